import { type Context, Hono } from 'hono'
import { requirePerson } from '../../auth/middleware'
import { AppError } from '../../kernel/error'
import { type MemberEnv, permit, withMembership } from '../../sites/middleware'
import {
  DEFAULT_FORM,
  FIRST_LIST,
  FormInput,
  ListInput,
  listWords,
  readForms,
  saveForm,
  saveList,
  withTickedLists,
} from '../../subscribers/public'
import { refuse as refuseRequest } from '../../web/errors'
import { describeProblem } from '../../web/on-error'
import { checkInput, type RawInput, readInput } from '../../web/read-input'
import type { Issues } from '../field'
import { show } from '../queue/show-queue'
import { FormMain, type FormValues } from './form-page'
import { EMPTY_LIST, ListMain, type ListValues } from './list-page'
import { ListsMain } from './lists-page'

/** What can be subscribed to, and by which forms: `/desk/{site}/lists` and `/desk/{site}/forms`. */
export const listsDesk = new Hono<MemberEnv>()

listsDesk.use('/:site/lists/*', requirePerson, withMembership)
listsDesk.use('/:site/forms/*', requirePerson, withMembership)

/** As many versions of a form's words as its page shows. */
const VERSIONS_SHOWN = 20

listsDesk.get('/:site/lists', permit('lists.edit'), async (c) => {
  const { ctx, site, t } = c.var
  const page = (
    <ListsMain t={t} site={site} {...(await readForms(ctx, site, t))} saved={c.req.query('saved') === '1'} />
  )
  return show(c, 'lists', t('desk.nav-lists'), page)
})

listsDesk.get('/:site/lists/new', permit('lists.edit'), (c) => showList(c, EMPTY_LIST, true))

listsDesk.post('/:site/lists/new', permit('lists.edit'), async (c) => saveListOf(c, await readInput(c), true))

listsDesk.get('/:site/lists/:list', permit('lists.edit'), async (c) => {
  const { lists } = await readForms(c.var.ctx, c.var.site, c.var.t)
  const list = lists.find(({ id }) => id === c.req.param('list'))
  if (!list) throw refuseRequest('not-found')
  return showList(c, { ...list, closed: list.closed_at !== null }, false)
})

listsDesk.post('/:site/lists/:list', permit('lists.edit'), async (c) =>
  saveListOf(c, { ...(await readInput(c)), id: c.req.param('list') }, false),
)

listsDesk.get('/:site/forms/new', permit('lists.edit'), (c) =>
  showForm(
    c,
    {
      id: '',
      name: '',
      lists: [FIRST_LIST],
      choose: false,
      askName: false,
      askFrequency: false,
      askHour: false,
      words: '',
    },
    true,
  ),
)

listsDesk.post('/:site/forms/new', permit('lists.edit'), async (c) => saveFormOf(c, await readInput(c), true))

listsDesk.get('/:site/forms/:form', permit('lists.edit'), async (c) => {
  const { forms } = await readForms(c.var.ctx, c.var.site, c.var.t)
  const form = forms.find(({ id }) => id === c.req.param('form'))
  if (!form) throw refuseRequest('not-found')
  return showForm(c, { id: form.id, name: form.name, ...form.settings }, false)
})

listsDesk.post('/:site/forms/:form', permit('lists.edit'), async (c) =>
  saveFormOf(c, { ...(await readInput(c)), id: c.req.param('form') }, false),
)

/** Saves, or shows the form again with what was typed. */
async function saveListOf(c: Context<MemberEnv>, input: RawInput, create: boolean): Promise<Response> {
  const { ctx, site, person } = c.var
  return orShowAgain(
    c,
    () => saveList(ctx, site, person.id, checkInput(ListInput, input), { create }),
    (issues) => {
      const values: ListValues = {
        id: textOf(input.id),
        name: textOf(input.name),
        description: textOf(input.description),
        words: textOf(input.words),
        closed: textOf(input.closed) !== '',
      }
      return showList(c, values, create, issues)
    },
  )
}

async function saveFormOf(c: Context<MemberEnv>, typed: RawInput, create: boolean): Promise<Response> {
  const { ctx, site, person } = c.var
  const input = withTickedLists(typed)
  return orShowAgain(
    c,
    () => saveForm(ctx, site, person.id, checkInput(FormInput, input), { create }),
    (issues) => {
      const values: FormValues = {
        id: textOf(input.id),
        name: textOf(input.name),
        lists: Array.isArray(input.list) ? input.list.map(String) : [],
        choose: input.choose === 'choose',
        askName: textOf(input.askName) !== '',
        askFrequency: textOf(input.askFrequency) !== '',
        askHour: textOf(input.askHour) !== '',
        words: textOf(input.words),
      }
      return showForm(c, values, create, issues)
    },
  )
}

async function orShowAgain(
  c: Context<MemberEnv>,
  save: () => Promise<void>,
  again: (issues: Issues) => Response | Promise<Response>,
): Promise<Response> {
  try {
    await save()
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    return again(describeProblem(error, c.var.t).errors)
  }
  return c.redirect(`/desk/${c.var.site.id}/lists?saved=1`, 303)
}

function showList(c: Context<MemberEnv>, values: ListValues, create: boolean, issues?: Issues) {
  const { site, t } = c.var
  const page = <ListMain t={t} site={site} values={values} create={create} issues={issues} />
  return showPage(c, t(create ? 'desk.list-new' : 'desk.list-change'), page, issues)
}

async function showForm(c: Context<MemberEnv>, values: FormValues, create: boolean, issues?: Issues) {
  const { ctx, site, t } = c.var
  const { lists } = await readForms(ctx, site, t)
  const words = create ? [] : await ctx.db.all(listWords(site.id, values.id || DEFAULT_FORM, VERSIONS_SHOWN))
  const page = (
    <FormMain
      t={t}
      site={site}
      lists={lists}
      values={values}
      create={create}
      issues={issues}
      words={words}
      now={ctx.clock.now()}
    />
  )
  return showPage(c, t(create ? 'desk.form-new' : 'desk.form-change'), page, issues)
}

const showPage = (c: Context<MemberEnv>, title: string, page: Parameters<typeof show>[3], issues: Issues) =>
  show(c, 'lists', issues ? `${c.var.t('page.error-prefix')} ${title}` : title, page, issues ? 422 : 200)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

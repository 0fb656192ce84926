import { type Context, Hono } from 'hono'
import { requireFresh, requirePerson } from '../auth/middleware'
import { parseEmail } from '../kernel/email-address'
import { AppError } from '../kernel/error'
import { parseId } from '../kernel/id'
import { type MemberEnv, permit, withMembership } from '../sites/middleware'
import { isAllowed } from '../sites/public'
import { addByHand, askByHand, endByHand, eraseByHand, listName, readForms } from '../subscribers/public'
import { describeProblem } from '../web/on-error'
import { checkInput, fieldsRefused, type RawInput, readInput, readQuery } from '../web/read-input'
import { refuse } from './errors'
import { GrowthMain } from './growth-page'
import { listPeople } from './list-people'
import { ASKED_PEOPLE, type AskedPeople, PeopleMain, peopleUrl } from './people-page'
import { personFile } from './person-file'
import { PersonMain } from './person-page'
import { readGrowth } from './read-growth'
import { readPerson } from './read-person'
import { AddByHand, ErasePerson, ListPeople } from './schema'
import { showAddressbook } from './show'

/** A site's subscribers at the desk: `/desk/{site}/subscribers`. */
export const addressbookDesk = new Hono<MemberEnv>()

addressbookDesk.use('/:site/subscribers/*', requirePerson, withMembership)

addressbookDesk.get('/:site/subscribers', permit('subscribers.read'), (c) => showPeople(c, readQuery(c)))

addressbookDesk.post('/:site/subscribers', permit('subscribers.change'), async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  try {
    const { email, list } = checkInput(AddByHand, input)
    const { id, asked } = await addByHand(ctx, site, person.id, email, list)
    return c.redirect(`/desk/${site.id}/subscribers/${id}?did=${asked ? 'added' : 'known'}`, 303)
  } catch (error) {
    if (!(error instanceof AppError) || ![409, 422].includes(error.status)) throw error
    const { detail, errors } = describeProblem(error, t)
    const adding = { email: String(input.email ?? ''), error: errors?.[0]?.message ?? detail }
    return showPeople(c, {}, { adding, status: error.status })
  }
})

addressbookDesk.get('/:site/subscribers/growth', permit('subscribers.read'), async (c) => {
  const { ctx, role, site, t } = c.var
  const growth = await readGrowth(ctx, site)
  const maySee = isAllowed(role, 'subscribers.read-address')
  return showAddressbook(
    c,
    t('addressbook.growth'),
    <GrowthMain t={t} site={site} growth={growth} maySee={maySee} />,
  )
})

addressbookDesk.get('/:site/subscribers/:id', permit('subscribers.read'), (c) => showPerson(c))

addressbookDesk.post('/:site/subscribers/:id/ask', permit('subscribers.change'), (c) =>
  change(c, 'asked', (id) => askByHand(c.var.ctx, c.var.site.id, c.var.person.id, id)),
)

addressbookDesk.post('/:site/subscribers/:id/end', permit('subscribers.change'), (c) =>
  change(c, 'ended', (id) => endByHand(c.var.ctx, c.var.site.id, c.var.person.id, id)),
)

addressbookDesk.post(
  '/:site/subscribers/:id/erase',
  permit('subscribers.transfer'),
  requireFresh,
  async (c) => {
    const { ctx, site, person, t } = c.var
    const subscriber = await readPerson(ctx, site, idIn(c), true)
    try {
      const { typed } = checkInput(ErasePerson, await readInput(c))
      if (typed.key !== parseEmail(subscriber.email)?.key)
        throw fieldsRefused([{ field: 'typed', message: 'addressbook.erase-typed' }])
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 422) throw error
      const { errors, detail } = describeProblem(error, t)
      return showPerson(c, { status: 422, mistyped: errors?.[0]?.message ?? detail })
    }
    await eraseByHand(ctx, site.id, person.id, subscriber.id)
    return c.redirect(`${peopleUrl(site)}?did=erased`, 303)
  },
)

addressbookDesk.get(
  '/:site/subscribers/:id/export.json',
  permit('subscribers.transfer'),
  requireFresh,
  async (c) => {
    const person = await readPerson(c.var.ctx, c.var.site, idIn(c), true)
    c.header('Content-Disposition', `attachment; filename="subscriber-${person.id}.json"`)
    return c.json(personFile(person))
  },
)

async function showPeople(
  c: Context<MemberEnv>,
  query: RawInput,
  {
    adding,
    status = 200,
  }: { readonly adding?: { email: string; error: string }; readonly status?: number } = {},
): Promise<Response> {
  const { ctx, site, t, role } = c.var
  const asked = checkInput(ListPeople, query)
  const maySee = isAllowed(role, 'subscribers.read-address')
  const page = await listPeople(ctx, site, asked, maySee)
  const { lists, forms } = await readForms(ctx, site, t)
  const text = (name: keyof AskedPeople) => (typeof query[name] === 'string' ? query[name].trim() : '')
  return showAddressbook(
    c,
    t('desk.nav-subscribers'),
    <PeopleMain
      {...{
        t,
        site,
        page,
        forms,
        maySee,
        adding,
        lists: lists.map((list) => ({ id: list.id, name: listName(list, site.name, t) })),
        asked: Object.fromEntries(
          ASKED_PEOPLE.filter((name) => name !== 'q' || maySee).map((name) => [name, text(name)]),
        ),
        now: ctx.clock.now(),
      }}
      mayChange={isAllowed(role, 'subscribers.change')}
      mayTransfer={isAllowed(role, 'subscribers.transfer')}
      said={c.req.query('did') === 'erased' ? t('addressbook.did-erased') : undefined}
    />,
    { status },
  )
}

const DONE = ['added', 'known', 'asked', 'ended'] as const

async function showPerson(
  c: Context<MemberEnv>,
  {
    warning,
    mistyped,
    status = 200,
  }: { readonly warning?: string; readonly mistyped?: string; readonly status?: number } = {},
): Promise<Response> {
  const { ctx, site, t, role } = c.var
  const person = await readPerson(ctx, site, idIn(c), isAllowed(role, 'subscribers.read-address'))
  const did = DONE.find((done) => done === c.req.query('did'))
  return showAddressbook(
    c,
    person.email,
    <PersonMain
      {...{ t, site, person, warning, mistyped, now: ctx.clock.now() }}
      mayChange={isAllowed(role, 'subscribers.change')}
      mayTransfer={isAllowed(role, 'subscribers.transfer')}
      erasing={mistyped !== undefined || c.req.query('erase') === '1'}
      said={did && t(`addressbook.did-${did}`)}
    />,
    { status },
  )
}

/** Does it and shows the person again; where it cannot be done, the page says why. */
async function change(
  c: Context<MemberEnv>,
  did: (typeof DONE)[number],
  work: (id: number) => Promise<void>,
): Promise<Response> {
  const { ctx, site, t } = c.var
  const id = idIn(c)
  await readPerson(ctx, site, id, false)
  try {
    await work(id)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error
    return showPerson(c, { warning: describeProblem(error, t).detail, status: 409 })
  }
  return c.redirect(`${peopleUrl(site)}/${id}?did=${did}`, 303)
}

/** @throws addressbook/unknown (404) */
function idIn(c: Context<MemberEnv>): number {
  const id = parseId(c.req.param('id') ?? '')
  if (id === undefined) throw refuse('unknown')
  return id
}

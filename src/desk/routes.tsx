import { type Context, Hono } from 'hono'
import { requirePerson } from '../auth/middleware'
import { AppError } from '../kernel/error'
import { parseId } from '../kernel/id'
import {
  applyAction,
  applyBulkAction,
  asksForAnything,
  BulkAction,
  type BulkDone,
  DecideAtDesk,
  ListQueue,
  readPicks,
  SearchComments,
  searchComments,
  tryHolds,
  undoAction,
  undoBulkAction,
} from '../moderation/public'
import { listRules } from '../rules/public'
import { type MemberEnv, permit, withMembership } from '../sites/middleware'
import { authorize, SiteForm, updateSettings } from '../sites/public'
import { idIn } from '../web/id-in'
import { shapeOf } from '../web/negotiate'
import { describeProblem } from '../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../web/read-input'
import { deskUrl, type Place } from './desk-url'
import { reportBulk, reportLeft, reportUndo } from './queue/bulk-report'
import { ItemPane } from './queue/item-pane'
import { placeIn } from './queue/place-in'
import { ASKED, type Asked, SearchMain } from './queue/search-page'
import {
  paneRights,
  QUEUE_PAGE,
  readPane,
  refuseAtDesk,
  refuseBulk,
  show,
  showQueue,
  tellNews,
} from './queue/show-queue'
import { SnippetMain } from './set-up/snippet-page'
import { SettingsMain, type SettingsValues, valuesOf } from './settings/settings-page'

/** The moderation desk, below `/desk`, behind a session. Each route names the permission it needs. */
export const desk = new Hono<MemberEnv>()

desk.use(requirePerson)

desk.use('/:site/*', withMembership)

desk.get('/:site', permit('comments.read'), (c) => showQueue(c, checkInput(ListQueue, readQuery(c))))

desk.get('/:site/news', permit('comments.read'), (c) => tellNews(c, c.var.site))

/** One comment's pane alone, for the script that opens the next before it is asked for. */
desk.get('/:site/comments/:id/pane', permit('comments.read'), async (c) => {
  const pane = await readPane(c.var, idIn(c))
  const query = readQuery(c)
  const { status } = checkInput(ListQueue, query)
  return c.html(<ItemPane t={c.var.t} view={{ ...pane, place: placeIn(query, status) }} />)
})

desk.post('/:site/comments/:id', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  const action = checkInput(DecideAtDesk, input)
  const id = idIn(c)
  const at = { ...placeIn(input, action.from), item: parseId(textOf(input.next) ?? ''), of: textOf(input.of) }
  try {
    const { status, actionId } = await applyAction(ctx, site, person.id, id, action)
    if (shapeOf(c) === 'json') {
      return c.json({
        id: String(id),
        status,
        said: t(`desk.did-${action.action}`),
        undo: actionId === null ? null : String(actionId),
      })
    }
    return c.redirect(deskUrl(site, { ...at, done: actionId ?? undefined }), 303)
  } catch (error) {
    return refuseAtDesk(c, error, { ...at, item: id })
  }
})

desk.post('/:site/undo/:action', permit('comments.moderate'), async (c) => {
  const { ctx, site, person } = c.var
  try {
    const { id, status } = await undoAction(ctx, site, person.id, idIn(c, 'action'))
    if (shapeOf(c) === 'json') return c.json({ id: String(id), status })
    return c.redirect(deskUrl(site, { ...placeIn(readQuery(c), status), item: id }), 303)
  } catch (error) {
    return refuseAtDesk(c, error, { ...placeIn(readQuery(c), 'held'), item: undefined })
  }
})

/** One decision about every comment that was picked. Scripts learn which to put back; a form is told on the page. */
desk.post('/:site/comments', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  const action = checkInput(BulkAction, input)
  const at = placeIn(input, action.from)
  try {
    const done = await applyBulkAction(ctx, site, person.id, action, readPicks(input))
    return tellBulk(c, done, reportBulk(t, action.action, done), { ...at, bulk: done.bulk ?? undefined })
  } catch (error) {
    return refuseBulk(c, error, at)
  }
})

desk.post('/:site/bulk/:bulk/undo', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, t } = c.var
  const done = await undoBulkAction(ctx, site, person.id, idIn(c, 'bulk'))
  return tellBulk(c, done, reportUndo(t, done), placeIn(readQuery(c), done.undone.from))
})

desk.get('/:site/search', permit('comments.read'), async (c) => {
  const { t, ctx, site } = c.var
  const typed = readQuery(c)
  const now = ctx.clock.now()
  const title = [t('desk.nav-search'), textOf(typed.q)].filter(Boolean).join(': ')
  const { maySeeAddress, mayDecide } = paneRights(c.var)
  const view = { site, asked: askedIn(typed), maySeeAddress, mayDecide, now }
  try {
    const query = checkInput(SearchComments, typed)
    if (query.address) authorize(c.var.role, 'comments.read-address')
    const found = asksForAnything(query) ? await searchComments(ctx, site, query) : undefined
    return show(c, 'search', title, <SearchMain t={t} view={{ ...view, found }} />)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const { errors: issues } = describeProblem(error, t)
    return show(
      c,
      'search',
      `${t('page.error-prefix')} ${t('desk.nav-search')}`,
      <SearchMain t={t} view={{ ...view, issues }} />,
      422,
    )
  }
})

const askedIn = (typed: RawInput): Asked =>
  Object.fromEntries(ASKED.map((name) => [name, textOf(typed[name]) ?? ''])) as unknown as Asked

desk.get('/:site/snippet', permit('site.snippet'), (c) => {
  const { t, ctx, site } = c.var
  return show(
    c,
    'snippet',
    t('desk.nav-snippet'),
    <SnippetMain t={t} site={site} publicUrl={ctx.config.publicUrl} />,
  )
})

desk.get('/:site/settings', permit('site.settings'), (c) => {
  const { t, site } = c.var
  const saved = c.req.query('saved') === '1'
  const page = <SettingsMain t={t} site={site} values={valuesOf(site)} saved={saved} />
  return show(c, 'settings', t('desk.nav-settings'), page)
})

desk.post('/:site/settings', permit('site.settings'), async (c) => {
  const { t, ctx, site, person } = c.var
  const input = await readInput(c)
  try {
    const form = checkInput(SiteForm, input)
    if (input.do === 'try') {
      const rules = (await ctx.db.all(listRules(site.id))).filter(({ off }) => off === 0)
      const trial = await tryHolds(ctx, site, { settings: { ...site.settings, ...form } }, rules)
      const page = <SettingsMain t={t} site={site} values={typedValues(site, input)} trial={trial} />
      return show(c, 'settings', t('desk.nav-settings'), page)
    }
    await updateSettings(ctx, site, person.id, form)
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error
    const { errors } = describeProblem(error, t)
    const page = <SettingsMain t={t} site={site} values={typedValues(site, input)} issues={errors} />
    return show(c, 'settings', `${t('page.error-prefix')} ${t('desk.nav-settings')}`, page, 422)
  }
  return c.redirect(`/desk/${site.id}/settings?saved=1`, 303)
})

/** Field by field what was typed, else what is stored. */
function typedValues(site: MemberEnv['Variables']['site'], input: RawInput): SettingsValues {
  const stored = valuesOf(site)
  const names = Object.keys(stored) as (keyof SettingsValues)[]
  return Object.fromEntries(
    names.map((name) => [name, textOf(input[name]) ?? stored[name]]),
  ) as unknown as SettingsValues
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined

/** Where nothing was left behind, a form goes back to the list; else it is told why, beside the list as it stands now. */
function tellBulk(
  c: Context<MemberEnv>,
  done: BulkDone,
  said: string,
  at: Place & { readonly bulk?: number | undefined },
) {
  if (shapeOf(c) === 'json') {
    return c.json({
      said,
      undo: at.bulk === undefined ? null : String(at.bulk),
      moved: done.moved.map(String),
      left: done.skipped.map(({ id, why }) => ({ id: String(id), why })),
    })
  }
  if (done.skipped.length === 0) return c.redirect(deskUrl(c.var.site, at), 303)
  // What was done stands beside its undo already.
  const text = at.bulk === undefined ? said : reportLeft(c.var.t, done)
  const query = { ...at, item: undefined, limit: QUEUE_PAGE }
  return showQueue(c, query, { text })
}

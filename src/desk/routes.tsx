import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { requirePerson } from '../auth/middleware'
import { AppError } from '../kernel/error'
import { parseId } from '../kernel/id'
import {
  ApplyAction,
  applyAction,
  inWords,
  ListQueue,
  listQueue,
  readDay,
  readItem,
  readLog,
  readOwnAction,
  undoAction,
} from '../moderation/public'
import { type MemberEnv, permit, withMembership } from '../sites/middleware'
import { isAllowed, listSitesOf, SiteForm, toSite, updateSettings } from '../sites/public'
import { renderDesk } from '../web/desk-page'
import { refuse as refuseRequest } from '../web/errors'
import { shapeOf } from '../web/negotiate'
import { describeProblem } from '../web/on-error'
import { checkInput, type RawInput, readInput, readQuery } from '../web/read-input'
import { deskUrl } from './desk-url'
import { EmptyList, EmptyQueue } from './empty-queue'
import { UndoOffer, Warning } from './flash'
import { ItemPane } from './item-pane'
import { LogMain } from './log-page'
import { type DeskPlace, frameOf } from './nav'
import { QueueMain } from './queue-page'
import { SettingsMain, type SettingsValues, valuesOf } from './settings-page'
import { SitesMain } from './sites-page'
import { SnippetMain } from './snippet-page'

/** The moderation desk, below `/desk`, behind a session. Each route names the permission it needs. */
export const desk = new Hono<MemberEnv>()

desk.use(requirePerson)

desk.get('/', async (c) => {
  const { t, ctx, person } = c.var
  const sites = (await ctx.db.all(listSitesOf(person.id))).map(toSite)
  if (sites.length === 1) return c.redirect(`/desk/${sites[0]!.id}`, 303)
  return renderDesk(
    c,
    { title: t('desk.choose-site') },
    frameOf(t, person),
    <SitesMain t={t} sites={sites} />,
  )
})

desk.use('/:site/*', withMembership)

desk.get('/:site', permit('comments.read'), (c) => showQueue(c, checkInput(ListQueue, readQuery(c))))

/** One comment's pane alone, for the script that opens the next before it is asked for. */
desk.get('/:site/comments/:id/pane', permit('comments.read'), async (c) => {
  const item = await readItem(c.var.ctx, c.var.site, idIn(c, 'id'))
  const { status } = checkInput(ListQueue, readQuery(c))
  return c.html(<ItemPane t={c.var.t} view={{ ...paneRights(c), item, status }} />)
})

desk.post('/:site/comments/:id', permit('comments.moderate'), async (c) => {
  const { ctx, site, person, t } = c.var
  const input = await readInput(c)
  const action = checkInput(ApplyAction, input)
  const id = idIn(c, 'id')
  const at = { status: action.from, after: textOf(input.after), item: parseId(textOf(input.next) ?? '') }
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
    return c.redirect(deskUrl(site, { status, item: id }), 303)
  } catch (error) {
    return refuseAtDesk(c, error, { status: 'held', item: undefined })
  }
})

desk.get('/:site/log', permit('log.read'), async (c) => {
  const { t, ctx, site } = c.var
  const { items, next } = await readLog(ctx, site, c.req.query('after'))
  return show(
    c,
    'log',
    t('desk.nav-log'),
    <LogMain t={t} site={site} entries={items} next={next} now={ctx.clock.now()} />,
  )
})

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
    await updateSettings(ctx, site, person.id, checkInput(SiteForm, input))
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

function idIn(c: Context<MemberEnv>, name: string): number {
  const id = parseId(c.req.param(name) ?? '')
  if (id === undefined) throw refuseRequest('not-found')
  return id
}

const paneRights = (c: Context<MemberEnv>) => ({
  site: c.var.site,
  now: c.var.ctx.clock.now(),
  mayDecide: isAllowed(c.var.role, 'comments.moderate'),
  maySeeAddress: isAllowed(c.var.role, 'comments.read-address'),
})

function show(c: Context<MemberEnv>, at: DeskPlace, title: string, page: Child, status = 200) {
  const { t, person, site, role, sites } = c.var
  const frame = frameOf(t, person, { site, role, sites, at })
  return renderDesk(c, { title: `${title} · ${site.name}`, status }, frame, page)
}

async function showQueue(
  c: Context<MemberEnv>,
  query: Pick<ListQueue, 'status' | 'after' | 'item' | 'done' | 'limit'>,
  refusal?: { readonly status: number; readonly text: string },
) {
  const { t, ctx, site, person } = c.var
  const { status, after } = query
  const queue = await listQueue(ctx, site, query)
  // An item may have left this list meanwhile and still be asked for; it is shown all the same, with where it stands now.
  const openId = query.item ?? queue.items[0]?.id
  const item = openId === undefined ? undefined : await readItem(ctx, site, openId)
  const done = query.done === undefined ? undefined : await readOwnAction(ctx, site, person.id, query.done)
  const now = ctx.clock.now()
  const place = queue.items.findIndex(({ id }) => id === openId)
  const count = `${queue.items.length}${queue.next || after ? '+' : ''}`
  const title = t('desk.queue-title', { list: t(`desk.tab-${status}`), amount: count })
  const view = { site, status, queue, after, openId, chosen: query.item !== undefined, now }
  const nextId = queue.items[place + 1]?.id
  const flash = refusal ? (
    <Warning text={refusal.text} />
  ) : (
    done && <UndoOffer t={t} site={site} done={done} />
  )
  const pane = item ? (
    <ItemPane t={t} view={{ ...paneRights(c), item, status, after, nextId }} />
  ) : status === 'held' ? (
    <EmptyQueue t={t} day={await readDay(ctx, site)} now={now} />
  ) : (
    <EmptyList t={t} />
  )
  return show(
    c,
    'queue',
    title,
    <QueueMain t={t} view={view} flash={flash}>
      {pane}
    </QueueMain>,
    refusal?.status,
  )
}

/** A refusal is told beside the comment it is about, as that stands now; scripts get it as data. */
function refuseAtDesk(
  c: Context<MemberEnv>,
  error: unknown,
  at: Pick<ListQueue, 'status' | 'after' | 'item'>,
) {
  const told = inWords(error, c.var.t)
  if (!(told instanceof AppError) || told.status !== 409 || shapeOf(c) === 'json') throw told
  const text = describeProblem(told, c.var.t).detail
  return showQueue(c, { ...at, done: undefined, limit: 25 }, { status: told.status, text })
}

import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { readAuthor } from '../../authors/public'
import { AppError } from '../../kernel/error'
import { parseId } from '../../kernel/id'
import {
  countReported,
  inWords,
  type ListQueue,
  listQueue,
  readDay,
  readItem,
  readOwnAction,
  readOwnBulk,
} from '../../moderation/public'
import { findSite, isAllowed, type MemberEnv, type SitesEnv, toSite } from '../../sites/public'
import { listRunning } from '../../sweeps/public'
import { renderDesk } from '../../web/desk-page'
import { shapeOf } from '../../web/negotiate'
import { describeProblem } from '../../web/on-error'
import { readKeys } from '../account/key-table'
import { saidOfBan } from '../bans/ban-said'
import type { Place } from '../desk-url'
import { BanUndoOffer, BulkUndoOffer, UndoOffer, Warning } from '../flash'
import { type DeskPlace, frameOf } from '../nav'
import { SweepNotice } from '../sweeps/sweep-page'
import { allSites } from './all-sites'
import { EmptyList, EmptyQueue } from './empty-queue'
import { ItemPane } from './item-pane'
import { QueueMain } from './queue-page'
import { readEdits } from './read-edits'

type MemberVars = Pick<MemberEnv['Variables'], 'ctx' | 'person' | 'site' | 'role'>

/** What this member sees of a comment and may do with it. */
export const paneRights = ({ ctx, person, site, role }: MemberVars) => ({
  site,
  now: ctx.clock.now(),
  mayDecide: isAllowed(role, 'comments.moderate'),
  maySeeAddress: isAllowed(role, 'comments.read-address'),
  mayErase: isAllowed(role, 'authors.erase'),
  keys: readKeys(person.keys),
})

/** A comment with what this member may know of it. What is known of authors is for who decides. */
export async function readPane(vars: MemberVars, id: number, how?: Parameters<typeof readItem>[3]) {
  const { ctx, site } = vars
  const rights = paneRights(vars)
  const item = await readItem(ctx, site, id, how)
  const [author, edits] = await Promise.all([
    rights.mayDecide ? readAuthor(ctx, site, item) : undefined,
    readEdits(ctx, site, item),
  ])
  return { ...rights, item, author, edits }
}

/** A page of the desk of one site, in its frame. */
export function show(c: Context<MemberEnv>, at: DeskPlace, title: string, page: Child, status = 200) {
  const { t, person, site, role, sites } = c.var
  const frame = frameOf(t, person, { site, role, sites, at })
  return renderDesk(c, { title: `${title} · ${site.name}`, status }, frame, page)
}

type QueueQuery = Place &
  Pick<ListQueue, 'item' | 'limit'> &
  Partial<Pick<ListQueue, 'done' | 'bulk' | 'ban'>> & {
    /** Over all sites: whose the open comment is, and whose was just decided. */
    readonly of?: string | undefined
    readonly did?: string | undefined
  }

/** What is told above the list: a refusal, or what a bulk left where it is, with the ways back from what it did. */
interface Notice {
  readonly status?: number
  readonly text: string
  readonly offers?: Child
}

/** The list with the open comment, and what was just done: of the site of the address, or, across, of all sites of the person as one. */
export async function showQueue<E extends SitesEnv>(c: Context<E>, query: QueueQuery, notice?: Notice) {
  const { t, ctx, person, sites, ...vars } = c.var as SitesEnv['Variables'] & Partial<MemberVars>
  const { status, after, order, why, across } = query
  const one = across ? undefined : vars.site
  const find = (siteId: string | undefined) => sites.find(({ id }) => id === siteId)
  const { limit, how } = roomFor(query, one ? 1 : sites.length)
  const [queue, reported, running] = await Promise.all([
    listQueue(ctx, one ?? sites, { ...query, limit }),
    countReported(ctx, ...(one ? [one] : sites)),
    one ? listRunning(ctx, one) : [],
  ])
  // An item may have left this list meanwhile and still be asked for; it is shown all the same, with where it stands now.
  const asked = one ?? find(query.of)
  const chosen = asked !== undefined && query.item !== undefined
  const open = chosen ? { id: query.item!, siteId: asked.id } : queue.items[0]
  const member = find(open?.siteId)
  const home = member && (one ?? toSite(await ctx.db.first(findSite(member.id))))
  const pane = home && (await readPane({ ctx, person, site: home, role: member.role }, open!.id, how))
  const decided = one ?? find(query.did)
  const done = decided && query.done && (await readOwnAction(ctx, decided, person.id, query.done))
  const bulk = one && query.bulk && (await readOwnBulk(ctx, one, person.id, query.bulk))
  const banned = decided && query.ban && (await saidOfBan(ctx, t, decided, person.id, query.ban))
  const site = one ?? allSites(t)
  const role = one && vars.role
  const now = ctx.clock.now()
  const place = { status, after, order, why, across }
  const amount = `${queue.items.length}${queue.next || after ? '+' : ''}`
  const view = {
    site,
    amount,
    sites: one ? undefined : sites,
    place,
    reported,
    queue,
    openId: open?.id,
    chosen,
    mayDecide: (role ? [{ role }] : sites).some((member) => isAllowed(member.role, 'comments.moderate')),
    keys: readKeys(person.keys),
    now,
  }
  const next = queue.items[queue.items.findIndex(({ id }) => id === open?.id) + 1]
  const flash = (
    <>
      {notice && <Warning text={notice.text} />}
      {running.map((sweep) => (
        <SweepNotice t={t} site={site} sweep={sweep} />
      ))}
      {done && <UndoOffer t={t} site={decided!} done={done} place={place} />}
      {banned && <BanUndoOffer t={t} site={decided!} id={query.ban!} said={banned} place={place} />}
      {bulk && <BulkUndoOffer t={t} site={site} bulk={bulk} place={place} />}
      {notice?.offers}
    </>
  )
  const title = t('desk.queue-title', { list: t(`desk.tab-${status}`), amount })
  return renderDesk(
    c,
    { title: `${title} · ${site.name}`, status: notice?.status },
    frameOf(t, person, { site, role: role ?? 'reader', sites, at: one ? 'queue' : 'across' }),
    <QueueMain t={t} view={view} flash={flash}>
      {pane ? (
        <ItemPane t={t} view={{ ...pane, place, next }} />
      ) : one && status === 'held' && !why && !after ? (
        <EmptyQueue t={t} day={await readDay(ctx, one)} now={now} />
      ) : (
        <EmptyList t={t} place={place} />
      )}
    </QueueMain>,
  )
}

/** From here on it is felt that each site costs a row of every list. */
const MANY_SITES = 10

/**
 * A page with its open comment has 150 rows (budgets). Each site costs it two, of the list and of what was reported, and by risk or reason a third; there each
 * comment costs two as well. So a page of several sites is shorter, and where the list has taken much, less is counted beside the open comment.
 */
function roomFor({ limit, why, order }: QueueQuery, sites: number) {
  const indexed = Boolean(why) || order === 'riskiest'
  if (sites > MANY_SITES) return { limit: Math.min(limit, indexed ? 20 : 40), how: 'brief' } as const
  if (sites > 1 && indexed) return { limit: Math.min(limit, QUEUE_PAGE), how: 'full' } as const
  return { limit, how: indexed && limit > QUEUE_PAGE ? 'brief' : 'full' } as const
}

/** The ids that came to wait since one of them, a page at most: no row is read where none did. */
export async function tellNews<E extends SitesEnv>(c: Context<E>, of: Parameters<typeof listQueue>[1]) {
  const since = parseId(c.req.query('since') ?? '')
  const asked = { status: 'held', order: 'oldest', since, limit: QUEUE_PAGE } as const
  const { items } = await listQueue(c.var.ctx, of, asked)
  return items.length === 0 ? c.body(null, 204) : c.json({ ids: items.map(({ id }) => String(id)) })
}

/** As many as a list shows where the address does not say. */
export const QUEUE_PAGE = 25

/** A refusal is told beside the comment it is about, as that stands now; scripts get it as data. */
export function refuseAtDesk(c: Context<MemberEnv>, error: unknown, at: Place & Pick<ListQueue, 'item'>) {
  const told = inWords(error, c.var.t)
  if (!(told instanceof AppError) || told.status !== 409 || shapeOf(c) === 'json') throw told
  const text = describeProblem(told, c.var.t).detail
  return showQueue(c, { ...at, of: c.var.site.id, limit: QUEUE_PAGE }, { status: told.status, text })
}

/** What was asked of many cannot be: told above the list as it stands; scripts get it as data. */
export function refuseBulk<E extends SitesEnv>(c: Context<E>, error: unknown, at: Place) {
  if (!(error instanceof AppError) || error.status !== 422 || shapeOf(c) === 'json') throw error
  const text = describeProblem(error, c.var.t).errors?.[0]?.message ?? ''
  return showQueue(c, { ...at, item: undefined, limit: QUEUE_PAGE }, { status: 422, text })
}

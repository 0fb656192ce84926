import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { readAuthor } from '../authors/public'
import { AppError } from '../kernel/error'
import {
  countReported,
  inWords,
  type ListQueue,
  listQueue,
  readDay,
  readItem,
  readOwnAction,
  readOwnBulk,
} from '../moderation/public'
import { isAllowed, type MemberEnv } from '../sites/public'
import { listRunning } from '../sweeps/public'
import { renderDesk } from '../web/desk-page'
import { shapeOf } from '../web/negotiate'
import { describeProblem } from '../web/on-error'
import { saidOfBan } from './ban-said'
import type { Place } from './desk-url'
import { EmptyList, EmptyQueue } from './empty-queue'
import { BanUndoOffer, BulkUndoOffer, UndoOffer, Warning } from './flash'
import { ItemPane } from './item-pane'
import { readKeys } from './key-table'
import { type DeskPlace, frameOf } from './nav'
import { QueueMain } from './queue-page'
import { readEdits } from './read-edits'
import { showAcross } from './show-across'
import { SweepNotice } from './sweep-page'

type MemberVars = Pick<MemberEnv['Variables'], 'ctx' | 'person' | 'site' | 'role'>

/** What this member sees of a comment and may do with it. */
export const paneRights = ({ ctx, person, site, role }: MemberVars) => ({
  site,
  now: ctx.clock.now(),
  mayDecide: isAllowed(role, 'comments.moderate'),
  maySeeAddress: isAllowed(role, 'comments.read-address'),
  keys: readKeys(person.keys),
})

/** A comment with what this member may know of it. What is known of authors is for who decides. */
export async function readPane(vars: MemberVars, id: number) {
  const { ctx, site } = vars
  const rights = paneRights(vars)
  const item = await readItem(ctx, site, id)
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

export type QueueQuery = Place &
  Pick<ListQueue, 'item' | 'limit'> &
  Partial<Pick<ListQueue, 'done' | 'bulk' | 'ban'>>

/** What is told above the list: a refusal, or what a bulk left where it is. */
export interface Notice {
  readonly status?: number
  readonly text: string
}

/** The list with the open comment, and what was just done. */
export async function showQueue(c: Context<MemberEnv>, query: QueueQuery, notice?: Notice) {
  const { t, ctx, site, person } = c.var
  const { status, after, order, why } = query
  const [queue, reported, running] = await Promise.all([
    listQueue(ctx, site, query),
    countReported(ctx, site),
    listRunning(ctx, site),
  ])
  // An item may have left this list meanwhile and still be asked for; it is shown all the same, with where it stands now.
  const openId = query.item ?? queue.items[0]?.id
  const pane = openId === undefined ? undefined : await readPane(c.var, openId)
  const done = query.done === undefined ? undefined : await readOwnAction(ctx, site, person.id, query.done)
  const bulk = query.bulk === undefined ? undefined : await readOwnBulk(ctx, site, person.id, query.bulk)
  const banned = query.ban === undefined ? undefined : await saidOfBan(ctx, t, site, person.id, query.ban)
  const now = ctx.clock.now()
  const place = queue.items.findIndex(({ id }) => id === openId)
  const count = `${queue.items.length}${queue.next || after ? '+' : ''}`
  const title = t('desk.queue-title', { list: t(`desk.tab-${status}`), amount: count })
  const rights = paneRights(c.var)
  const at = { status, after, order, why }
  const view = {
    site,
    place: at,
    queue,
    reported,
    openId,
    chosen: query.item !== undefined,
    mayDecide: rights.mayDecide,
    keys: rights.keys,
    now,
  }
  const next = queue.items[place + 1]
  const flash = (
    <>
      {notice && <Warning text={notice.text} />}
      {running.map((sweep) => (
        <SweepNotice t={t} site={site} sweep={sweep} />
      ))}
      {done && <UndoOffer t={t} site={site} done={done} />}
      {banned && <BanUndoOffer t={t} site={site} id={query.ban!} said={banned} />}
      {bulk && <BulkUndoOffer t={t} site={site} bulk={bulk} />}
    </>
  )
  const shown = pane ? (
    <ItemPane t={t} view={{ ...pane, place: at, next }} />
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
      {shown}
    </QueueMain>,
    notice?.status,
  )
}

/** As many as a list shows where the address does not say. */
export const QUEUE_PAGE = 25

/** A refusal is told beside the comment it is about, as that stands now; scripts get it as data. */
export function refuseAtDesk(
  c: Context<MemberEnv>,
  error: unknown,
  at: Place & Pick<ListQueue, 'item'> & { readonly of?: string | undefined },
) {
  const told = inWords(error, c.var.t)
  if (!(told instanceof AppError) || told.status !== 409 || shapeOf(c) === 'json') throw told
  const text = describeProblem(told, c.var.t).detail
  const notice = { status: told.status, text }
  return at.across
    ? showAcross(c, { ...at, limit: QUEUE_PAGE }, notice)
    : showQueue(c, { ...at, limit: QUEUE_PAGE }, notice)
}

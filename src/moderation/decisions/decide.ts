import { recordAction } from '../../audit/public'
import {
  changeStatus,
  commentsChanged,
  countSettledBy,
  moveTombstones,
  STATUS,
  type Status,
  statusName,
} from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import { refuse } from '../errors'
import { findItem, type ItemRow } from '../queries'
import { findDecision } from './find-decision'
import { moveReports } from './move-reports'
import { tellLater } from './tell-author'

export type DecideCtx = Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer' | 'wake'>

/** A change of one comment's place, bound to what the moderator saw. */
export interface Change {
  readonly id: number
  readonly revision: number
  readonly from: Status
  readonly to: Status
  /** For the log: `comment.approve`, `comment.undo`, … */
  readonly action: string
  readonly personId: number
  /** The row of the log of the decision that this one takes back: its reports are open again. */
  readonly undoes?: number
  /** Why, for a rejection or a return; an undo puts back what was there. */
  readonly reason?: string | null
  /** How long the moderator had it before the eye, as the browser says. */
  readonly lookedMs?: number | null | undefined
  /** Whether its author is mailed, once it can hardly be undone any more. */
  readonly tell?: boolean
}

export interface Decided {
  readonly id: number
  readonly status: Status
  /** False if it already stood there: nothing was written. */
  readonly changed: boolean
  /** The row of the log by which this can be undone; null if nothing changed. */
  readonly actionId: number | null
}

/**
 * Moves a comment, its counters, its tombstones and the log in one transaction, then takes the old answers out of the cache: at once if
 * something must not be seen any more, soon if something may be seen now. It settles what readers reported of it. Asking again for what already is writes nothing.
 * @throws moderation/unknown (404), moderation/changed-meanwhile (409, the author edited it), moderation/already-decided (409, says by whom)
 */
export async function decide(ctx: DecideCtx, site: Site, change: Change): Promise<Decided> {
  const row = await ctx.db.first(findItem(site.id, change.id))
  if (!row) throw refuse('unknown')
  const status = statusName(row.status)
  if (status === change.to && !(await hasReportsToMove(ctx, row, change)))
    return { id: row.id, status, changed: false, actionId: null }
  if (row.revision !== change.revision) throw refuse('changed-meanwhile')
  if (status !== change.from) throw await alreadyDecided(ctx, site, row)

  const { from, to } = change
  const { actionId, statements } = decisionOf(ctx, site, row, change)
  const [moved] = await ctx.db.batch(statements)
  // Somebody was quicker between the look and the move: look again, and refuse or agree by what stands there now.
  if (moved!.changes === 0) return decide(ctx, site, change)

  ctx.wake()
  if (from === to) return { id: row.id, status: to, changed: true, actionId }
  if (from === 'published') await ctx.cache.purgeNow([threadTag(row.thread_id), siteTag(site.id)])
  else if (to === 'published') ctx.defer(ctx.cache.purgeSoon(threadTag(row.thread_id)))
  return { id: row.id, status: to, changed: true, actionId }
}

/**
 * A decision as statements: the first moves the comment, bound to what was seen. Whoever has more to do in the same batch puts stopUnlessStill in front.
 * @returns the statements, and the row of the log by which it can be undone
 */
export function decisionOf(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  site: Site,
  row: ItemRow,
  change: Change,
): { readonly actionId: number; readonly statements: readonly Bound<never>[] } {
  const { from, to, revision, reason = null } = change
  const { id: actionId, statement } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${change.personId}`,
      action: change.action,
      subject: `comment:${row.id}`,
      before: stateOf(from, row.revision, row.reason),
      after: stateOf(to, row.revision, reason),
      lookedMs: change.lookedMs,
    },
    { onlyIfChanged: true },
  )
  const now = ctx.clock.now()
  const statements = [
    changeStatus(site.id, row.id, STATUS[to], revision, STATUS[from], now, reason),
    statement,
    ...moveTombstones(site.id, row, change),
    ...moveReports(site.id, [row.id], change, actionId, now),
    enqueue(ctx, commentsChanged, { siteId: site.id, ids: [row.id] }),
    ...(change.tell && row.author_email !== null && (to === 'rejected' || to === 'returned')
      ? [tellLater(ctx, { siteId: site.id, status: to, reason, comments: [{ id: row.id, revision }] })]
      : []),
  ]
  return { actionId, statements }
}

/** Where a comment stays where it is there may still be something to decide: its reports. "Approve" then says that it may stay. */
async function hasReportsToMove(
  ctx: Pick<Ctx, 'db'>,
  row: ItemRow,
  { to, undoes }: Change,
): Promise<boolean> {
  if (undoes === undefined) return row.reports > 0 && to === 'published'
  return ((await ctx.db.first(countSettledBy(row.id, undoes)))?.count ?? 0) > 0
}
/** A comment's place for the log, with the reason if there is one. */
export const stateOf = (status: Status, revision: number, reason: string | null | undefined) => ({
  status,
  revision,
  ...(reason && { reason }),
})

/** Without a decision by hand it was the author or an import: then there is nobody to name. */
async function alreadyDecided(ctx: Pick<Ctx, 'db'>, site: Site, row: ItemRow) {
  const decision = await findDecision(ctx, site, row)
  if (!decision?.by) return refuse('changed-meanwhile')
  return refuse('already-decided', { params: { by: decision.by, status: statusName(row.status) } })
}

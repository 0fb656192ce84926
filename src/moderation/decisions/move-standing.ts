import { recordBulk } from '../../audit/public'
import {
  changeStatuses,
  commentsChanged,
  STATUS,
  settleTombstones,
  stopUnlessAllStand,
} from '../../comments/public'
import { decodePath } from '../../kernel/id'
import { enqueue } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import type { PlaceRow } from '../queries'
import { type DecideCtx, stateOf } from './decide'
import type { BulkChange } from './move-many'
import { moveReports } from './move-reports'
import { tellLater } from './tell-author'

/**
 * Moves comments that stand as they were just read, with counters, tombstones, log and reports, in one transaction. It is stopped (platform/sql.ts, STOP) if
 * one of them does not stand so any more.
 * @param change.before the reason that each had before, for an undo
 * @param also further statements of the same transaction, by the bulk's id
 * @returns the bulk's id in the log
 */
export async function moveStanding(
  ctx: DecideCtx,
  site: Site,
  change: Omit<BulkChange, 'picks'> & {
    readonly before?: ReadonlyMap<number, string | null | undefined>
  },
  rows: readonly PlaceRow[],
  also: (bulk: number) => readonly Bound<never>[] = () => [],
): Promise<number> {
  const { from, to, action, personId, before, sweep, undoes, tell, reason: given = null } = change
  const ids = rows.map(({ id }) => id)
  const reasonOf = (id: number) => before?.get(id) ?? given
  const { id: bulk, statement } = recordBulk(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action,
    items: rows.map(({ id, revision, reason }) => ({
      subject: `comment:${id}`,
      before: stateOf(from, revision, reason),
      after: { ...stateOf(to, revision, reasonOf(id)), ...(sweep !== undefined && { sweep }) },
    })),
  })
  const told = rows.filter(({ author_email }) => author_email !== null)
  const touched = new Set(rows.flatMap(({ id, root_id, path }) => [id, root_id, ...decodePath(path)]))
  const now = ctx.clock.now()
  await ctx.db.batch([
    stopUnlessAllStand(site.id, JSON.stringify(rows.map(({ id, revision }) => [id, revision])), STATUS[from]),
    // One statement for each reason: a decision has one, and an undo seldom more.
    ...[...new Set(ids.map(reasonOf))].map((reason) =>
      changeStatuses(
        site.id,
        JSON.stringify(ids.filter((id) => reasonOf(id) === reason)),
        STATUS[to],
        now,
        reason,
      ),
    ),
    settleTombstones(site.id, JSON.stringify([...touched])),
    statement,
    ...moveReports(site.id, ids, { to, undoes }, bulk, now),
    enqueue(ctx, commentsChanged, { siteId: site.id, ids }),
    ...(tell && told.length > 0 && (to === 'rejected' || to === 'returned')
      ? [tellLater(ctx, { siteId: site.id, status: to, reason: given, comments: told })]
      : []),
    ...also(bulk),
  ])
  ctx.wake()
  const tags = [...new Set(rows.map(({ thread_id }) => threadTag(thread_id)))]
  if (from === 'published') await ctx.cache.purgeNow([...tags, siteTag(site.id)])
  // One call for all of them: a message to the queue for each thread would cost more than it saves.
  else if (to === 'published') ctx.defer(ctx.cache.purgeNow(tags))
  return bulk
}

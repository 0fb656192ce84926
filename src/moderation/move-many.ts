import { recordBulk } from '../audit/public'
import {
  changeStatuses,
  commentsChanged,
  STATUS,
  type Status,
  settleTombstones,
  statusName,
  stopUnlessAllStand,
} from '../comments/public'
import { decodePath } from '../kernel/id'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import type { Site } from '../sites/public'
import { siteTag, threadTag } from '../web/public-cache'
import { type DecideCtx, stateOf } from './decide'
import { findDeciders } from './find-deciders'
import { moveReports } from './move-reports'
import { listPlaces } from './queries'
import { tellLater } from './tell-author'

/** A comment and the words of it that were read. */
export interface Picked {
  readonly id: number
  readonly revision: number
  /** For an undo: the reason that stood there before. */
  readonly reason?: string | null
}

/** The same change for many comments. */
export interface BulkChange {
  readonly picks: readonly Picked[]
  readonly from: Status
  readonly to: Status
  /** For the log: `comment.approve`, `comment.undo`, … */
  readonly action: string
  readonly personId: number
  /** The bulk that this one takes back: its reports are open again. */
  readonly undoes?: number
  /** Why, for all of them. */
  readonly reason?: string | null
  /** Whether their authors are mailed. */
  readonly tell?: boolean
}

/** Left where it is: another moderator was quicker (`by`), its words changed, or the site has no such comment. */
export interface Skipped {
  readonly id: number
  readonly why: 'decided' | 'changed' | 'unknown'
  readonly by?: string
}

export interface BulkDone {
  readonly moved: readonly number[]
  readonly skipped: readonly Skipped[]
  /** The id under which all of it can be taken back; null if nothing moved. */
  readonly bulk: number | null
}

/** Each try looks again at what stands; only a decision between look and move makes another necessary. */
const TRIES = 4

/**
 * Moves many comments, their counters, tombstones and log in one transaction: those that stand as they were seen. The rest stays and is
 * named with its reason. Two round trips, one more to name who was quicker.
 */
export async function moveMany(ctx: DecideCtx, site: Site, change: BulkChange): Promise<BulkDone> {
  const ids = JSON.stringify(change.picks.map(({ id }) => id))
  for (let attempt = 1; ; attempt++) {
    const places = new Map((await ctx.db.all(listPlaces(site.id, ids))).map((row) => [row.id, row]))
    const movable = change.picks.filter(({ id, revision }) => {
      const place = places.get(id)
      return place && place.revision === revision && statusName(place.status) === change.from
    })
    try {
      const rows = movable.map(({ id }) => places.get(id)!)
      const bulk = rows.length === 0 ? null : await move(ctx, site, change, rows)
      const left = change.picks.filter((pick) => !movable.includes(pick))
      return {
        moved: movable.map(({ id }) => id),
        skipped: await explain(ctx, site, change, left, places),
        bulk,
      }
    } catch (error) {
      if (!isStop(error) || attempt === TRIES) throw error
    }
  }
}

type Place = ReturnType<typeof listPlaces>['row'] & object

/** @returns the bulk's id in the log */
async function move(
  ctx: DecideCtx,
  site: Site,
  { from, to, action, personId, picks, undoes, tell, reason: given = null }: BulkChange,
  rows: readonly Place[],
): Promise<number> {
  const ids = rows.map(({ id }) => id)
  const before = new Map(picks.map(({ id, reason }) => [id, reason]))
  const reasonOf = (id: number) => before.get(id) ?? given
  const { id: bulk, statement } = recordBulk(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action,
    items: rows.map(({ id, revision, reason }) => ({
      subject: `comment:${id}`,
      before: stateOf(from, revision, reason),
      after: stateOf(to, revision, reasonOf(id)),
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
  ])
  ctx.wake()
  const tags = [...new Set(rows.map(({ thread_id }) => threadTag(thread_id)))]
  if (from === 'published') await ctx.cache.purgeNow([...tags, siteTag(site.id)])
  // One call for all of them: a message to the queue for each thread would cost more than it saves.
  else if (to === 'published') ctx.defer(ctx.cache.purgeNow(tags))
  return bulk
}

async function explain(
  ctx: DecideCtx,
  site: Site,
  { from }: BulkChange,
  left: readonly Picked[],
  places: ReadonlyMap<number, Place>,
): Promise<readonly Skipped[]> {
  const known = left.flatMap(({ id }) => places.get(id) ?? [])
  const deciders = await findDeciders(
    ctx,
    site,
    known.filter(({ status }) => statusName(status) !== from),
  )
  return left.map(({ id }): Skipped => {
    const by = deciders.get(id)
    if (!places.has(id)) return { id, why: 'unknown' }
    return by === undefined ? { id, why: 'changed' } : { id, why: 'decided', by }
  })
}

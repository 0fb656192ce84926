import { type Status, statusName } from '../../comments/public'
import { type Bound, isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { listPlaces, type PlaceRow } from '../queries'
import type { DecideCtx } from './decide'
import { findDeciders } from './find-deciders'
import { moveStanding } from './move-standing'

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
  /** The larger act of which this is a part, as the log's rows carry it. */
  readonly sweep?: number
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
 * @param also further statements of the same transaction, by what it moves and the bulk's id in the log; where nothing moves there is none
 */
export async function moveMany(
  ctx: DecideCtx,
  site: Site,
  change: BulkChange,
  also: (rows: readonly PlaceRow[], bulk: number) => readonly Bound<never>[] = () => [],
): Promise<BulkDone> {
  const ids = JSON.stringify(change.picks.map(({ id }) => id))
  for (let attempt = 1; ; attempt++) {
    const places = new Map((await ctx.db.all(listPlaces(site.id, ids))).map((row) => [row.id, row]))
    const movable = change.picks.filter(({ id, revision }) => {
      const place = places.get(id)
      return place && place.revision === revision && statusName(place.status) === change.from
    })
    try {
      const rows = movable.map(({ id }) => places.get(id)!)
      const before = new Map(change.picks.map(({ id, reason }) => [id, reason]))
      const bulk =
        rows.length === 0
          ? null
          : await moveStanding(ctx, site, { ...change, before }, rows, (bulk) => also(rows, bulk))
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

async function explain(
  ctx: DecideCtx,
  site: Site,
  { from }: BulkChange,
  left: readonly Picked[],
  places: ReadonlyMap<number, PlaceRow>,
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

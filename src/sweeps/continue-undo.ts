import * as v from 'valibot'
import { recordAction } from '../audit/public'
import { idAt } from '../kernel/id'
import { SECOND_MS } from '../kernel/time'
import { type DecideCtx, moveMany, STATUSES } from '../moderation/public'
import { isStop } from '../platform/sql'
import type { Site } from '../sites/public'
import {
  advanceUndo,
  endUndo,
  findSweep,
  listSwept,
  type SweepRow,
  type SweptRow,
  stopUnlessThere,
} from './queries'

const PART = 100
const ROUNDS = 5

const Before = v.object({ status: v.picklist(STATUSES), reason: v.optional(v.string()) })
const After = v.object({ status: v.picklist(STATUSES), revision: v.number(), bulk: v.number() })

/**
 * The way back, part by part in the order of the log: what still stands as the sweep left it goes where it was. What somebody decided or edited since stays.
 * @returns whether more is left to do
 */
export async function continueUndo(ctx: DecideCtx, site: Site, sweep: SweepRow): Promise<boolean> {
  // A part is written before its sweep ends; clocks of two isolates may differ by a moment.
  const until = idAt((sweep.ended_at ?? ctx.clock.now()) + 2 * SECOND_MS)
  let { place } = sweep
  for (let round = 0; round < ROUNDS; round++) {
    const rows = await ctx.db.all(listSwept(site.id, place, until, sweep.id, PART))
    if (rows.length === 0) {
      await finish(ctx, site, sweep)
      return false
    }
    try {
      place = await takeBack(ctx, site, sweep, place, rows)
    } catch (error) {
      if (!isStop(error)) throw error
      const now = await ctx.db.first(findSweep(site.id, sweep.id))
      if (now?.state === 'undoing' && now.place === place) throw error
      // Another run of the same job was quicker, and goes on by itself.
      return false
    }
  }
  return true
}

/** One bulk of the log: reports that it settled are known by its id. @returns the place to go on from */
async function takeBack(
  ctx: DecideCtx,
  site: Site,
  { id, person_id, undone_by }: SweepRow,
  place: number,
  rows: readonly SweptRow[],
): Promise<number> {
  const all = rows.map(readSwept)
  const { bulk, from, to } = all[0]!
  const picks = all.filter((row) => row.bulk === bulk)
  const end = picks.at(-1)!.row
  const progress = (undone: number) => [
    stopUnlessThere(site.id, id, 'undoing', place),
    advanceUndo(site.id, id, end, undone),
  ]
  const done = await moveMany(
    ctx,
    site,
    {
      picks,
      from: to,
      to: from,
      action: 'comment.undo',
      personId: undone_by ?? person_id,
      undoes: bulk,
      sweep: id,
    },
    (moving) => progress(moving.length),
  )
  if (done.bulk === null) await ctx.db.batch(progress(0))
  return end
}

function readSwept({ id: row, subject, ...states }: SweptRow) {
  const before = v.parse(Before, JSON.parse(states.before))
  const after = v.parse(After, JSON.parse(states.after))
  return {
    row,
    id: Number(subject.slice('comment:'.length)),
    revision: after.revision,
    reason: before.reason ?? null,
    bulk: after.bulk,
    from: before.status,
    to: after.status,
  }
}

async function finish(ctx: DecideCtx, site: Site, { id, person_id, undone_by }: SweepRow): Promise<void> {
  const sweep = await ctx.db.first(findSweep(site.id, id))
  await ctx.db.batch([
    endUndo(site.id, id),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${undone_by ?? person_id}`,
        action: 'comment.sweep-undone',
        subject: `sweep:${id}`,
        after: { moved: sweep?.undone ?? 0, left: (sweep?.moved ?? 0) - (sweep?.undone ?? 0) },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
}

import * as v from 'valibot'
import { recordAction } from '../audit/public'
import { idAt, idTime } from '../kernel/id'
import { SECOND_MS } from '../kernel/time'
import {
  type DecideCtx,
  listMatching,
  type ModerationAction,
  moveStanding,
  OUTCOME,
} from '../moderation/public'
import type { Ctx } from '../platform/context'
import { enqueue, HopelessJob } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { findSite, type Site, toSite } from '../sites/public'
import { continueUndo } from './continue-undo'
import { sweepDue } from './jobs'
import { advanceSweep, changeState, findSweep, listQuicker, type SweepRow, stopUnlessThere } from './queries'
import { KeptMatch, type SweepDue } from './schema'

/** As many comments as one transaction moves, and as many of those as one job makes: other jobs get their turn in between. */
export const PART = 100
export const ROUNDS = 5
/** A part is read again if somebody decided one of its comments in that moment. */
const TRIES = 5

export type SweepCtx = DecideCtx & Pick<Ctx, 'search'>

/**
 * Job `sweeps.go-on`: the next parts of a sweep, or of the way back from one. Each part moves its comments, the log and the sweep's place in one
 * transaction, which stops if the place is another: a job that dies goes on where it was, and one that runs twice does nothing twice.
 */
export async function continueSweep(
  ctx: SweepCtx,
  { siteId, sweepId }: v.InferOutput<typeof SweepDue>,
): Promise<void> {
  const [sites, sweeps] = await ctx.db.batch([findSite(siteId), findSweep(siteId, sweepId)])
  const [site, sweep] = [sites.rows[0], sweeps.rows[0]]
  if (!sweep) return
  if (!site) {
    // Parked, so that it can go on should the site come back (resume-sweep.ts).
    if (sweep.state === 'running' || sweep.state === 'undoing') throw new HopelessJob('the site is archived')
    return
  }
  const goesOn =
    sweep.state === 'running'
      ? await takeParts(ctx, toSite(site), sweep)
      : sweep.state === 'undoing' && (await continueUndo(ctx, toSite(site), sweep))
  if (!goesOn) return
  await ctx.db.run(enqueue(ctx, sweepDue, { siteId, sweepId }))
  ctx.wake()
}

/** @returns whether more is left to do */
async function takeParts(ctx: SweepCtx, site: Site, sweep: SweepRow): Promise<boolean> {
  let { place } = sweep
  for (let round = 0, tries = 0; round < ROUNDS; ) {
    try {
      const next = await takePart(ctx, site, sweep, place)
      if (next === null) {
        await finish(ctx, site, sweep)
        return false
      }
      place = next
      round++
    } catch (error) {
      if (!isStop(error)) throw error
      const now = await ctx.db.first(findSweep(site.id, sweep.id))
      // Stopped by a person, or done by another run of the same job, which goes on by itself.
      if (now?.state !== 'running' || now.place !== place) return false
      if (++tries === TRIES) throw error
    }
  }
  return true
}

/** @returns the place to go on from; null at the end */
async function takePart(ctx: SweepCtx, site: Site, sweep: SweepRow, place: number): Promise<number | null> {
  const match = v.parse(KeptMatch, JSON.parse(sweep.asked))
  const action = sweep.action as ModerationAction
  const found = await listMatching(ctx, site, match, {
    after: place,
    before: sweep.id,
    seenAt: idTime(sweep.id),
    limit: PART,
  })
  const fresh = found.rows.filter(({ late }) => late === 0)
  const progress = [
    stopUnlessThere(site.id, sweep.id, 'running', place),
    advanceSweep(
      site.id,
      sweep.id,
      // The end is a place too: a second run must not find the last part undone.
      found.place ?? sweep.id,
      fresh.length,
      found.rows.length - fresh.length,
    ),
  ]
  if (fresh.length === 0) await ctx.db.batch(progress)
  else {
    const change = {
      from: match.status,
      to: OUTCOME[action],
      action: `comment.${action}`,
      personId: sweep.person_id,
      reason: sweep.reason,
      tell: sweep.tell === 1,
      sweep: sweep.id,
    }
    await moveStanding(ctx, site, change, fresh, () => progress)
  }
  return found.place
}

/** The last word: who else decided meanwhile, if some were gone, and one row of the log with all the numbers. */
async function finish(ctx: SweepCtx, site: Site, { id, person_id }: SweepRow): Promise<void> {
  const sweep = await ctx.db.first(findSweep(site.id, id))
  if (sweep?.state !== 'running') return
  const now = ctx.clock.now()
  const gone = sweep.total - sweep.moved - sweep.passed
  const others = gone > 0 ? await ctx.db.all(listQuicker(site.id, id, idAt(now + 2 * SECOND_MS), id)) : []
  const quicker = others
    .map(({ actor }) => Number(actor.slice('person:'.length)))
    .filter((person) => person !== person_id)
  await ctx.db.batch([
    changeState(site.id, id, 'running', 'done', now, JSON.stringify(quicker)),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${person_id}`,
        action: 'comment.sweep-end',
        subject: `sweep:${id}`,
        after: { does: sweep.action, moved: sweep.moved, left: sweep.total - sweep.moved },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
}

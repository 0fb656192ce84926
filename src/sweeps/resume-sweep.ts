import type { Ctx } from '../platform/context'
import { deleteParkedJob, insertParkedJob } from '../platform/queries'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { sweepDue } from './jobs'
import { findSweep } from './queries'

const PARTS = JSON.stringify([sweepDue.name])

/**
 * Lets a sweep that stands still go on where it was, there or back, with all its tries before it. Twice is once, and one that goes on by itself is left to it.
 * Nothing is logged: it was decided before, and what it moves is.
 * @throws sweeps/unknown (404)
 */
export async function resumeSweep(
  ctx: Pick<Ctx, 'db' | 'clock' | 'wake'>,
  site: Site,
  id: number,
): Promise<void> {
  const sweep = await ctx.db.first(findSweep(site.id, id))
  if (!sweep) throw refuse('unknown')
  if (sweep.stopped_job === null) return
  await ctx.db.batch([
    insertParkedJob(sweep.stopped_job, site.id, PARTS, ctx.clock.now()),
    deleteParkedJob(sweep.stopped_job, site.id, PARTS),
  ])
  ctx.wake()
}

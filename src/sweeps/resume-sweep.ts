import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { deleteParkedJob, dropParkedAbout, insertParkedJob } from '../platform/queries'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { sweepDue } from './jobs'
import { changeState, findSweep } from './queries'

const PARTS = JSON.stringify([sweepDue.name])

/**
 * Lets a sweep go on where it was: one that was stopped, with the rest of what it was to decide (M-18), and one that stands still because its job was given
 * up, there or back, with all its tries before it. Twice is once, and one that goes on by itself is left to it. Only the first is logged: the
 * other was decided before, and what it moves is.
 * @throws sweeps/unknown (404)
 */
export async function resumeSweep(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const sweep = await ctx.db.first(findSweep(site.id, id))
  if (!sweep) throw refuse('unknown')
  if (sweep.state === 'stopped')
    await ctx.db.batch([
      // What was given up before it was stopped says nothing of how it goes on.
      dropParkedAbout(site.id, sweepDue.name, 'sweepId', id),
      changeState(site.id, id, 'stopped', 'running', null, '[]'),
      recordAction(
        ctx,
        {
          siteId: site.id,
          actor: `person:${personId}`,
          action: 'comment.sweep-resume',
          subject: `sweep:${id}`,
        },
        { onlyIfChanged: true },
      ).statement,
      // Stopped and resumed while its job was at work there may be two: each part is taken by one of them (continue-sweep.ts).
      enqueue(ctx, sweepDue, { siteId: site.id, sweepId: id }, 0, { onlyIfChanged: true }),
    ])
  else if (sweep.stopped_job !== null)
    await ctx.db.batch([
      insertParkedJob(sweep.stopped_job, site.id, PARTS, ctx.clock.now()),
      deleteParkedJob(sweep.stopped_job, site.id, PARTS),
    ])
  else return
  ctx.wake()
}

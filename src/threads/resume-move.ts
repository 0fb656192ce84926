import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { deleteParkedJob, insertParkedJob } from '../platform/queries'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { moveGoesOn } from './jobs'
import { findMove } from './queries'

/** What is parked of moves, as platform/queries.ts asks for kinds. */
export const STEPS = JSON.stringify([moveGoesOn.name])

/**
 * Lets a page's move that stopped go on where it was, there or back, with all its tries before it: until it ends, no other page of the site can move. Twice is
 * once, and one that goes on by itself is left to it.
 * @throws threads/move-unknown (404)
 */
export async function resumeMove(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  moveId: number,
): Promise<void> {
  const move = await ctx.db.first(findMove(site.id, moveId))
  if (!move) throw refuse('move-unknown')
  if (move.stopped_job === null) return
  await ctx.db.batch([
    insertParkedJob(move.stopped_job, site.id, STEPS, ctx.clock.now()),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'page.move-on',
        subject: `page:${move.source_id}`,
        before: { page: move.source_page },
        after: { page: move.target_page },
      },
      { onlyIfChanged: true },
    ).statement,
    deleteParkedJob(move.stopped_job, site.id, STEPS),
  ])
  ctx.wake()
}

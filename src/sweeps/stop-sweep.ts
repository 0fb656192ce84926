import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { changeState, findSweep } from './queries'

/**
 * Stops a sweep between two of its parts: what it has decided stays, until somebody takes it back. Anybody who may decide may stop it; stopping what has
 * ended changes nothing.
 * @throws sweeps/unknown (404)
 */
export async function stopSweep(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const [found] = await ctx.db.batch([
    findSweep(site.id, id),
    changeState(site.id, id, 'running', 'stopped', ctx.clock.now(), '[]'),
    recordAction(
      ctx,
      { siteId: site.id, actor: `person:${personId}`, action: 'comment.sweep-stop', subject: `sweep:${id}` },
      { onlyIfChanged: true },
    ).statement,
  ])
  if (found.rows.length === 0) throw refuse('unknown')
}

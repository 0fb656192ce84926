import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { listSweeps } from './queries'
import { type Sweep, toSweep } from './sweep'

/** So many of a site's last ones are looked at. */
const RECENT = 5

/** Those of a site that are under way: whoever opens the queue learns who decides. Five rows at most. */
export async function listRunning(ctx: Pick<Ctx, 'db'>, site: Site): Promise<readonly Sweep[]> {
  const rows = await ctx.db.all(listSweeps(site.id, RECENT))
  return rows.filter(({ state }) => state === 'running' || state === 'undoing').map(toSweep)
}

import { listPageRows } from '../comments/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { type PageFacts, toFacts } from './page-facts'

/** One page with comments. @throws threads/page-unknown (404), also for one that leads elsewhere */
export async function readPage(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Site,
  threadId: string,
): Promise<PageFacts> {
  const row = await ctx.db.first(listPageRows(site.id, JSON.stringify([threadId])))
  if (!row) throw refuse('page-unknown')
  return toFacts(site, row, ctx.clock.now())
}

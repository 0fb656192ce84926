import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { tallyReported } from './queries'

/** Beyond this a list says "or more": the queue's page has a budget of rows. */
export const REPORTED_COUNTED = 20

/** How many reported comments wait for a moderator, as far as they are counted. */
export async function countReported(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const count = (await ctx.db.first(tallyReported(site.id, REPORTED_COUNTED + 1)))?.count ?? 0
  return { count: Math.min(count, REPORTED_COUNTED), isMore: count > REPORTED_COUNTED }
}

import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { tallyReported } from '../queries'

/** Beyond this a list says "or more": the queue's page has a budget of rows. */
export const REPORTED_COUNTED = 9

/** How many reported comments of these sites wait for a moderator, as far as they are counted. */
export async function countReported(
  ctx: Pick<Ctx, 'db'>,
  ...sites: readonly Pick<Site, 'id'>[]
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const ids = JSON.stringify(sites.map(({ id }) => id))
  const count = (await ctx.db.first(tallyReported(ids, REPORTED_COUNTED + 1)))?.count ?? 0
  return { count: Math.min(count, REPORTED_COUNTED), isMore: count > REPORTED_COUNTED }
}

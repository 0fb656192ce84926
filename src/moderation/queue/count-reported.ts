import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { lookByTime } from './page-by-time'

/** Beyond this a list says "or more": the queue's page has a budget of rows. */
export const REPORTED_COUNTED = 9

/** How many reported comments of these sites wait for a moderator, as far as they are counted: the beginning of their list, and a row for each further site. */
export async function countReported(
  ctx: Pick<Ctx, 'db'>,
  ...sites: readonly Pick<Site, 'id'>[]
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const asked = { status: 'reported', order: 'oldest', place: 0, limit: REPORTED_COUNTED + 1 } as const
  const siteIds = sites.map(({ id }) => id)
  const answers = await ctx.db.batch(lookByTime(siteIds, asked))
  const count = answers.flatMap(({ rows }) => rows).length
  return { count: Math.min(count, REPORTED_COUNTED), isMore: count > REPORTED_COUNTED }
}

import type { Ctx } from '../platform/context'
import { matchOf } from './match'
import { countInIndex } from './queries'

/**
 * How many comments of a site have each of these marks, in one round trip.
 * @param limit nothing is counted beyond it
 */
export async function countMarked(
  ctx: Pick<Ctx, 'search'>,
  siteId: string,
  marks: readonly string[],
  limit: number,
): Promise<readonly number[]> {
  if (marks.length === 0) return []
  const matches = await Promise.all(
    marks.map((mark) => matchOf({ siteId, words: '', author: '', page: '', status: '', marks: [mark] })),
  )
  const answers = await ctx.search.batch(matches.map((match) => countInIndex(match!, limit)))
  return answers.map(({ rows }) => rows[0]!.count)
}

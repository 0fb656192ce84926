import type { Ctx } from '../platform/context'
import { matchOf, type SearchQuery } from './match'
import { findInIndex, findOldestInIndex } from './queries'

/** Which of those that match: a span of ids, and how many. */
export interface Span {
  /** Only what is older than this id. */
  readonly before: number
  /** Nothing older than this one. */
  readonly from?: number
  readonly limit: number
  /** Newest first, if nothing is said. */
  readonly order?: 'newest' | 'oldest'
}

/** Ids of comments that match, in order; reads as many rows as it returns, however deep the page. */
export async function findDocuments(
  ctx: Pick<Ctx, 'search'>,
  query: SearchQuery,
  { before, from = 0, limit, order = 'newest' }: Span,
): Promise<readonly number[]> {
  const match = await matchOf(query)
  if (match === undefined) return []
  const find = order === 'newest' ? findInIndex : findOldestInIndex
  return (await ctx.search.all(find(match, before, from, limit))).map(({ id }) => id)
}

import type { Ctx } from '../platform/context'
import { matchOf, type SearchQuery } from './match'
import { findInIndex } from './queries'

/**
 * Ids of a site's comments that match, newest first; reads as many rows as it returns, however deep the page.
 * @param page.before only what is older than this id
 * @param page.from nothing older than this one
 */
export async function findDocuments(
  ctx: Pick<Ctx, 'search'>,
  query: SearchQuery,
  { before, from = 0, limit }: { readonly before: number; readonly from?: number; readonly limit: number },
): Promise<readonly number[]> {
  const match = await matchOf(query)
  if (match === undefined) return []
  const rows = await ctx.search.all(findInIndex(match, before, from, limit))
  return rows.map(({ id }) => id)
}

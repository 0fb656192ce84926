import type { Ctx } from '../platform/context'
import { matchOf, type SearchQuery } from './match'
import { findInIndex } from './queries'

/**
 * Ids of a site's comments that match, newest first; reads as many rows as it returns, however deep the page.
 * @param page.before only what is older than this id
 */
export async function findDocuments(
  ctx: Pick<Ctx, 'search'>,
  query: SearchQuery,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly number[]> {
  const match = matchOf(query)
  if (match === undefined) return []
  const rows = await ctx.search.all(findInIndex(match, before, limit))
  return rows.map(({ id }) => id)
}

import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { findOwnComment } from '../queries'
import { type OwnComment, toOwnComment } from './read-own-comment'

/**
 * The comments of one author on a page that wait or may still be changed, newest first: for the page without scripts, which keeps tokens in a cookie.
 * @param tokens what the browser sent; those of other sites, altered or unknown ones count for nothing
 * @param page the canonical address
 */
export async function listOwnComments(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock'>,
  site: Site,
  tokens: readonly string[],
  page: string,
): Promise<readonly OwnComment[]> {
  const readings = await Promise.all(tokens.map((token) => ctx.tokens.read('author', token)))
  const ids = readings.flatMap(({ state, ...reading }) => {
    const [siteId, id] = 'value' in reading ? reading.value : []
    return state === 'good' && siteId === site.id && typeof id === 'number' ? [id] : []
  })
  if (ids.length === 0) return []
  const found = await ctx.db.batch(ids.map((id) => findOwnComment(site.id, id)))
  return found
    .flatMap(({ rows }) => rows)
    .filter((row) => row.page === page)
    .map((row) => toOwnComment(site, row, ctx.clock.now()))
    .filter(({ deletable }) => deletable)
}

import type { Ctx } from '../platform/context'
import { findPagesFrom } from './queries'

/**
 * Threads of a site's pages whose address begins so, in the order of addresses.
 * @param after the last address of the page before
 */
export const findPages = (
  ctx: Pick<Ctx, 'search'>,
  siteId: string,
  {
    begins,
    after,
    limit,
  }: { readonly begins: string; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly { readonly page: string; readonly thread_id: string }[]> =>
  // No address holds a control character, so this is the least text behind `after`; nor is any above the last code point.
  ctx.search.all(
    findPagesFrom(siteId, after === undefined ? begins : `${after}\u0001`, `${begins}\u{10ffff}`, limit),
  )

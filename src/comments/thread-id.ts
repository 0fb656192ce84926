import { toBase64url, utf8 } from '../kernel/bytes'
import type { PageUrl } from '../kernel/page-url'

/**
 * The id of the thread below a page: the first 128 bits of SHA-256 over site and canonical page, 22 characters. Computed, so that
 * reading a page of comments needs no query to resolve its address.
 */
export async function threadIdOf(siteId: string, page: PageUrl): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(`${siteId}\n${page.key}`))
  return toBase64url(new Uint8Array(digest).slice(0, 16))
}

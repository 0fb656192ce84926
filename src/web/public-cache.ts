import type { Context } from 'hono'
import type { AppEnv } from './app-env'

/**
 * Lets Workers Cache and browsers keep an answer for a moment. `s-maxage` and `must-revalidate` would switch serving stale off, so the edge
 * has a header of its own; without `stale-if-error` it would serve a stale answer for ever.
 * @param tags what to purge it by: its site and its thread
 * @param version changes with everything the answer shows; sent as a weak ETag
 * @returns true if the reader already has this version: answer 304 with no body
 */
export function keepBriefly<E extends AppEnv>(
  c: Context<E>,
  tags: readonly string[],
  version: string,
): boolean {
  const etag = `W/"${version}"`
  c.header('Cache-Control', 'public, max-age=10')
  c.header(
    'Cloudflare-CDN-Cache-Control',
    'public, max-age=30, stale-while-revalidate=120, stale-if-error=600',
  )
  c.header('Cache-Tag', tags.join(','))
  c.header('ETag', etag)
  const known = c.req.header('if-none-match')
  return known?.split(',').some((tag) => tag.trim() === etag) ?? false
}

/** The tag of everything a site shows. */
export const siteTag = (siteId: string): string => `site-${siteId}`
/** The tag of one thread's answers. */
export const threadTag = (threadId: string): string => `thread-${threadId}`

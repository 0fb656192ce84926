import type { Context } from 'hono'

/** What an answer looks like: data for scripts, a piece of HTML for our elements, or a whole page for a person. */
export type Shape = 'json' | 'fragment' | 'page'

/**
 * Decided once, by the address: `/v1/…` and `/hooks/…` speak JSON, `/embed/…` pieces of HTML (its errors are JSON, which
 * elements put beside the fields), everything else pages. A browser that posts a form straight to `/v1/…` gets a page.
 */
export function shapeOf(c: Context): Shape {
  const path = new URL(c.req.url).pathname
  if (path.startsWith('/embed/')) return 'fragment'
  const accept = c.req.header('accept') ?? ''
  const forScripts = /^\/(v1|hooks)(\/|$)|\.json$/.test(path)
  if (forScripts) return accept.includes('text/html') ? 'page' : 'json'
  // The desk's script decides in the background and wants to know, not to see.
  return path.startsWith('/desk') && accept.startsWith('application/json') ? 'json' : 'page'
}

import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env'
import { refuse } from './errors'

/**
 * In front of everything a cookie can do (CSRF, S-01). Fetch Metadata decides where a browser sends it, `Origin` otherwise; a
 * request with neither is refused. Pages that send no referrer post with `Origin: null`, also to themselves (Fetch, 3.2), so beside
 * `same-origin` that says nothing. Hono's csrf() looks only at form-like content types, which leaves JSON open.
 * @throws web/cross-origin (403)
 */
export const sameOriginOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const ours = new URL(c.var.ctx.config.publicUrl).origin
    const allowed =
      site === undefined
        ? origin === ours
        : site === 'same-origin' && (origin === undefined || origin === ours || origin === 'null')
    if (!allowed) throw refuse('cross-origin')
  }
  await next()
}

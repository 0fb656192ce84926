import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env'

/** No address of ours ends in a slash: whoever types one is led to what they mean. By the whole address, since `//host` alone would lead elsewhere. */
export const withoutSlash: MiddlewareHandler<AppEnv> = async (c, next) => {
  const url = new URL(c.req.url)
  if (url.pathname === '/' || !url.pathname.endsWith('/')) return next()
  // Tried where the slashes begin and nowhere else, so that a path of many costs no more than its length.
  url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '')
  return c.redirect(url.href, 308)
}

import type { Context, MiddlewareHandler } from 'hono'
import { toBase64url } from '../kernel/bytes'
import type { AppEnv } from './app-env'

/**
 * Headers of every answer. Kept nowhere unless a route says otherwise: with Workers Cache on, an answer that says nothing is
 * kept for two hours. Hono's own secureHeaders() would break embedding by its defaults (E-16), so they stand here.
 */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Cache-Control', 'no-store')
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Referrer-Policy', 'no-referrer')
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  )
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  if (c.var.ctx.config.publicUrl.startsWith('https:')) {
    c.header('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  }
  await next()
}

/** For the one script tag a page may have: random, and the same for all of one answer. */
export function nonceOf<E extends AppEnv>(c: Context<E>): string {
  if (!c.get('nonce')) c.set('nonce', toBase64url(crypto.getRandomValues(new Uint8Array(16))))
  return c.get('nonce')!
}

/** Policy of our own pages: our files, one script by nonce, forms to ourselves, no frames unless named. */
export function pageCsp(nonce: string, frameAncestors: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types afterword',
  ].join('; ')
}

/**
 * For what host pages fetch: readable from every origin, without credentials. No cookie is ever read behind this (S-03, S-04),
 * so `*` gives nothing away.
 */
export const openToHostPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Timing-Allow-Origin', '*')
  if (c.req.method === 'OPTIONS') {
    c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
    c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key')
    c.header('Access-Control-Max-Age', '86400')
    return c.body(null, 204)
  }
  await next()
}

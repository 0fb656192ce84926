import { createMiddleware } from 'hono/factory'
import type { Permission } from '../sites/public'
import type { AppEnv } from '../web/app-env'
import { refuse as refuseRequest } from '../web/errors'
import { refuse } from './errors'
import { type TokenUse, useToken } from './use-token'

/** Routers behind a token. */
export interface TokenEnv extends AppEnv {
  Variables: AppEnv['Variables'] & TokenUse
}

/**
 * The door of the desk's API: `Authorization: Bearer`, and nothing else. No cookie is read behind it, so a page in somebody's browser has
 * nothing to borrow (S-01). @throws team/token-missing (401), team/token-refused (401); web/not-found (404) for another site
 */
export const withToken = createMiddleware<TokenEnv>(async (c, next) => {
  if (c.get('may') && c.var.site.id === c.req.param('site')) return next()
  // RFC 6750, 3: what a 401 says of how to do better.
  c.header('WWW-Authenticate', 'Bearer')
  const token = /^Bearer (afterword_[\w-]{43})$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) throw refuse('token-missing')
  const use = await useToken(c.var.ctx, token)
  c.header('WWW-Authenticate', undefined)
  if (use.site.id !== c.req.param('site')) throw refuseRequest('not-found')
  c.set('site', use.site)
  c.set('personId', use.personId)
  c.set('may', use.may)
  await next()
})

/** Names what a route needs, in the route table itself. @throws team/scope-missing (403) */
export const needs = (permission: Permission) =>
  createMiddleware<TokenEnv>(async (c, next) => {
    if (!c.var.may.has(permission)) throw refuse('scope-missing', { params: { permission } })
    await next()
  })

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { MINUTE_MS, SECOND_MS } from '../kernel/time'
import type { Config } from '../platform/config'
import type { AppEnv } from '../web/app-env'
import { shapeOf } from '../web/negotiate'
import { refuse } from './errors'
import { findSession } from './find-session'
import type { Person } from './person'
import { SESSION_LIFE_MS } from './start-session'

/** Routers whose visitor may be signed in. */
export interface VisitorEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { person: Person | undefined }
}

/** Routers behind the door: there is somebody. */
export interface PersonEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { person: Person }
}

type CookiePurpose = 'session' | 'browser'

/** `__Host-` binds a cookie to this host over https. Development speaks http, where browsers refuse that prefix. */
const cookieName = (config: Config, purpose: CookiePurpose): string =>
  `${isSecure(config) ? '__Host-' : ''}afterword${purpose === 'browser' ? '-browser' : ''}`

const isSecure = (config: Config): boolean => config.publicUrl.startsWith('https:')

/** Long enough for a link and the mail's way here. */
const BROWSER_LIFE_MS = 30 * MINUTE_MS

/** @returns the cookie's value, or undefined for anything that could not be one of ours */
export function readDoorCookie<E extends AppEnv>(c: Context<E>, purpose: CookiePurpose): string | undefined {
  const value = getCookie(c, cookieName(c.var.ctx.config, purpose))
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}

export function writeDoorCookie<E extends AppEnv>(
  c: Context<E>,
  purpose: CookiePurpose,
  value: string,
): void {
  const { config } = c.var.ctx
  const life = purpose === 'session' ? SESSION_LIFE_MS : BROWSER_LIFE_MS
  setCookie(c, cookieName(config, purpose), value, {
    path: '/',
    httpOnly: true,
    // Lax and not Strict: the links in our mails must find the session and the asking browser.
    sameSite: 'Lax',
    secure: isSecure(config),
    maxAge: life / SECOND_MS,
  })
}

export function dropDoorCookie<E extends AppEnv>(c: Context<E>, purpose: CookiePurpose): void {
  const { config } = c.var.ctx
  deleteCookie(c, cookieName(config, purpose), { path: '/', secure: isSecure(config) })
}

/** `c.var.person`, if somebody is signed in. */
export const withPerson = createMiddleware<VisitorEnv>(async (c, next) => {
  const token = readDoorCookie(c, 'session')
  c.set('person', token === undefined ? undefined : await findSession(c.var.ctx, token))
  await next()
})

/** The desk's door: `c.var.person` for certain. Pages lead to the sign-in and back; @throws auth/signed-out (401) for scripts */
export const requirePerson = createMiddleware<PersonEnv>(async (c, next) => {
  const token = readDoorCookie(c, 'session')
  const person = token === undefined ? undefined : await findSession(c.var.ctx, token)
  if (!person) {
    if (shapeOf(c) !== 'page') throw refuse('signed-out')
    const { pathname, search } = new URL(c.req.url)
    // After a form the way back is the page it stood on; what was typed there cannot be sent again by itself.
    const next = c.req.method === 'GET' ? pathname + search : undefined
    const query = next === undefined || next === '/desk' ? '' : `?${new URLSearchParams({ next })}`
    return c.redirect(`/desk/sign-in${query}`, 303)
  }
  c.set('person', person)
  await next()
})

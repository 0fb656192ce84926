import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { MINUTE_MS, SECOND_MS } from '../kernel/time'
import type { Config } from '../platform/config'
import type { AppEnv } from '../web/app-env'
import { shapeOf } from '../web/negotiate'
import { deviceOf } from './device'
import { refuse } from './errors'
import { findSession, isFresh, type Session } from './find-session'
import { KNOWN_LIFE_MS, knownMark } from './known-browser'
import type { Person } from './person'
import { deskPath } from './schema'
import { SESSION_LIFE_MS } from './start-session'

/** Routers whose visitor may be signed in. */
export interface VisitorEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { person: Person | undefined }
}

/** Routers behind the door: there is somebody. */
export interface PersonEnv extends AppEnv {
  Variables: AppEnv['Variables'] & { person: Person; session: Session }
}

type CookiePurpose = 'session' | 'browser' | 'known'

/** `__Host-` binds a cookie to this host over https. Development speaks http, where browsers refuse that prefix. */
const cookieName = (config: Config, purpose: CookiePurpose): string =>
  `${isSecure(config) ? '__Host-' : ''}afterword${purpose === 'session' ? '' : `-${purpose}`}`

const isSecure = (config: Config): boolean => config.publicUrl.startsWith('https:')

const COOKIE_LIFE_MS: Readonly<Record<CookiePurpose, number>> = {
  session: SESSION_LIFE_MS,
  // Long enough for a link and the mail's way here.
  browser: 30 * MINUTE_MS,
  known: KNOWN_LIFE_MS,
}

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
  setCookie(c, cookieName(config, purpose), value, {
    path: '/',
    httpOnly: true,
    // Lax and not Strict: the links in our mails must find the session and the asking browser.
    sameSite: 'Lax',
    secure: isSecure(config),
    maxAge: COOKIE_LIFE_MS[purpose] / SECOND_MS,
  })
}

/** What a new session is told of the browser it starts in. */
export const sessionStartOf = <E extends AppEnv>(c: Context<E>) => ({
  device: deviceOf(c.req.header('user-agent')),
  former: readDoorCookie(c, 'session'),
  notice: { mark: getCookie(c, cookieName(c.var.ctx.config, 'known')), locale: c.var.t.locale },
})

/** After a sign-in: the session's cookie, and the mark by which the person will know this browser. */
export async function welcome<E extends AppEnv>(
  c: Context<E>,
  { token, personId }: { readonly token: string; readonly personId: number },
): Promise<void> {
  writeDoorCookie(c, 'session', token)
  writeDoorCookie(c, 'known', await knownMark(c.var.ctx, personId))
  dropDoorCookie(c, 'browser')
}

export function dropDoorCookie<E extends AppEnv>(c: Context<E>, purpose: CookiePurpose): void {
  const { config } = c.var.ctx
  deleteCookie(c, cookieName(config, purpose), { path: '/', secure: isSecure(config) })
}

/** `c.var.person`, if somebody is signed in. */
export const withPerson = createMiddleware<VisitorEnv>(async (c, next) => {
  const token = readDoorCookie(c, 'session')
  c.set('person', token === undefined ? undefined : (await findSession(c.var.ctx, token))?.person)
  await next()
})

/** The desk's door: `c.var.person` for certain. Pages lead to the sign-in and back; @throws auth/signed-out (401) for scripts */
export const requirePerson = createMiddleware<PersonEnv>(async (c, next) => {
  // Several route tables share a path, each with this door: whoever is through is through.
  if (c.get('person')) return next()
  const token = readDoorCookie(c, 'session')
  const signedIn = token === undefined ? undefined : await findSession(c.var.ctx, token)
  if (!signedIn) {
    if (shapeOf(c) !== 'page') throw refuse('signed-out')
    const { pathname, search } = new URL(c.req.url)
    // After a form the way back is the page it stood on; what was typed there cannot be sent again by itself.
    const next = c.req.method === 'GET' ? pathname + search : undefined
    const query = next === undefined || next === '/desk' ? '' : `?${new URLSearchParams({ next })}`
    return c.redirect(`/desk/sign-in${query}`, 303)
  }
  c.set('person', signedIn.person)
  c.set('session', signedIn.session)
  await next()
})

/**
 * In front of what cannot be taken back: the person signed in within the last ten minutes, by passkey or mailed link (S-41). Pages lead to
 * a new sign-in and back to the page the form stood on. @throws auth/confirm-first (403) for scripts
 */
export const requireFresh = createMiddleware<PersonEnv>(async (c, next) => {
  if (!isFresh(c.var.session, c.var.ctx.clock.now())) return leadToConfirm(c)
  await next()
})

/** The same for a route that knows only later that it is dangerous. */
export function leadToConfirm<E extends PersonEnv>(c: Context<E>): Response {
  if (shapeOf(c) !== 'page') throw refuse('confirm-first')
  const next = v.parse(deskPath, c.req.method === 'GET' ? pathOf(c.req.url) : pathOf(c.req.header('referer')))
  return c.redirect(`/desk/confirm${next === undefined ? '' : `?${new URLSearchParams({ next })}`}`, 303)
}

function pathOf(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { pathname, search } = new URL(url)
  return pathname + search
}

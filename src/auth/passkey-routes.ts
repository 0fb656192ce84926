import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { randomToken } from '../platform/hash'
import type { AppEnv } from '../web/app-env'
import { refuse as refuseRequest } from '../web/errors'
import { checkInput, readInput } from '../web/read-input'
import { readDoorCookie, sessionStartOf, welcome, writeDoorCookie } from './middleware'
import { UsePasskey } from './passkey-schema'
import { deskPath } from './schema'
import { signInByAccess } from './sign-in-by-access'
import { askPasskey, signInWithPasskey } from './sign-in-with-passkey'

/** Other ways in than a mailed link, below `/desk`: passkeys, for the script of the sign-in page, and Cloudflare Access. */
export const otherDoors = new Hono<AppEnv>()

otherDoors.post('/passkey/options', async (c) => {
  await slowDown(c)
  const browser = readDoorCookie(c, 'browser') ?? randomToken()
  writeDoorCookie(c, 'browser', browser)
  return c.json(await askPasskey(c.var.ctx, browser))
})

otherDoors.post('/passkey', async (c) => {
  await slowDown(c)
  const { response, next } = checkInput(UsePasskey, await readInput(c))
  const browser = readDoorCookie(c, 'browser') ?? ''
  await welcome(c, await signInWithPasskey(c.var.ctx, browser, response, sessionStartOf(c)))
  return c.json({ to: v.parse(deskPath, next) ?? '/desk' })
})

otherDoors.post('/access', async (c) => {
  await welcome(c, await signInByAccess(c.var.ctx, sessionStartOf(c)))
  return c.redirect(v.parse(deskPath, (await readInput(c)).next) ?? '/desk', 303)
})

/** Nobody is locked out by name (S-55), but a network that asks without pause waits. */
async function slowDown({ var: { ctx } }: Context<AppEnv>): Promise<void> {
  if (await ctx.mayProceed(`passkey:${(await ctx.networks.current()) ?? ''}`)) return
  throw refuseRequest('too-many-requests', { retryAfterS: 60 })
}

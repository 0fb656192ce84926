import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import { deleteSession, insertSession } from './queries'

/** However busy, a session ends after 30 days (S-41). */
export const SESSION_LIFE_MS = 30 * DAY_MS

/**
 * Always a new token, and the one the browser came with ends: nobody can plant a session and wait (S-40).
 * @param former the browser's session cookie, if it had one
 * @returns the cookie's value; only its hash is kept
 */
export async function startSession(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  personId: number,
  former?: string,
): Promise<string> {
  const token = randomToken()
  const now = ctx.clock.now()
  await ctx.db.batch([
    deleteSession(await sha256(former ?? '')),
    insertSession(await sha256(token), personId, now, now + SESSION_LIFE_MS),
  ])
  return token
}

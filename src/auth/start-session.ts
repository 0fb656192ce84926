import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import type { Bound } from '../platform/sql'
import { deleteSession, insertSession, type SignInMethod } from './queries'

/** However busy, a session ends after 30 days (S-41). */
export const SESSION_LIFE_MS = 30 * DAY_MS

export interface SessionStart {
  readonly method: SignInMethod
  /** From deviceOf(). */
  readonly device: string
  /** The browser's session cookie, if it had one: that session ends. */
  readonly former?: string | undefined
}

/**
 * Always a new token, and the one the browser came with ends: nobody can plant a session and wait (S-40).
 * @returns the cookie's value, of which only the hash is kept, and the statements for the batch that lets the person in
 */
export async function sessionStart(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  personId: number,
  { method, device, former }: SessionStart,
): Promise<{ readonly token: string; readonly statements: readonly Bound<never>[] }> {
  const token = randomToken()
  const now = ctx.clock.now()
  return {
    token,
    statements: [
      deleteSession(await sha256(former ?? '')),
      insertSession(await sha256(token), ctx.newId(), personId, method, device, now, now + SESSION_LIFE_MS),
    ],
  }
}

/** The same at once, for who was let in already. @returns the cookie's value */
export async function startSession(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  personId: number,
  start: SessionStart,
): Promise<string> {
  const { token, statements } = await sessionStart(ctx, personId, start)
  await ctx.db.batch(statements)
  return token
}

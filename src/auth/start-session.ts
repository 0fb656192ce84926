import type { Locale } from '../i18n/translate'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import type { Bound } from '../platform/sql'
import { signedIn } from './jobs'
import { knownSince } from './known-browser'
import { deleteSession, insertSession, type SignInMethod } from './queries'

/** However busy, a session ends after 30 days (S-41). */
export const SESSION_LIFE_MS = 30 * DAY_MS

export interface SessionStart {
  readonly method: SignInMethod
  /** From deviceOf(). */
  readonly device: string
  /** The browser's session cookie, if it had one: that session ends. */
  readonly former?: string | undefined
  /** Tells the person by mail, unless they know this browser by its mark; nothing is told of a first sign-in, and of the terminal's link. */
  readonly notice?: { readonly mark: string | undefined; readonly locale: Locale } | undefined
}

/**
 * Always a new token, and the one the browser came with ends: nobody can plant a session and wait (S-40).
 * @returns the cookie's value, of which only the hash is kept, and the statements for the batch that lets the person in
 */
export async function sessionStart(
  ctx: Pick<Ctx, 'clock' | 'newId' | 'tokens'>,
  personId: number,
  { method, device, former, notice }: SessionStart,
): Promise<{ readonly token: string; readonly statements: readonly Bound<never>[] }> {
  const token = randomToken()
  const now = ctx.clock.now()
  const statements = [
    deleteSession(await sha256(former ?? '')),
    insertSession(await sha256(token), ctx.newId(), personId, method, device, now, now + SESSION_LIFE_MS),
  ]
  if (notice) {
    const { mark, locale } = notice
    const since = await knownSince(ctx, personId, mark)
    const seen = { personId, device, method, at: now, knownSince: since, locale, mailId: ctx.newId() }
    statements.push(enqueue(ctx, signedIn, seen))
  }
  return { token, statements }
}

/** The same at once, for who was let in already. @returns the cookie's value */
export async function startSession(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'wake'>,
  personId: number,
  start: SessionStart,
): Promise<string> {
  const { token, statements } = await sessionStart(ctx, personId, start)
  await ctx.db.batch(statements)
  if (start.notice) ctx.wake()
  return token
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import type { Person } from './person'
import { findSessionPerson, type SignInMethod, touchSession } from './queries'

/** Unused for so long, a session is over (S-41). */
export const SESSION_IDLE_MS = 7 * DAY_MS

/** How long after a sign-in the dangerous things may be done without another (S-41; OWASP ASVS 5, 7.5.1). */
export const FRESH_MS = 10 * MINUTE_MS

/** The visit of one browser. */
export interface Session {
  readonly id: number
  readonly method: SignInMethod
  /** When the person last proved who they are. */
  readonly startedAt: number
}

export interface SignedIn {
  readonly person: Person
  readonly session: Session
}

/** @returns whose session it is, or undefined if it ended, idled out or never was. Notes the visit at most once an hour, after the answer. */
export async function findSession(
  ctx: Pick<Ctx, 'db' | 'clock' | 'defer'>,
  token: string,
): Promise<SignedIn | undefined> {
  const now = ctx.clock.now()
  const tokenHash = await sha256(token)
  const row = await ctx.db.first(findSessionPerson(tokenHash, now, now - SESSION_IDLE_MS))
  if (!row) return undefined
  if (row.seen_at <= now - HOUR_MS) ctx.defer(ctx.db.run(touchSession(tokenHash, now)))
  return {
    person: { id: row.id, email: row.email, name: row.name, keys: row.keys },
    session: { id: row.session_id, method: row.method, startedAt: row.created_at },
  }
}

/**
 * Whether what cannot be taken back may be done now. Cloudflare Access vouches for a person for hours on end, so a session by it never
 * counts: a passkey or a mailed link does.
 */
export const isFresh = (session: Session, now: number): boolean =>
  session.method !== 'access' && session.startedAt > now - FRESH_MS

import { DAY_MS, HOUR_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import type { Person } from './person'
import { findSessionPerson, touchSession } from './queries'

/** Unused for so long, a session is over (S-41). */
export const SESSION_IDLE_MS = 7 * DAY_MS

/** @returns whose session it is, or undefined if it ended, idled out or never was. Notes the visit at most once an hour, after the answer. */
export async function findSession(
  ctx: Pick<Ctx, 'db' | 'clock' | 'defer'>,
  token: string,
): Promise<Person | undefined> {
  const now = ctx.clock.now()
  const tokenHash = await sha256(token)
  const row = await ctx.db.first(findSessionPerson(tokenHash, now, now - SESSION_IDLE_MS))
  if (!row) return undefined
  if (row.seen_at <= now - HOUR_MS) ctx.defer(ctx.db.run(touchSession(tokenHash, now)))
  return { id: row.id, email: row.email, name: row.name }
}

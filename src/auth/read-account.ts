import type { Ctx } from '../platform/context'
import { SESSION_IDLE_MS } from './find-session'
import { listPasskeys, type PasskeyRow } from './passkey-queries'
import { listSessions, type SessionRow } from './queries'

/** Where a person is signed in, newest first, and what lets them in besides the mailed link. One round trip. */
export async function readAccount(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  personId: number,
): Promise<{ readonly sessions: readonly SessionRow[]; readonly passkeys: readonly PasskeyRow[] }> {
  const now = ctx.clock.now()
  const [sessions, passkeys] = await ctx.db.batch([
    listSessions(personId, now, now - SESSION_IDLE_MS),
    listPasskeys(personId),
  ])
  return { sessions: [...sessions.rows].sort((a, b) => b.seen_at - a.seen_at), passkeys: passkeys.rows }
}

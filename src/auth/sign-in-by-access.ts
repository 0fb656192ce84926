import { maskEmail, parseEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { refuse } from './errors'
import { findPersonByEmail } from './queries'
import { type SessionStart, startSession } from './start-session'

/**
 * Lets in whom Cloudflare Access let through already, if they are somebody here: it says who a visitor is, the teams say what they may do.
 * @returns the cookie's value, and whose it is
 * @throws auth/access-unknown (403) without Access in front, for another application of the account, and for an address nobody has here
 */
export async function signInByAccess(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accessEmail' | 'tokens' | 'wake'>,
  start: Omit<SessionStart, 'method'>,
): Promise<{ readonly token: string; readonly personId: number }> {
  const email = parseEmail((await ctx.accessEmail()) ?? '')
  const person = email && (await ctx.db.first(findPersonByEmail(email.key)))
  if (!person) throw refuse('access-unknown', { params: { email: email ? maskEmail(email.key) : '–' } })
  const token = await startSession(ctx, person.id, { ...start, method: 'access' })
  return { token, personId: person.id }
}

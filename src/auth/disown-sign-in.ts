import { maskEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { endAllSessions, endOpenLinks, findPerson, forgetKnown } from './queries'

export type NotMe =
  | { readonly state: 'good'; readonly personId: number; readonly email: string }
  | { readonly state: 'over' | 'unknown' }

/** Whose sign-in a mail told of. Changes nothing (S-20). */
export async function readNotMe(ctx: Pick<Ctx, 'db' | 'tokens'>, token: string): Promise<NotMe> {
  const reading = await ctx.tokens.read('not-my-sign-in', token)
  if (reading.state === 'forged') return { state: 'unknown' }
  if (reading.state === 'expired') return { state: 'over' }
  const person = await ctx.db.first(findPerson(Number(reading.value[0])))
  return person
    ? { state: 'good', personId: person.id, email: maskEmail(person.email) }
    : { state: 'unknown' }
}

/**
 * "This was not me": ends every session of the person and every link that is still open, and knows none of their browsers any more, so that the next sign-in
 * is told of wherever it is. Again, it does the same. Passkeys stay: a letter can be forwarded, and what cannot be taken back asks for more (decision 12).
 */
export async function disownSignIn(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>, personId: number): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.batch([endAllSessions(personId), endOpenLinks(personId, now), forgetKnown(personId, now)])
  ctx.log.info('auth.not-me', { person: personId })
}

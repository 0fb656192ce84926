import { fromBase64url, toBase64url } from '../kernel/bytes'
import type { Ctx } from '../platform/context'
import { isStop, isUniqueViolation } from '../platform/sql'
import { refuse } from './errors'
import { challengeIn, isOurChallenge, issueChallenge, spend } from './passkey-challenge'
import { findPasskey, moveCounter, stopUnlessMoved } from './passkey-queries'
import type { PasskeyAnswer } from './passkey-schema'
import { reasonOf, relyingParty, userHandle } from './register-passkey'
import { type SessionStart, sessionStart } from './start-session'

/** What `navigator.credentials.get()` is given. Names no key: the authenticator knows whose it is, and nobody has to type (C9). */
export async function askPasskey(ctx: Pick<Ctx, 'clock' | 'tokens' | 'config'>, browser: string) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    rpID: relyingParty(ctx.config).id,
    challenge: await issueChallenge(ctx, { ceremony: 'sign-in', browser, personId: 0 }),
    userVerification: 'required',
  })
}

/**
 * Checks a passkey's answer, uses its challenge up, moves its counter and starts a session, all in one transaction or none of it.
 * @returns the cookie's value, and whose it is
 * @throws auth/passkey-refused (403) for a key nobody has, an answer to another challenge, browser or origin, one given twice, and one
 *   whose counter does not move on, which a copied authenticator would give (S-42; WebAuthn 3, 6.1.1)
 */
export async function signInWithPasskey(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'config' | 'log' | 'wake'>,
  browser: string,
  answer: PasskeyAnswer,
  start: Omit<SessionStart, 'method'>,
): Promise<{ readonly token: string; readonly personId: number }> {
  const refused = (why: string, cause?: unknown) => {
    ctx.log.info('auth.passkey-refused', { why })
    return refuse('passkey-refused', {}, { cause })
  }
  const known = await ctx.db.first(findPasskey(answer.id))
  if (!known || answer.response.userHandle !== toBase64url(userHandle(known.person_id)))
    throw refused('unknown')

  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(ctx.config)
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: (challenge) =>
      isOurChallenge(ctx, challenge, { ceremony: 'sign-in', browser, personId: 0 }),
    expectedOrigin,
    expectedRPID,
    credential: { id: answer.id, publicKey: fromBase64url(known.public_key)!, counter: known.counter },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw refused(reasonOf(error), error)
  })
  if (!verified) throw refused('signature')

  const { token, statements } = await sessionStart(ctx, known.person_id, { ...start, method: 'passkey' })
  try {
    await ctx.db.batch([
      await spend(ctx, challengeIn(answer.response.clientDataJSON)),
      moveCounter(answer.id, authenticationInfo.newCounter, ctx.clock.now()),
      stopUnlessMoved(),
      ...statements,
    ])
  } catch (error) {
    if (isStop(error) || isUniqueViolation(error, 'spent_challenges')) throw refused('used before', error)
    throw error
  }
  if (start.notice) ctx.wake()
  return { token, personId: known.person_id }
}

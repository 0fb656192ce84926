import { toBase64url, utf8 } from '../kernel/bytes'
import type { Ctx } from '../platform/context'
import { isUniqueViolation } from '../platform/sql'
import { refuse } from './errors'
import { challengeIn, isOurChallenge, issueChallenge, spend } from './passkey-challenge'
import { insertPasskey, listPasskeys } from './passkey-queries'
import type { AddPasskey } from './passkey-schema'
import type { Person } from './person'

/** More than anybody has pockets. */
export const PASSKEYS_MAX = 20

/** RP ID and origin are those of PUBLIC_URL, whatever a request says of its host (S-30, S-42). */
export const relyingParty = ({ publicUrl }: Pick<Ctx['config'], 'publicUrl'>) => ({
  id: new URL(publicUrl).hostname,
  origin: publicUrl,
})

/** What a passkey calls its person. It stays the same when they change their address, and says nothing of them. */
export const userHandle = (personId: number) => utf8(String(personId))

/**
 * The first half of adding a passkey: what `navigator.credentials.create()` is given. Asks for one that finds its person by itself
 * and checks that it is them (WebAuthn 3, 5.4.4).
 */
export async function askForPasskey(
  ctx: Pick<Ctx, 'db' | 'clock' | 'tokens' | 'config'>,
  person: Person,
  browser: string,
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const known = await ctx.db.all(listPasskeys(person.id))
  if (known.length >= PASSKEYS_MAX) throw refuse('passkeys-many', { params: { max: PASSKEYS_MAX } })
  return generateRegistrationOptions({
    rpName: 'Afterword',
    rpID: relyingParty(ctx.config).id,
    userName: person.email,
    userDisplayName: person.name,
    userID: userHandle(person.id),
    challenge: await issueChallenge(ctx, { ceremony: 'register', browser, personId: person.id }),
    excludeCredentials: known.map(({ id, transports }) => ({
      id,
      transports: transports.split(',').filter(Boolean),
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
  })
}

/**
 * The second half: keeps the public key, under the name the person gave it.
 * @throws auth/passkey-refused (403) for an answer to another challenge, ceremony, browser, person or origin, or given twice;
 *   auth/passkeys-many (409)
 */
export async function registerPasskey(
  ctx: Pick<Ctx, 'db' | 'clock' | 'tokens' | 'config' | 'log'>,
  person: Person,
  browser: string,
  { name, response }: AddPasskey,
): Promise<void> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(ctx.config)
  const asked = { ceremony: 'register', browser, personId: person.id } as const
  const verified = await verifyRegistrationResponse({
    response: { ...response, response: { ...response.response, transports: [] } },
    expectedChallenge: (challenge) => isOurChallenge(ctx, challenge, asked),
    expectedOrigin,
    expectedRPID,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    ctx.log.info('auth.passkey-refused', { why: reasonOf(error) })
    throw refuse('passkey-refused', {}, { cause: error })
  })
  if (!verified.verified) throw refuse('passkey-refused')
  const { credential, credentialBackedUp } = verified.registrationInfo
  try {
    const [, inserted] = await ctx.db.batch([
      await spend(ctx, challengeIn(response.response.clientDataJSON)),
      insertPasskey(
        credential.id,
        person.id,
        toBase64url(credential.publicKey),
        credential.counter,
        response.response.transports.join(','),
        credentialBackedUp ? 1 : 0,
        name,
        ctx.clock.now(),
        PASSKEYS_MAX,
      ),
    ])
    if (inserted.changes === 0) throw refuse('passkeys-many', { params: { max: PASSKEYS_MAX } })
  } catch (error) {
    // The challenge was answered before, or another person has this key: neither is ours to explain.
    if (isUniqueViolation(error, 'spent_challenges') || isUniqueViolation(error, 'passkeys'))
      throw refuse('passkey-refused', {}, { cause: error })
    throw error
  }
}

/** The library's reason with what it quotes cut off: a challenge is no secret, but the log needs none. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/"[^"]*"/g, '…').slice(0, 120) : 'unknown'

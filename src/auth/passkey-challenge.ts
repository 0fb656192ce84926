import { fromBase64url } from '../kernel/bytes'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken, sha256 } from '../platform/hash'
import type { Bound } from '../platform/sql'
import { spendChallenge } from './passkey-queries'

/** What an answer may be used for: one to a sign-in adds no key. */
export type Ceremony = 'sign-in' | 'register'

/** S-42: long enough to find a security key, short enough that a stolen page is worth nothing. */
export const CHALLENGE_LIFE_MS = 5 * MINUTE_MS

export interface Asked {
  readonly ceremony: Ceremony
  /** The asking browser's cookie: an answer given elsewhere is refused. */
  readonly browser: string
  /** Who adds a key; 0 where nobody is known yet. */
  readonly personId: number
}

/** A challenge for one ceremony in one browser. Asking costs no row, so a stranger cannot fill a table by it. */
export async function issueChallenge(ctx: Pick<Ctx, 'tokens' | 'clock'>, asked: Asked): Promise<string> {
  const { ceremony, browser, personId } = asked
  const value = [ceremony, personId, await sha256(browser), randomToken()]
  return ctx.tokens.sign('passkey', value, ctx.clock.now() + CHALLENGE_LIFE_MS)
}

/** @returns whether what an authenticator signed is a challenge of ours, for this ceremony, browser and person, and not too old */
export async function isOurChallenge(
  ctx: Pick<Ctx, 'tokens'>,
  signed: string,
  { ceremony, browser, personId }: Asked,
): Promise<boolean> {
  const reading = await ctx.tokens.read('passkey', challengeText(signed))
  if (reading.state !== 'good') return false
  const [forCeremony, forPerson, forBrowser] = reading.value
  return forCeremony === ceremony && forPerson === personId && forBrowser === (await sha256(browser))
}

/** The statement that uses a challenge up: in the batch of what it allows, which fails as a whole if somebody was here before. */
export async function spend(ctx: Pick<Ctx, 'clock'>, signed: string): Promise<Bound<never>> {
  return spendChallenge(await sha256(challengeText(signed)), ctx.clock.now() + CHALLENGE_LIFE_MS)
}

/** Client data carries the bytes of the challenge as base64url (WebAuthn 3, 5.8.1); ours are text. */
const challengeText = (signed: string): string =>
  new TextDecoder().decode(fromBase64url(signed) ?? new Uint8Array())

/** The challenge in client data that was checked already. */
export function challengeIn(clientDataJSON: string): string {
  const bytes = fromBase64url(clientDataJSON) ?? new Uint8Array()
  return (JSON.parse(new TextDecoder().decode(bytes)) as { challenge: string }).challenge
}

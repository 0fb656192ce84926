import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { randomToken } from '../platform/hash'
import { ALGORITHM, PARTS } from './proof'
import { type Budgeted, findUse, listBrakes } from './queries'

/** Long enough for the slowest device and a second look at the form. */
const CHALLENGE_MS = 10 * MINUTE_MS
/** Sixteen times as long at most: half a minute on a slow phone, which somebody may still wait for. */
export const MORE_BITS = 4
/** So many from one network are nothing unusual; each doubling beyond them makes the sum twice as long. */
const CALM_USES = 5

export interface Challenge {
  /** Signed, for one site and purpose; it names no network, so that a phone may change its own meanwhile. */
  readonly challenge: string
  readonly bits: number
  readonly parts: number
  readonly algorithm: typeof ALGORITHM
  readonly expiresAt: number
}

/**
 * Makes a sum for a device to work out (F1): longer the more this network has used up in the hour, and while the site's brake is pulled. Nothing is
 * written: what is asked for and never solved costs nobody a row.
 */
export async function issueChallenge(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock' | 'tokens' | 'networks'>,
  siteId: string,
  purpose: Budgeted,
): Promise<Challenge> {
  const now = ctx.clock.now()
  const day = Math.floor(now / DAY_MS)
  const network = (await ctx.networks.current()) ?? ''
  const [uses, brakes] = await ctx.db.batch([
    findUse(Math.floor(now / HOUR_MS) * HOUR_MS, siteId, network, 'sign-up'),
    listBrakes(siteId, day),
  ])
  const used = network === '' ? 0 : (uses.rows[0]?.used ?? 0)
  const brake = brakes.rows.find(({ what, day: of }) => what === purpose && of === day)?.level ?? 0
  const bits = ctx.config.challengeBits + Math.min(MORE_BITS, brake + doublings(used))
  const expiresAt = now + CHALLENGE_MS
  const value = [siteId, purpose, bits, randomToken().slice(0, 22), expiresAt]
  const challenge = await ctx.tokens.sign('challenge', value, expiresAt)
  return { challenge, bits, parts: PARTS, algorithm: ALGORITHM, expiresAt }
}

const doublings = (used: number): number => Math.max(0, Math.floor(Math.log2(used / CALM_USES)))

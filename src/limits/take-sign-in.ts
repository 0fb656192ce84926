import { HOUR_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { takeOrStop } from './queries'

/** Sign-in links that one network may ask for in an hour before they come later. */
export const SIGN_INS_HOURLY = 20
const WAIT_MS = 5 * MINUTE_MS

/**
 * Counts a wish for a sign-in link against its network. Beyond the limit nobody is refused, because nobody may be locked out by a neighbour (S-55): the
 * link comes some minutes later, and the cap of its address holds as ever.
 * @returns how long the mail waits
 */
export async function takeSignIn(ctx: Pick<Ctx, 'db' | 'clock' | 'networks'>): Promise<number> {
  const network = await ctx.networks.current()
  if (network === undefined) return 0
  const hour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS
  const row = await ctx.db.first(takeOrStop(hour, '*', network, 'sign-in', Number.MAX_SAFE_INTEGER))
  return (row?.used ?? 0) > SIGN_INS_HOURLY ? WAIT_MS : 0
}

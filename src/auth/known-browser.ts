import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'

/** As long as browsers keep a cookie. */
export const KNOWN_LIFE_MS = 400 * DAY_MS

/** What a browser keeps of having been let in: it opens nothing, and only says that a sign-in there is no news. */
export function knownMark(ctx: Pick<Ctx, 'tokens' | 'clock'>, personId: number): Promise<string> {
  const now = ctx.clock.now()
  return ctx.tokens.sign('known-browser', [personId, now], now + KNOWN_LIFE_MS)
}

/** @returns when the person last signed in there; 0 for a browser that is new to them */
export async function knownSince(
  ctx: Pick<Ctx, 'tokens'>,
  personId: number,
  mark: string | undefined,
): Promise<number> {
  const reading = await ctx.tokens.read('known-browser', mark ?? '')
  return reading.state === 'good' && reading.value[0] === personId ? Number(reading.value[1]) : 0
}

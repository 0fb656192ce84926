import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { useLink } from './queries'
import { readSignInLink, type SignInLink } from './read-sign-in-link'

export type Redeemed =
  /** `fromTerminal`: by the link that the set-up command printed. */
  | { readonly state: 'in'; readonly personId: number; readonly fromTerminal: boolean }
  | Exclude<SignInLink, { readonly state: 'good' }>

/** Uses the link up, once, however many try at the same moment. @returns whose it was, or why it opens nothing here */
export async function redeemSignInLink(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  token: string,
  browser: string | undefined,
): Promise<Redeemed> {
  const browserHash = browser === undefined ? null : await sha256(browser)
  const used = await ctx.db.first(useLink(await sha256(token), ctx.clock.now(), browserHash))
  if (used) return { state: 'in', personId: used.person_id, fromTerminal: used.from_terminal === 1 }
  const link = await readSignInLink(ctx, token, browser)
  // "Good" can only mean that another request was quicker by a hair.
  return link.state === 'good' ? { state: 'over' } : link
}

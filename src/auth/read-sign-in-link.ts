import { maskEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { findLink } from './queries'
import { codeOf } from './sign-in-code'

export type SignInLink =
  /** Ready to be used here. The address is masked: the page may be seen over a shoulder. */
  | { readonly state: 'good'; readonly email: string }
  /** Asked for in another browser: opening it here signs nobody in (S-02, S-22). The code does there what the link would. */
  | { readonly state: 'other-browser'; readonly code: string }
  /** Used, or older than it may be. */
  | { readonly state: 'over' }
  /** Altered, incomplete, or never ours. */
  | { readonly state: 'unknown' }

/**
 * What the link would do in this browser. Changes nothing: mail scanners open it first (S-20).
 * @param browser the cookie of the asking browser, if this one has it
 */
export async function readSignInLink(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  token: string,
  browser: string | undefined,
): Promise<SignInLink> {
  const link = await ctx.db.first(findLink(await sha256(token)))
  if (!link) return { state: 'unknown' }
  if (link.used_at !== null || link.expires_at <= ctx.clock.now()) return { state: 'over' }
  const here = link.browser_hash === null || (browser && (await sha256(browser)) === link.browser_hash)
  return here
    ? { state: 'good', email: maskEmail(link.email) }
    : { state: 'other-browser', code: await codeOf(token) }
}

import { fromBase64url } from '../kernel/bytes'
import { DAY_MS, HOUR_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'

/** How long the button of a confirmation mail works. */
export const CONFIRM_MS = 7 * DAY_MS
/** And the code in it, which has few digits and so little time. */
export const CODE_MS = HOUR_MS
/** How long a link to what somebody follows shows it; every mail brings a fresh one. */
export const FOLLOWING_MS = 30 * DAY_MS
/** How long a device counts as proven. */
export const DEVICE_MS = 365 * DAY_MS

type LinkCtx = Pick<Ctx, 'tokens' | 'config'>

interface Asked {
  readonly site_id: string
  readonly id: number
  readonly requested_at: number
}

const below = ({ config }: LinkCtx, path: string) => `${config.publicUrl}/following/${path}`

export const confirmLink = async (ctx: LinkCtx, { site_id, id, requested_at }: Asked) =>
  below(ctx, `confirm/${await ctx.tokens.sign('follow-confirm', [site_id, id], requested_at + CONFIRM_MS)}`)

/** "I did not ask for this" stays true: it never ends. */
export const notMeLink = async (ctx: LinkCtx, { site_id, id }: Asked) =>
  below(ctx, `not-me/${await ctx.tokens.sign('follow-not-me', [site_id, id], 0)}`)

/** The way out of one follow, or of all of a site without `of`. It never ends: a link in a mail of years ago still leads out (U11). */
export const stopLink = async (
  ctx: LinkCtx,
  siteId: string,
  followerId: number,
  of?: { readonly threadId: string; readonly commentId: number },
) =>
  below(
    ctx,
    `stop/${await ctx.tokens.sign('follow-stop', of ? [siteId, followerId, of.threadId, of.commentId] : [siteId, followerId], 0)}`,
  )

/** The page of what a reader follows at a site: for our mails, and for other pages that have proven the same address. */
export const followingLink = async (ctx: LinkCtx & Pick<Ctx, 'clock'>, siteId: string, followerId: number) =>
  below(ctx, await ctx.tokens.sign('following', [siteId, followerId], ctx.clock.now() + FOLLOWING_MS))

/** What the device that asked keeps until the code arrives. It opens nothing without the code. */
export const claimToken = (
  ctx: Pick<Ctx, 'tokens'>,
  siteId: string,
  requestId: number,
  requestedAt: number,
) => ctx.tokens.sign('follow-claim', [siteId, requestId], requestedAt + CODE_MS)

/**
 * The eight digits that stand in the mail, made of the signing key and the request: nothing is stored, and who reads the database cannot
 * make them.
 */
export async function codeOf(ctx: Pick<Ctx, 'tokens'>, siteId: string, requestId: number): Promise<string> {
  const signed = await ctx.tokens.sign('follow-code', [siteId, requestId], 0)
  const bytes = fromBase64url(signed.slice(signed.lastIndexOf('.') + 1))!
  const number = bytes.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(number % 1e8).padStart(8, '0')
}

/** What a device shows for the mark: which reader, and of which epoch of devices. No address, and nothing made of one. */
export const deviceToken = (
  ctx: Pick<Ctx, 'tokens' | 'clock'>,
  {
    site_id,
    follower_id,
    epoch,
  }: { readonly site_id: string; readonly follower_id: number; readonly epoch: number },
) => ctx.tokens.sign('device', [site_id, follower_id, epoch], ctx.clock.now() + DEVICE_MS)

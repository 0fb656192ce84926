import type { EmailAddress } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import { refuse } from '../web/errors'
import { followingLink } from './links'
import { type FollowerRow, type FollowRow, findFollower, findFollowerByAddress, listFollows } from './queries'

/** Nobody reads more on one page; the way out of all of them stands above. */
const SHOWN = 200

export interface Following {
  readonly follower: FollowerRow
  readonly follows: readonly FollowRow[]
}

/** A reader with what they follow, as the page of a link shows it. `expired`: theirs, but too old to show anything. */
export type FollowingState =
  | ({ readonly state: 'good' } & Following)
  | { readonly state: 'expired'; readonly follower: FollowerRow }
  | { readonly state: 'gone' }

/**
 * Whom a link to `/following/{token}` means. It changes nothing.
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readFollowing(ctx: Pick<Ctx, 'db' | 'tokens'>, token: string): Promise<FollowingState> {
  const reading = await ctx.tokens.read('following', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id] = [String(reading.value[0]), Number(reading.value[1])]
  const [found, follows] = await ctx.db.batch([findFollower(siteId, id), listFollows(id, SHOWN)])
  const follower = found.rows[0]
  if (!follower) return { state: 'gone' }
  return reading.state === 'expired'
    ? { state: 'expired', follower }
    : { state: 'good', follower, follows: follows.rows }
}

/**
 * For other pages whose visitor has proven the same address, such as the preferences of the news: what that address follows at a site, and the
 * link to its page.
 * @returns undefined if the address never was confirmed for mails about comments
 */
export async function readFollowingOf(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'config' | 'clock'>,
  siteId: string,
  email: Pick<EmailAddress, 'key'>,
): Promise<(Following & { readonly link: string }) | undefined> {
  const emailKey = await hashAddress(ctx.config.hashKey, email.key)
  const follower = await ctx.db.first(findFollowerByAddress(siteId, emailKey))
  if (!follower || follower.confirmed_at === null) return undefined
  const follows = await ctx.db.all(listFollows(follower.id, SHOWN))
  return { follower, follows, link: await followingLink(ctx, siteId, follower.id) }
}

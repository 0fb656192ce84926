import type { Ctx } from '../platform/context'
import { refuse } from '../web/errors'
import { followingLink } from './links'
import { countFollows, type FollowerRow, type FollowRow, findFollower, listFollows } from './queries'

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

/** How much an address follows at a site, and where its owner sees and changes it. */
export interface FollowingSummary {
  /** Conversations whose every comment is mailed. */
  readonly pages: number
  /** Own comments whose replies are mailed. */
  readonly comments: number
  readonly link: string
}

/**
 * For other pages whose visitor has proven the same address, such as the preferences of the news. One round trip; it changes nothing.
 * @param emailKey keyed hash of the address, as `hashAddress` makes it
 * @returns undefined if the address follows nothing, or never was confirmed for mails about comments
 */
export async function readFollowingOf(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'config' | 'clock'>,
  siteId: string,
  emailKey: string,
): Promise<FollowingSummary | undefined> {
  const found = await ctx.db.first(countFollows(siteId, emailKey))
  if (!found) return undefined
  const { id, pages, comments } = found
  return { pages, comments, link: await followingLink(ctx, siteId, id) }
}

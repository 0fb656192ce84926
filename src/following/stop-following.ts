import { type FollowerRow, type FollowingChange, findFollower } from '../followers/public'
import type { Ctx } from '../platform/context'
import { refuse } from '../web/errors'
import { listPlaces, type PlaceRow } from './queries'

export interface Stop {
  readonly follower: FollowerRow
  readonly change: Extract<FollowingChange, { readonly stop: unknown }>
  /** Where the one follow is; none for all of them, or if its page is gone. */
  readonly place: PlaceRow | undefined
}

/**
 * What a way out leads out of. It changes nothing.
 * @returns undefined if the reader has been erased since
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readStop(ctx: Pick<Ctx, 'db' | 'tokens'>, token: string): Promise<Stop | undefined> {
  const reading = await ctx.tokens.read('follow-stop', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id, threadId, commentId] = reading.value
  const one = threadId !== undefined
  const [followers, places] = await ctx.db.batch([
    findFollower(String(siteId), Number(id)),
    listPlaces(String(siteId), JSON.stringify(one ? [threadId] : [])),
  ])
  const follower = followers.rows[0]
  if (!follower) return undefined
  const change: Stop['change'] = one
    ? { stop: { threadId: String(threadId), commentId: Number(commentId) } }
    : { stop: 'all' }
  return { follower, change, place: places.rows[0] }
}

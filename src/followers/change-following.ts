import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import { HOURLY, slotOf } from './frequency'
import {
  changeFrequency,
  type FollowerRow,
  type Frequency,
  forgetDevices,
  stopAll,
  stopFollow,
} from './queries'

/** What a reader changes about their mails. */
export type FollowingChange =
  | { readonly stop: { readonly threadId: string; readonly commentId: number } | 'all' }
  | { readonly frequency: Frequency }
  /** Every device has to prove the address again. */
  | { readonly forget: 'devices' }

/** Does it at once, with a row of the log if anything changed. A second time changes nothing (U10). */
export async function changeFollowing(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  follower: Pick<FollowerRow, 'id' | 'site_id' | 'epoch'>,
  change: FollowingChange,
): Promise<void> {
  const [statement, action] = statementOf(ctx, follower, change)
  await ctx.db.batch([
    statement,
    recordAction(
      ctx,
      { siteId: follower.site_id, actor: 'visitor', action, subject: `follower:${follower.id}` },
      { onlyIfChanged: true },
    ).statement,
  ])
}

function statementOf(
  ctx: Pick<Ctx, 'clock'>,
  { id, site_id: siteId, epoch }: Pick<FollowerRow, 'id' | 'site_id' | 'epoch'>,
  change: FollowingChange,
): [Bound<never>, string] {
  if ('frequency' in change) {
    // What came up while mails came together waits for a digest still; the next one brings it, and finds nothing from then on.
    const slot = slotOf(change.frequency, ctx.clock.now()) ?? HOURLY
    return [changeFrequency(siteId, id, change.frequency, slot), 'follower.frequency']
  }
  if ('forget' in change) return [forgetDevices(siteId, id, epoch), 'follower.forget-devices']
  if (change.stop === 'all') return [stopAll(id), 'follower.stop-all']
  return [stopFollow(change.stop.threadId, change.stop.commentId, id), 'follower.stop']
}

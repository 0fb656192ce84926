import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { leaveAllLists, markUnsubscribed } from '../leaving/leaving-queries'

/** The team ends a subscription, because a reader asked for it. Twice is once; only the reader can come back. */
export async function endByHand(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  siteId: string,
  personId: number,
  id: number,
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.batch([
    markUnsubscribed(siteId, id, now),
    recordAction(
      ctx,
      {
        siteId,
        actor: `person:${personId}`,
        action: 'subscriber.end',
        subject: `subscriber:${id}`,
        after: { status: 'unsubscribed' },
      },
      { onlyIfChanged: true },
    ).statement,
    leaveAllLists(siteId, id, now),
  ])
}

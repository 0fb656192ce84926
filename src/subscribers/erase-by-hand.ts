import { recordAction } from '../audit/public'
import { insertSuppression } from '../mail/public'
import type { Ctx } from '../platform/context'
import { deleteSubscriber, deleteSubscriptions, findKey } from './hand-queries'

/**
 * The team erases a subscriber who asked for it: address, name, receipts and lists go; a keyed hash stays, so that no import brings the
 * address back (C5). They may sign up again. Twice is once.
 */
export async function eraseByHand(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  siteId: string,
  personId: number,
  id: number,
): Promise<void> {
  const row = await ctx.db.first(findKey(siteId, id))
  if (!row) return
  await ctx.db.batch([
    insertSuppression(row.email_key, siteId, 'erased', ctx.clock.now(), 'desk', siteId),
    deleteSubscriptions(siteId, id),
    deleteSubscriber(siteId, id),
    recordAction(
      ctx,
      { siteId, actor: `person:${personId}`, action: 'subscriber.erase', subject: `subscriber:${id}` },
      { onlyIfChanged: true },
    ).statement,
  ])
}

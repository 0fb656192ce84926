import type { Ctx } from '../../platform/context'
import { eraseSubscriber } from '../data/erase-subscriber'
import { findKey } from './hand-queries'

/**
 * The team erases a subscriber who asked for it: address, name, receipts and lists go; a keyed hash stays, so that no import brings the
 * address back (C5). They may sign up again. Twice is once.
 */
export async function eraseByHand(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock' | 'newId'>,
  siteId: string,
  personId: number,
  id: number,
): Promise<void> {
  const row = await ctx.db.first(findKey(siteId, id))
  if (!row) return
  await eraseSubscriber(ctx, siteId, { id, email_key: row.email_key }, `person:${personId}`)
}

import { recordAction } from '../../audit/public'
import { forgetBansOf } from '../../bans/public'
import { insertSuppression } from '../../mail/public'
import { forgetNotesOn } from '../../notes/public'
import type { Ctx } from '../../platform/context'
import { deleteSubscriber, deleteSubscriptions } from './data-queries'

/**
 * Forgets a subscriber of a site: address, name, choices, lists, receipts. What stays is a keyed hash of the address, with the word that news
 * may not go there (C5), the caps of what was mailed, and log rows that name nobody. Bans from commenting and the team's notes go with the address. Who signs up again later and confirms is subscribed again.
 * @param by who erases: the reader, or somebody at the desk
 */
export async function eraseSubscriber(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  siteId: string,
  { id, email_key: emailKey }: { readonly id: number; readonly email_key: string },
  by: 'visitor' | `person:${number}` = 'visitor',
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.batch([
    insertSuppression(emailKey, siteId, 'erased', now, by === 'visitor' ? 'reader' : 'desk', siteId),
    deleteSubscriptions(siteId, id),
    deleteSubscriber(siteId, id),
    recordAction(
      ctx,
      { siteId, actor: by, action: 'subscriber.erase', subject: `subscriber:${id}` },
      { onlyIfChanged: true },
    ).statement,
    ...forgetBansOf(siteId, emailKey),
    forgetNotesOn(siteId, emailKey),
  ])
}

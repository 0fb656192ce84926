import { noteErased, recordAction } from '../../audit/public'
import { forgetBansOf } from '../../bans/public'
import { insertSuppression } from '../../mail/public'
import { forgetNotesOn } from '../../notes/public'
import type { Ctx } from '../../platform/context'
import { deleteSubscriber, deleteSubscriptions } from './data-queries'

/**
 * Forgets a subscriber of a site: address, name, choices, lists, receipts. What stays is a keyed hash of the address, with the word that news
 * may not go there (C5), the caps of what was mailed, and log rows that name nobody. Bans from commenting and the team's notes go with the address. Who signs up again later and confirms is subscribed again.
 * @param by who erases: the reader, somebody at the desk, or the ledger of what was erased before (erase-again.ts)
 */
export async function eraseSubscriber(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock' | 'newId'>,
  siteId: string,
  { id, email_key: emailKey }: { readonly id: number; readonly email_key: string },
  by: 'visitor' | 'system' | `person:${number}` = 'visitor',
): Promise<void> {
  const now = ctx.clock.now()
  if (by !== 'system') await noteErased(ctx, id)
  await ctx.db.batch([
    insertSuppression(emailKey, siteId, 'erased', now, by.startsWith('person:') ? 'desk' : 'reader', siteId),
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

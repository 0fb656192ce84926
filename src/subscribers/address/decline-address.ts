import { recordAction } from '../../audit/public'
import { insertSuppression } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { deleteAddressChange } from './address-queries'
import { type AddressState, readAddressChange } from './read-address-change'

/**
 * "I did not ask for this", said by the owner of an address that somebody wanted the news at: as for a sign-up, it gets no more mail from
 * this install (F7). What is done cannot be taken back here.
 * @throws web/link-altered (403)
 */
export async function declineAddress(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId'>,
  token: string,
): Promise<AddressState> {
  const found = await readAddressChange(ctx, token)
  if (!('change' in found) || found.state === 'done') return found
  const { site_id: siteId, subscriber_id: id, id: changeId, email_key: emailKey } = found.change
  await ctx.db.batch([
    insertSuppression(emailKey, '*', 'not-me', ctx.clock.now(), 'reader', siteId),
    recordAction(
      ctx,
      { siteId, actor: 'visitor', action: 'subscriber.decline', subject: `subscriber:${id}` },
      { onlyIfChanged: true },
    ).statement,
    deleteAddressChange(id, changeId),
  ])
  return found
}

import type { EmailAddress } from '../../kernel/email-address'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import { enqueue } from '../../platform/outbox'
import { refuse as refuseRequest } from '../../web/errors'
import { addressAsked } from '../jobs'
import { type ReaderPreferences, readPreferences } from '../preferences/read-preferences'
import { agentOf } from '../sign-up/subscribe'
import { putAddressChange } from './address-queries'

/**
 * Asks the owner of a new address whether the news may come there. Nothing changes until they agree; another wish takes the place of this
 * one. The answer is the same whatever the address is to us, and the caps of sign-up mails hold for it (F2).
 * @returns what is kept, or undefined if erased; nothing happens for somebody who has left
 * @throws web/link-altered (403), web/too-many-requests (429)
 */
export async function askAddressChange(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks' | 'config' | 'mayProceed' | 'wake'>,
  token: string,
  address: EmailAddress,
  agent?: string,
): Promise<ReaderPreferences | undefined> {
  const reader = await readPreferences(ctx, token)
  if (reader?.status !== 'confirmed') return reader
  const { id: subscriberId, site_id: siteId } = reader
  const network = (await ctx.networks.current()) ?? null
  if (!(await ctx.mayProceed(`subscribe:${siteId}:${network ?? ''}`))) {
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  }
  const changeId = ctx.newId()
  await ctx.db.batch([
    putAddressChange(
      siteId,
      subscriberId,
      changeId,
      address.address,
      await hashAddress(ctx.config.hashKey, address.key),
      ctx.clock.now(),
      network,
      agentOf(agent),
      ctx.newId(),
    ),
    enqueue(ctx, addressAsked, { siteId, subscriberId, changeId }),
  ])
  ctx.wake()
  return readPreferences(ctx, token)
}

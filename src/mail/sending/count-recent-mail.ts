import type { EmailAddress } from '../../kernel/email-address'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import { countMail } from '../queries'
import { oldestId } from './claim-mail'

/** How many mails of a kind went to an address in the last `sinceMs`, over all sites: for caps that only need to hold roughly. */
export async function countRecentMail(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  address: Pick<EmailAddress, 'key'>,
  kind: string,
  sinceMs: number,
): Promise<number> {
  const addressHash = await hashAddress(ctx.config.hashKey, address.key)
  const since = ctx.clock.now() - sinceMs
  const row = await ctx.db.first(countMail(addressHash, kind, oldestId(since), since))
  return row?.count ?? 0
}

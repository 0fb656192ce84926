import type { EmailAddress } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Site } from '../sites/public'
import { type FollowerRow, findFollower } from './queries'

/**
 * Whom a device has proven to be. The mark rests on this alone: a good signature, a reader of this site who still stands there, devices that
 * were not forgotten since, and the very address that is typed now.
 * @param token what the device keeps; nothing, or one that is forged, old or of another address, is simply no proof
 */
export async function readDevice(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'config'>,
  site: Site,
  token: string | undefined,
  email: Pick<EmailAddress, 'key'> | undefined,
): Promise<FollowerRow | undefined> {
  if (token === undefined || email === undefined) return undefined
  const reading = await ctx.tokens.read('device', token)
  if (reading.state !== 'good' || reading.value[0] !== site.id) return undefined
  const [, id, epoch] = reading.value
  const [row, emailKey] = await Promise.all([
    ctx.db.first(findFollower(site.id, Number(id))),
    hashAddress(ctx.config.hashKey, email.key),
  ])
  const stands = row !== undefined && row.confirmed_at !== null && row.epoch === epoch
  return stands && row.email_key === emailKey ? row : undefined
}

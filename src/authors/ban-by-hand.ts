import { addBan, LABELS_MAX, type NewBan, type Traits } from '../bans/public'
import { maskEmail, parseEmail } from '../kernel/email-address'
import { hostIn } from '../kernel/host'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { guardBan } from './guard-ban'
import { termsOf } from './terms-of'

/**
 * A ban that somebody of the team types: an address, a name, a name with a star, or a domain.
 * @returns its id
 * @throws web/fields-refused (422: what is no address or domain, the team, a day that is over), bans/hits-many and bans/patterns-many (409)
 */
export async function banByHand(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'config'>,
  site: Site,
  personId: number,
  { by, what, who, sure, ...terms }: NewBan,
): Promise<number> {
  const traits = { ...(await traitsIn(ctx, by, what)), proven: who === 'proven' && by !== 'name' }
  const ban = { ...termsOf(ctx, terms), traits }
  await guardBan(ctx, site, traits, sure)
  return addBan(ctx, site, personId, ban)
}

async function traitsIn(ctx: Pick<Ctx, 'config'>, by: NewBan['by'], what: string): Promise<Traits> {
  if (by === 'name') return { name: what, pattern: what.includes('*') }
  if (by === 'domain') {
    const domain = hostIn(what.slice(what.lastIndexOf('@') + 1))
    // A last label alone would be half the net; of more labels than are looked at, nobody would be known by it.
    if (domain === undefined || !domain.includes('.') || domain.split('.').length > LABELS_MAX)
      throw fieldsRefused([{ field: 'domain', message: 'rules.host-wrong' }])
    return { domain }
  }
  const email = parseEmail(what)
  if (!email) throw fieldsRefused([{ field: 'address', message: 'field.email' }])
  return {
    address: { key: await hashAddress(ctx.config.hashKey, email.key), masked: maskEmail(email.address) },
  }
}

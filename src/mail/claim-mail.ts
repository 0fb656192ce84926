import { parseEmail } from '../kernel/email-address'
import { DAY_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Mail } from './mail'
import { claimMail as claim, findMail } from './queries'

/** At most so many of a kind to one address a day, over all sites of the install (list bombing, F2). */
export const MAILS_A_DAY = 3
/** And from one site not again for so long. */
export const SITE_PAUSE_MS = 10 * MINUTE_MS

/**
 * Takes a place under the caps for a mail that anybody can cause by typing an address.
 * @param id made with the mail's cause, so that a job tried again finds its own place
 * @returns the id of the mail's log row, for `sendMail`; or undefined if the address has had enough: drop the mail. It is another id than
 *   the given one only if that was taken by somebody else's mail.
 */
export async function claimMail(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock' | 'newId'>,
  id: number,
  mail: Pick<Mail, 'siteId' | 'kind' | 'to'>,
): Promise<number | undefined> {
  const to = parseEmail(mail.to)
  if (!to) return undefined
  const addressHash = await hashAddress(ctx.config.hashKey, to.key)
  const now = ctx.clock.now()
  const take = async (place: number) => {
    const { changes } = await ctx.db.run(
      claim(place, mail.siteId, mail.kind, addressHash, now, now - SITE_PAUSE_MS, now - DAY_MS, MAILS_A_DAY),
    )
    return changes > 0 ? place : undefined
  }
  const taken = await take(id)
  if (taken !== undefined) return taken
  const other = await ctx.db.first(findMail(id))
  return other && other.address_hash !== addressHash ? take(ctx.newId()) : undefined
}

import { parseEmail } from '../../kernel/email-address'
import { idAt } from '../../kernel/id'
import { DAY_MS, MINUTE_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import type { Mail } from '../mail'
import { claimMail as claim } from '../queries'

/** At most so many of a kind to one address a day, over all sites of the install (list bombing, F2). */
export const MAILS_A_DAY = 3
/** Kinds that anybody can cause by typing an address: what a day holds, it holds of all of them together (D6). */
const CONFIRMATIONS = ['subscribers.sign-up', 'followers.confirm']
/**
 * And so many within 30 days until somebody presses the button of one: whoever is asked for what they never wanted gets three mails, however long it goes on,
 * over how many sites it may. As long as a request lives (C6).
 */
export const MAILS_UNANSWERED = 3
export const UNANSWERED_MS = 30 * DAY_MS
/** And of a kind from one site not again for so long. */
export const SITE_PAUSE_MS = 10 * MINUTE_MS

/** So old may the id of a mail be that is logged now: jobs are parked after a day. */
const ID_AGE_MS = 2 * DAY_MS

/** The id below which no row of the caps' window is looked for. */
export const oldestId = (since: number): number => idAt(since - ID_AGE_MS)

/**
 * Takes a place under the caps for a mail that anybody can cause by typing an address.
 * @param id made with the mail's cause, so that a job tried again finds its own place
 * @returns the id, for `sendMail`; or undefined if the address has had enough: drop the mail
 */
export async function claimMail(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  id: number,
  mail: Pick<Mail, 'siteId' | 'kind' | 'to'>,
): Promise<number | undefined> {
  const to = parseEmail(mail.to)
  if (!to) return undefined
  const addressHash = await hashAddress(ctx.config.hashKey, to.key)
  const now = ctx.clock.now()
  const [sitePause, day] = [now - SITE_PAUSE_MS, now - DAY_MS]
  // A kind that only its reader can cause has a cap of its own: nobody's typing may keep somebody from their data.
  const asks = CONFIRMATIONS.includes(mail.kind)
  const kinds = JSON.stringify(asks ? CONFIRMATIONS : [mail.kind])
  const [life, lifeCap] = asks ? [now - UNANSWERED_MS, MAILS_UNANSWERED] : [day, MAILS_A_DAY]
  const { changes } = await ctx.db.run(
    claim(
      addressHash,
      id,
      mail.siteId,
      mail.kind,
      now,
      oldestId(life),
      sitePause,
      day,
      MAILS_A_DAY,
      kinds,
      life,
      lifeCap,
    ),
  )
  return changes > 0 ? id : undefined
}

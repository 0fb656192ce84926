import { parseEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import { HopelessJob } from '../platform/outbox'
import { composeMail } from './compose'
import { findLook } from './look-queries'
import type { Mail } from './mail'
import { findMailState, listSuppressions, recordMail } from './queries'
import { toLook } from './read-look'
import { RecipientRefused } from './recipient-refused'
import { chooseTransport, type MailTransport } from './transport'

export type MailOutcome = 'sent' | 'suppressed' | 'refused'

type SendCtx = Pick<Ctx, 'config' | 'db' | 'clock' | 'newId' | 'emailBinding'>

/**
 * Sends one mail. Called by job handlers at the moment of sending, so that whoever left meanwhile gets nothing (U12). A job runs at
 * least once: with `logId`, a mail that has gone out already is not sent again.
 * @param options.logId the log row this mail took before (claim-mail.ts)
 * @returns what became of it, as logged
 * @throws HopelessJob if the configuration must change first; anything else is temporary and the job is tried again
 */
export async function sendMail(
  ctx: SendCtx,
  mail: Mail,
  options: { readonly logId?: number; readonly transport?: MailTransport } = {},
): Promise<MailOutcome> {
  const to = parseEmail(mail.to)
  if (!to) throw new HopelessJob('the recipient is not an e-mail address')
  const id = options.logId ?? ctx.newId()
  const addressHash = await hashAddress(ctx.config.hashKey, to.key)
  const [suppressions, before, looks] = await ctx.db.batch([
    listSuppressions(addressHash, mail.siteId),
    findMailState(addressHash, options.logId ?? 0),
    findLook(mail.siteId),
  ])
  if (before.rows[0]?.state === 'sent') return 'sent'

  const record = async (state: MailOutcome, providerId: string | null = null): Promise<MailOutcome> => {
    await ctx.db.run(recordMail(addressHash, id, mail.siteId, mail.kind, state, providerId, ctx.clock.now()))
    return state
  }
  if (suppressions.rows.some(({ reason }) => stops(mail, reason))) return record('suppressed')
  try {
    const transport = options.transport ?? chooseTransport(ctx)
    return await record(
      'sent',
      await transport.send(await composeMail(ctx, mail, to.address, id, toLook(looks.rows[0]))),
    )
  } catch (error) {
    if (error instanceof RecipientRefused) return record('refused', error.message.slice(0, 100))
    throw error
  }
}

/**
 * "I did not ask for this news" must not lock a moderator out: the way to the desk is only stopped by a mailbox that does not exist. Being
 * erased stops imports only: whoever was may sign up again, and is asked by mail.
 */
const stops = (mail: Mail, reason: string): boolean =>
  reason !== 'erased' && (!mail.kind.startsWith('auth.') || reason === 'bounce')

import { REPORT_MAX_BYTES, receiveReport } from './mail/public'
import type { Config } from './platform/config'
import type { Ctx } from './platform/context'

/** What Email Routing hands over, as far as we look at it. */
export type IncomingMail = Pick<ForwardableEmailMessage, 'to' | 'raw' | 'rawSize' | 'setReject'>

interface Mailbox {
  /** Whether mail to this address is for it. @param local without what stands behind a "+" */
  readonly takes: (config: Config, local: string, domain: string) => boolean
  readonly maxBytes: number
  readonly take: (ctx: Ctx, mail: IncomingMail) => Promise<string>
}

/** Mailbox table: every address that takes mail and who reads it. */
const MAILBOXES: readonly Mailbox[] = [
  {
    takes: ({ bounceAddress }, local, domain) =>
      bounceAddress !== undefined && local === bounceAddress.local && domain === bounceAddress.domain,
    maxBytes: REPORT_MAX_BYTES,
    take: async (ctx, mail) => receiveReport(ctx, mail.to, await new Response(mail.raw).arrayBuffer()),
  },
]

/** The Worker's `email()` handler. What nobody here takes is refused while the other server is still on the line, so it can tell its sender. */
export async function receiveMail(ctx: Ctx, mail: IncomingMail): Promise<void> {
  const [, local, domain] = /^([^@+]+)(?:\+[^@]*)?@([^@]+)$/.exec(mail.to.toLowerCase()) ?? []
  const mailbox = MAILBOXES.find(({ takes }) => takes(ctx.config, local ?? '', domain ?? ''))
  if (!mailbox) return mail.setReject('550 5.1.1 No such mailbox here')
  if (mail.rawSize > mailbox.maxBytes) return mail.setReject('552 5.3.4 Too big for this mailbox')
  const taken = await mailbox.take(ctx, mail)
  ctx.log.info('mail.received', { taken })
}

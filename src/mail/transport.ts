import type { Ctx } from '../platform/context'
import type { Message } from './message'
import { cloudflareTransport } from './transport-cloudflare'
import { developmentTransport } from './transport-development'
import { mailgunTransport } from './transport-mailgun'
import { postmarkTransport } from './transport-postmark'
import { resendTransport } from './transport-resend'
import { smtpTransport } from './transport-smtp'

/** Hands one message over. */
export interface MailTransport {
  /**
   * @returns the id under which the provider knows it
   * @throws RecipientRefused if this address takes no mail; HopelessJob if the configuration must change first; anything else is
   *   temporary and tried again
   */
  send(message: Message): Promise<string>
}

/** The one that MAIL_TRANSPORT names. */
export function chooseTransport(
  ctx: Pick<Ctx, 'config' | 'db' | 'newId' | 'clock' | 'emailBinding'>,
): MailTransport {
  switch (ctx.config.mailTransport) {
    case 'cloudflare':
      return cloudflareTransport(ctx.emailBinding)
    case 'smtp':
      return smtpTransport(ctx.config.smtpUrl ?? '')
    case 'resend':
      return resendTransport(ctx.config)
    case 'postmark':
      return postmarkTransport(ctx.config)
    case 'mailgun':
      return mailgunTransport(ctx.config)
    case 'development':
      return developmentTransport(ctx)
  }
}

import type { Ctx } from '../../platform/context'
import type { Sender } from '../../platform/mail-config'
import type { Message } from '../letter/message'
import type { ProviderConfig } from './ask-provider'
import { cloudflareTransport } from './transport-cloudflare'
import { developmentTransport } from './transport-development'
import { mailgunTransport } from './transport-mailgun'
import { postmarkTransport } from './transport-postmark'
import { resendTransport } from './transport-resend'
import { sesTransport } from './transport-ses'
import { smtpTransport } from './transport-smtp'

/** Hands one message over. */
export interface MailTransport {
  /** Set where the provider keeps a key of each letter and takes it once: then a lost answer is no reason to ask a person. */
  readonly isRepeatable?: true
  /**
   * @returns the id under which the provider knows it
   * @throws RecipientRefused if this address takes no mail; SenderStopped if nothing goes until the configuration changes; HopelessJob if
   *   only this mail cannot go; Throttled if all mail has to wait; MaybeSent if nobody knows; anything else is temporary and tried again
   */
  send(message: Message): Promise<string>
}

/** The one that the sender's configuration names. */
export function chooseTransport(
  ctx: Pick<Ctx, 'config' | 'db' | 'newId' | 'emailBinding'>,
  sender: Sender,
): MailTransport {
  switch (sender.transport) {
    case 'cloudflare':
      return cloudflareTransport(ctx.emailBinding)
    case 'smtp':
      return smtpTransport(sender.smtpUrl ?? '')
    case 'development':
      return developmentTransport(ctx)
    default:
      return PROVIDERS[sender.transport]({ ...ctx.config, api: sender.api! })
  }
}

const PROVIDERS: Readonly<
  Record<'resend' | 'postmark' | 'mailgun' | 'ses', (config: ProviderConfig) => MailTransport>
> = {
  resend: resendTransport,
  postmark: postmarkTransport,
  mailgun: mailgunTransport,
  ses: sesTransport,
}

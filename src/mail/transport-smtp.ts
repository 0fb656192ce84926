import { SECOND_MS } from '../kernel/time'
import { HopelessJob } from '../platform/outbox'
import type { Message } from './message'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { SenderStopped } from './transport-failure'

/** What nodemailer puts on its errors. */
interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  readonly command?: string
}

/**
 * Any SMTP server, by nodemailer over node:net. It is imported when the first mail leaves: a Worker that answers a reader must not start
 * up with it.
 * @param smtpUrl `smtps://user:password@host:465`, or `smtp://…:587`, which turns to TLS before anything is said
 */
export const smtpTransport = (smtpUrl: string): MailTransport => ({
  async send(message) {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      url: smtpUrl,
      connectionTimeout: 10 * SECOND_MS,
      greetingTimeout: 10 * SECOND_MS,
      socketTimeout: 20 * SECOND_MS,
      dnsTimeout: 5 * SECOND_MS,
      // Links that open something travel in these mails, and a password before them: nobody on the way may strip STARTTLS.
      requireTLS: !isLoopback(smtpUrl),
      // Nothing in a mail may make us read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      const { messageId } = await transport.sendMail(envelopeOf(message))
      return messageId
    } catch (error) {
      throw classify(error as SmtpError)
    } finally {
      transport.close()
    }
  },
})

/** A mail server or catcher on this computer. */
const isLoopback = (smtpUrl: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostOf(smtpUrl))

function hostOf(smtpUrl: string): string {
  try {
    return new URL(smtpUrl.replace(/^smtps?:/, 'http:')).hostname
  } catch (error) {
    throw new HopelessJob('SMTP_URL is no address like smtps://user:password@host:465', { cause: error })
  }
}

/** A letter as nodemailer takes it. */
export const envelopeOf = (message: Message) => ({
  envelope: { from: message.returnPath ?? message.from.address, to: [message.to] },
  from: message.from,
  to: { name: '', address: message.to },
  subject: message.subject,
  messageId: message.messageId,
  date: new Date(message.date),
  text: message.text,
  html: message.html,
  // As they are: nodemailer would fold a long one, and a folded List-Unsubscribe breaks DKIM at some relays (U13).
  headers: Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, { prepared: true, value }]),
  ),
})

/**
 * What to do about a failure (RFC 5321, 4.2.1). The new error names code and command only: what a server says often holds the address, and
 * messages of errors are logged.
 */
export function classify({ code, responseCode = 0, command }: SmtpError): Error {
  const what = `SMTP ${[code, responseCode || undefined, command].filter(Boolean).join(' ')}`
  if (responseCode >= 400 && responseCode < 500) return new Error(what)
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || code === 'ECONFIG') {
    return new SenderStopped(`${what}: check user and password in SMTP_URL`)
  }
  if (command === 'MAIL FROM')
    return new SenderStopped(`${what}: the server does not take mail from MAIL_FROM`)
  if (code === 'EENVELOPE' || code === 'EMESSAGE' || responseCode >= 500) return new RecipientRefused(what)
  return new Error(what)
}

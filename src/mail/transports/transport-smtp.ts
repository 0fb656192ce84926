// What nodemailer is made of has the types of Node, and nothing else of ours names them.
/// <reference types="node" />
import { SECOND_MS } from '../../kernel/time'
import { HopelessJob } from '../../platform/outbox'
import type { Message } from '../letter/message'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { MaybeSent, SenderStopped } from './transport-failure'

/** What nodemailer puts on its errors. */
interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  readonly command?: string
}

/**
 * Any SMTP server, by the two parts of nodemailer that this takes: its connection over node:net, and its letters. They are imported when the
 * first mail leaves: a Worker that answers a reader must not start up with them.
 * @param smtpUrl `smtps://user:password@host:465`, or `smtp://…:587`, which turns to TLS before anything is said
 */
export const smtpTransport = (smtpUrl: string): MailTransport => ({
  async send(message) {
    // Links that open something travel in these mails, and a password before them: nobody on the way may strip STARTTLS.
    const requireTLS = !isLoopback(smtpUrl)
    const [letter, { default: SmtpConnection }, { parseConnectionUrl }] = await Promise.all([
      letterOf(message),
      import('nodemailer/lib/smtp-connection'),
      import('nodemailer/lib/shared'),
    ])
    const options = {
      connectionTimeout: 10 * SECOND_MS,
      greetingTimeout: 10 * SECOND_MS,
      socketTimeout: 20 * SECOND_MS,
      dnsTimeout: 5 * SECOND_MS,
      requireTLS,
      ...(parseConnectionUrl(smtpUrl) as { auth?: { user: string; pass: string }; authMethod?: string }),
    }
    const connection = new SmtpConnection(options)
    let isWritten = false
    try {
      await new Promise<void>((resolve, reject) => {
        const then = (next: () => void) => (failure?: Error | null) => (failure ? reject(failure) : next())
        const hand = () => {
          const stream = letter.createReadStream()
          stream.on('end', () => {
            isWritten = true
          })
          connection.send(letter.getEnvelope(), stream, then(resolve))
        }
        // A connection can fail at any time, also while it is being closed.
        connection.on('error', reject)
        connection.connect(
          then(() => {
            const { auth, authMethod } = options
            if (auth && connection.allowsAuth)
              connection.login({ ...auth, method: authMethod ?? false }, then(hand))
            else hand()
          }),
        )
      })
      return letter.messageId()
    } catch (error) {
      throw classify(error as SmtpError, isWritten)
    } finally {
      connection.close()
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

/** A letter of two parts as it travels, with its envelope. */
export async function letterOf(message: Message) {
  const { default: MimeNode } = await import('nodemailer/lib/mime-node')
  // Nothing in a mail may make us read a file or fetch an address.
  const closed = { disableFileAccess: true, disableUrlAccess: true }
  const letter = new MimeNode('multipart/alternative', { ...closed, newline: 'windows' })
  letter.createChild('text/plain; charset=utf-8', closed).setContent(message.text)
  letter.createChild('text/html; charset=utf-8', closed).setContent(message.html)
  // As they are: nodemailer would fold a long one, and a folded List-Unsubscribe breaks DKIM at some relays (U13).
  for (const [name, value] of Object.entries(message.headers))
    letter.addHeader(name, { prepared: true, value })
  letter.setHeader('from', message.from)
  letter.setHeader('to', { name: '', address: message.to })
  letter.setHeader('subject', message.subject)
  letter.setHeader('message-id', message.messageId)
  letter.setHeader('date', new Date(message.date))
  return letter.setEnvelope({
    from: { name: '', address: message.returnPath ?? message.from.address },
    to: [{ name: '', address: message.to }],
  })
}

/**
 * What to do about a failure (RFC 5321, 4.2.1). The new error names code and command only: what a server says often holds the address, and
 * messages of errors are logged.
 * @param isWritten whether the whole letter had been handed over
 */
export function classify({ code, responseCode = 0, command }: SmtpError, isWritten = false): Error {
  const what = `SMTP ${[code, responseCode || undefined, command].filter(Boolean).join(' ')}`
  // All of it was said, and the server hung up or fell silent before it said yes or no (RFC 5321, 4.2.5).
  if (isWritten && responseCode === 0) return new MaybeSent(`${what} after the letter`)
  if (responseCode >= 400 && responseCode < 500) return new Error(what)
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || code === 'ECONFIG') {
    return new SenderStopped(`${what}: check user and password in SMTP_URL`)
  }
  if (command === 'MAIL FROM')
    return new SenderStopped(`${what}: the server does not take mail from MAIL_FROM`)
  if (code === 'EENVELOPE' || code === 'EMESSAGE' || responseCode >= 500) return new RecipientRefused(what)
  return new Error(what)
}

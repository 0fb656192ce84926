import { HopelessJob } from '../platform/outbox'
import type { Message } from './message'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'

/** The other side is known to take nothing at this address. */
const REFUSED = new Set(['E_RECIPIENT_SUPPRESSED'])

/** Waiting helps: a limit of the minute or the day, or trouble at Cloudflare. */
const LATER = new Set([
  'E_RATE_LIMIT_EXCEEDED',
  'E_DAILY_LIMIT_EXCEEDED',
  'E_DELIVERY_FAILED',
  'E_INTERNAL_SERVER_ERROR',
])

/**
 * Cloudflare's Email Service by its binding: for notices, its terms take no newsletters. It sets Message-ID and Date itself and has
 * no key against sending twice. Errors keep their code only, because their message may hold the address.
 */
export const cloudflareTransport = (binding: Pick<SendEmail, 'send'>): MailTransport => ({
  async send(message) {
    try {
      return (await binding.send(builderOf(message))).messageId
    } catch (error) {
      throw classify((error as { code?: unknown }).code)
    }
  },
})

/** What to do about a failure. Every other code (sender, content, headers, recipient not allowed) comes back the same next time. */
export function classify(code: unknown): Error {
  if (typeof code !== 'string' || !code.startsWith('E_')) return new Error('Email Service: no code')
  if (LATER.has(code)) return new Error(`Email Service: ${code}`)
  if (REFUSED.has(code)) return new RecipientRefused(code)
  return new HopelessJob(`Email Service: ${code}; check MAIL_FROM, its domain and the send_email binding`)
}

const builderOf = ({ from, to, subject, html, text, headers }: Message) => ({
  from: { email: from.address, name: from.name },
  to,
  subject,
  html,
  text,
  headers: { ...headers },
})

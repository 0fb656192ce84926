import { HOUR_MS, SECOND_MS } from '../../kernel/time'
import { HopelessJob } from '../../platform/outbox'
import { FORM_HEADER } from '../letter/compose'
import type { Message } from '../letter/message'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { MaybeSent, SenderStopped, Throttled } from './transport-failure'

/** The other side is known to take nothing at this address. */
const REFUSED = new Set(['E_RECIPIENT_SUPPRESSED'])

/** Waiting helps all mail: a limit of the minute or of the day. The binding does not say how long. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['E_RATE_LIMIT_EXCEEDED', 10 * SECOND_MS],
  ['E_DAILY_LIMIT_EXCEEDED', HOUR_MS],
])

/** Waiting helps: trouble at Cloudflare. */
const LATER = new Set(['E_DELIVERY_FAILED', 'E_INTERNAL_SERVER_ERROR'])

/** The domain is not onboarded, or no more. */
const STOPS = new Set(['E_SENDER_NOT_VERIFIED', 'E_SENDER_DOMAIN_NOT_AVAILABLE'])

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
  if (typeof code !== 'string' || !code.startsWith('E_')) return new MaybeSent('Email Service: no code')
  if (LIMITS.has(code)) return new Throttled(`Email Service: ${code}`, LIMITS.get(code)!)
  if (LATER.has(code)) return new Error(`Email Service: ${code}`)
  if (REFUSED.has(code)) return new RecipientRefused(code)
  const says = `Email Service: ${code}; check MAIL_FROM, its domain and the send_email binding`
  return STOPS.has(code) ? new SenderStopped(says) : new HopelessJob(says)
}

/** It refuses a letter for each header that is not on its list; X-… and List-… are, this one is not. */
const NOT_TAKEN = new Set([FORM_HEADER])

const builderOf = ({ from, to, subject, html, text, headers }: Message) => ({
  from: { email: from.address, name: from.name },
  to,
  subject,
  html,
  text,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_TAKEN.has(name))),
})

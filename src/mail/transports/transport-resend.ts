import { sha256 } from '../../platform/hash'
import { HopelessJob } from '../../platform/outbox'
import { mailboxUnicode } from '../letter/header-text'
import { type Message, mailTag } from '../letter/message'
import { askProvider, isTemporary, type ProviderAnswer, type ProviderConfig, temporary } from './ask-provider'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { SenderStopped } from './transport-failure'

/** Resend's API. What it keeps for a day under `Idempotency-Key` makes a second try after a lost answer harmless. */
export const resendTransport = (config: ProviderConfig): MailTransport => ({
  isRepeatable: true,
  async send(message) {
    const body = JSON.stringify(letterOf(message))
    const answer = await askProvider(
      config,
      '/emails',
      {
        Authorization: `Bearer ${config.api.key}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': await idempotencyKey(message, body),
      },
      body,
    )
    const { id } = answer.fields
    if (answer.status === 200 && typeof id === 'string') return id
    throw classify(answer)
  },
})

/**
 * Of the letter itself, not of the attempt: the same letter never goes twice, and one whose link was made anew is another letter, where a
 * key by the id alone would get 409 and be lost.
 */
const idempotencyKey = async ({ messageId }: Message, body: string): Promise<string> =>
  `${mailTag(messageId)}-${(await sha256(body)).slice(0, 22)}`

const letterOf = (message: Message) => ({
  from: mailboxUnicode(message.from),
  to: [message.to],
  subject: message.subject,
  html: message.html,
  text: message.text,
  headers: message.headers,
  tags: [{ name: 'mail', value: mailTag(message.messageId) }],
})

/** What to do about a failure. Its sentences may hold the address; only its names are kept. */
export function classify(answer: ProviderAnswer): Error {
  const {
    status,
    fields: { name, message },
  } = answer
  const code = typeof name === 'string' && /^[a-z_]{1,50}$/.test(name) ? ` ${name}` : ''
  const what = `Resend ${status}${code}`
  if (code === ' monthly_quota_exceeded') return new SenderStopped(`${what}: the plan's month is used up`)
  // 409: the same letter is on its way by another attempt. 200 without an id: nobody knows, and the key guards a second try.
  if (isTemporary(status) || status === 409 || status === 200) return temporary(what, answer)
  if (/^(Invalid )?`to`/.test(typeof message === 'string' ? message : '')) return new RecipientRefused(what)
  const says = `${what}: check MAIL_API_KEY, MAIL_FROM and its domain at Resend`
  return status === 401 || status === 403 ? new SenderStopped(says) : new HopelessJob(says)
}

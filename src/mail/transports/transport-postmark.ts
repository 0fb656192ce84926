import { HopelessJob } from '../../platform/outbox'
import { mailboxUnicode } from '../letter/header-text'
import { type Message, mailTag } from '../letter/message'
import { askProvider, isTemporary, type ProviderAnswer, type ProviderConfig, temporary } from './ask-provider'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { SenderStopped } from './transport-failure'

/** An address that bounced or complained before: Postmark takes nothing for it. */
const INACTIVE_RECIPIENT = 406
/** Wrong somewhere in the mail; only the sentence says where. */
const WRONG_REQUEST = 300
const MAINTENANCE = 100
const RATE_LIMIT = 429
/** No key, no such server; sender unknown, not confirmed; out of credits; account not approved or stopped; no such stream. */
const STOPS = new Set([10, 11, 400, 401, 405, 411, 412, 413, 1226, 1235, 1236])

/** Postmark's API. It has no key against sending twice, and its open and link tracking stay off. */
export const postmarkTransport = (config: ProviderConfig): MailTransport => ({
  async send(message) {
    const answer = await askProvider(
      config,
      '/email',
      {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'X-Postmark-Server-Token': config.api.key,
      },
      JSON.stringify(letterOf(message, config.api.group)),
    )
    const { ErrorCode: code, MessageID: id } = answer.fields
    // A 200 may hold an error, so both must be good.
    if (answer.status === 200 && code === 0 && typeof id === 'string') return id
    throw classify(answer)
  },
})

const letterOf = (message: Message, group: string | undefined) => ({
  From: mailboxUnicode(message.from),
  To: message.to,
  Subject: message.subject,
  HtmlBody: message.html,
  TextBody: message.text,
  Headers: Object.entries(message.headers).map(([Name, Value]) => ({ Name, Value })),
  MessageStream: group,
  Metadata: { mail: mailTag(message.messageId) },
  TrackOpens: false,
  TrackLinks: 'None',
})

/** What to do about a failure, by Postmark's own number. Its sentences may hold the address and are not kept. */
export function classify(answer: ProviderAnswer): Error {
  const {
    status,
    fields: { ErrorCode, Message: sentence },
  } = answer
  const code = typeof ErrorCode === 'number' ? ErrorCode : 0
  const what = `Postmark ${status}${code ? ` code ${code}` : ''}`
  if (code === RATE_LIMIT) return temporary(what, { ...answer, status: 429 })
  if (isTemporary(status) || code === MAINTENANCE) return temporary(what, answer)
  if (code === INACTIVE_RECIPIENT) return new RecipientRefused(what)
  if (code === WRONG_REQUEST && typeof sentence === 'string' && /\bTo\b/.test(sentence)) {
    return new RecipientRefused(what)
  }
  if (status === 200 && code === 0) return temporary(what, answer)
  const says = `${what}: check MAIL_API_KEY, MAIL_FROM and its sender signature at Postmark`
  return status === 401 || STOPS.has(code) ? new SenderStopped(says) : new HopelessJob(says)
}

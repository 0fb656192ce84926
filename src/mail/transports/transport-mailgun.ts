import { HopelessJob } from '../../platform/outbox'
import { mailboxUnicode } from '../letter/header-text'
import { type Message, mailTag } from '../letter/message'
import { askProvider, isTemporary, type ProviderAnswer, type ProviderConfig, temporary } from './ask-provider'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { SenderStopped } from './transport-failure'

/**
 * Mailgun's API. It has no key against sending twice, but takes our Message-ID, by which mail programs fold two copies into one. Tracking
 * stays off: it rewrites links, also the ones that unsubscribe.
 */
export const mailgunTransport = (config: ProviderConfig): MailTransport => ({
  async send(message) {
    const path = `/v3/${config.api.domain}/messages`
    const headers = { Authorization: `Basic ${btoa(`api:${config.api.key}`)}` }
    const answer = await askProvider(config, path, headers, formOf(message))
    const { id } = answer.fields
    if (answer.status === 200 && typeof id === 'string') return id
    throw classify(answer)
  },
})

function formOf(message: Message): FormData {
  const form = new FormData()
  const fields = {
    from: mailboxUnicode(message.from),
    to: message.to,
    subject: message.subject,
    text: message.text,
    html: message.html,
    'o:tracking': 'no',
    'v:mail': mailTag(message.messageId),
    'h:Message-Id': message.messageId,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [name, value] of Object.entries(message.headers)) form.set(`h:${name}`, value)
  return form
}

/** What to do about a failure. Mailgun has statuses and sentences, no codes; the sentences are read here and not kept. */
export function classify(answer: ProviderAnswer): Error {
  const {
    status,
    fields: { message },
  } = answer
  const what = `Mailgun ${status}`
  // A 200 without an id is an error inside a good answer; it may have gone all the same, and nobody can ask.
  if (isTemporary(status) || status === 200) return temporary(what, answer)
  if (status === 400 && typeof message === 'string' && /^'?to'? parameter/i.test(message)) {
    return new RecipientRefused(what)
  }
  const says = `${what}: check MAIL_API_KEY, MAILGUN_DOMAIN, MAILGUN_REGION and MAIL_FROM at Mailgun`
  return status >= 401 && status <= 404 ? new SenderStopped(says) : new HopelessJob(says)
}

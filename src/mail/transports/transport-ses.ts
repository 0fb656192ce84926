import { AwsV4Signer } from 'aws4fetch'
import { HOUR_MS } from '../../kernel/time'
import { HopelessJob } from '../../platform/outbox'
import { mailbox } from '../letter/header-text'
import { type Message, mailTag } from '../letter/message'
import { askProvider, isTemporary, type ProviderAnswer, type ProviderConfig, temporary } from './ask-provider'
import { RecipientRefused } from './recipient-refused'
import type { MailTransport } from './transport'
import { SenderStopped, Throttled } from './transport-failure'

const PATH = '/v2/email/outbound-emails'

/**
 * Amazon SES, API version 2. `Simple` content takes every header we set and makes the MIME itself, so no second writer of MIME is needed
 * here; Message-ID and Date are Amazon's. It has no key against sending twice.
 */
export const sesTransport = (config: ProviderConfig): MailTransport => ({
  async send(message) {
    const body = JSON.stringify(letterOf(message, config.api.group))
    const answer = await askProvider(config, PATH, await sign(config, body, message.date), body)
    const { MessageId: id } = answer.fields
    if (answer.status === 200 && typeof id === 'string') return id
    throw classify(answer)
  },
})

/** Signature version 4 over host, time and body. A session token, if the key is a temporary one, is signed along. */
async function sign({ api }: ProviderConfig, body: string, now: number): Promise<Record<string, string>> {
  const [accessKeyId = '', secretAccessKey = '', sessionToken] = api.key.split(':')
  const signer = new AwsV4Signer({
    method: 'POST',
    url: `${api.url}${PATH}`,
    headers: { 'Content-Type': 'application/json' },
    body,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    service: 'ses',
    region: api.region ?? '',
    datetime: new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ''),
  })
  const { headers } = await signer.sign()
  return Object.fromEntries(headers)
}

const letterOf = (message: Message, configurationSet: string | undefined) => ({
  FromEmailAddress: mailbox(message.from),
  Destination: { ToAddresses: [message.to] },
  Content: {
    Simple: {
      Subject: { Data: message.subject, Charset: 'UTF-8' },
      Body: {
        Text: { Data: message.text, Charset: 'UTF-8' },
        Html: { Data: message.html, Charset: 'UTF-8' },
      },
      Headers: Object.entries(message.headers).map(([Name, Value]) => ({ Name, Value })),
    },
  },
  EmailTags: [{ Name: 'mail', Value: mailTag(message.messageId) }],
  ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
})

/** Names of errors after which every other mail would fail the same way. */
const STOPS = new Set([
  'AccountSuspendedException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'NotFoundException',
])

/**
 * What to do about a failure, by the name Amazon gives it (`x-amzn-errortype`, or `__type` in the body; what follows a colon or stands before
 * a `#` is no part of it). Its sentences may hold the address: they are read here and not kept.
 */
export function classify(answer: ProviderAnswer): Error {
  const { status, fields, headers } = answer
  const type = headers?.get('x-amzn-errortype') ?? fields.__type
  const name = /^(?:.*#)?([A-Za-z]{1,60})/.exec(typeof type === 'string' ? type : '')?.[1] ?? ''
  const sentence = String(fields.message ?? fields.Message ?? '')
  const what = `SES ${status}${name && ` ${name}`}`
  // The day's quota looks like a rate that is too high, and comes free bit by bit over 24 hours.
  if (/daily.+quota/i.test(sentence)) return new Throttled(what, HOUR_MS)
  if (/^(TooManyRequests|Throttling|LimitExceeded)/.test(name))
    return temporary(what, { ...answer, status: 429 })
  // A 200 without an id: it may have gone all the same, and nobody can ask.
  if (isTemporary(status) || status === 200) return temporary(what, answer)
  const says = `${what}: check MAIL_API_KEY, SES_REGION, MAIL_FROM and its identity at Amazon SES`
  if (status === 401 || status === 403 || STOPS.has(name) || /not verified/i.test(sentence)) {
    return new SenderStopped(says)
  }
  if (
    name === 'BadRequestException' &&
    /(illegal|invalid|missing|malformed).*(address|domain|recipient)/i.test(sentence)
  ) {
    return new RecipientRefused(what)
  }
  return new HopelessJob(says)
}

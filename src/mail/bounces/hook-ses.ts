import * as v from 'valibot'
import { fromBase64url, utf8 } from '../../kernel/bytes'
import { DAY_MS, MINUTE_MS } from '../../kernel/time'
import { safeFetch } from '../../platform/safe-fetch'
import { refuse } from '../errors'
import { type Bounce, type BounceKind, bounceClass, momentOf } from './bounce'
import { publicKeyOf } from './certificate'
import { type Hook, type HookCtx, jsonOf } from './hook'

/** SNS tries for hours to hand a message over and keeps the time of the first try in it. */
export const SNS_AGE_MS = DAY_MS
const AHEAD_MS = 5 * MINUTE_MS
const CERTIFICATE_LIFE_MS = DAY_MS

/**
 * Amazon SES tells by an SNS topic, which signs with a certificate of Amazon's. Everybody's topics are signed with the same one, so what
 * proves a call to be ours is the topic: it must be the one that MAIL_HOOK_KEYS names, before anything in the call is followed.
 */
export const sesHook: Hook = {
  async prove(topics, call, now, ctx) {
    const message = v.safeParse(SnsMessage, jsonOf(call))
    if (!message.success) throw refuse('hook-unsigned')
    const sns = message.output
    if (!topics.includes(sns.TopicArn)) throw refuse('hook-forged')
    const certificate = certificateUrl(sns.SigningCertURL, sns.TopicArn)
    if (certificate === undefined) throw refuse('hook-forged')
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: sns.SignatureVersion === '2' ? 'SHA-256' : 'SHA-1' }
    const key = await signingKey(ctx, certificate, algorithm)
    const given = fromBase64(sns.Signature)
    const signed = utf8(canonical(sns))
    if (!key || !given || !(await crypto.subtle.verify(algorithm, key, given, signed)))
      throw refuse('hook-forged')
    const age = now - (momentOf(sns.Timestamp) ?? 0)
    if (age > SNS_AGE_MS || age < -AHEAD_MS) throw refuse('hook-old')
    return {}
  },

  read(body) {
    const message = v.safeParse(SnsMessage, body)
    if (!message.success) return undefined
    if (message.output.Type !== 'Notification') return []
    const event = v.safeParse(SesEvent, parsed(message.output.Message))
    // SNS says hello to a new topic in words; other things may be told to the same topic.
    return event.success ? bouncesOf(event.output) : []
  },

  async greet(ctx, body) {
    const message = v.safeParse(SnsMessage, body)
    if (!message.success || message.output.Type !== 'SubscriptionConfirmation') return
    const { SubscribeURL = '', TopicArn } = message.output
    const url = URL.canParse(SubscribeURL) ? new URL(SubscribeURL) : undefined
    const isOurs =
      url?.origin === `https://${snsHost(TopicArn)}` &&
      url.searchParams.get('Action') === 'ConfirmSubscription' &&
      url.searchParams.get('TopicArn') === TopicArn
    if (!isOurs) throw refuse('hook-forged')
    const { status } = await safeFetch(ctx.config, SubscribeURL, { method: 'GET', headers: {} })
    if (status !== 200) throw new Error(`SNS answered the confirmation with ${status}`)
  },
}

const text = v.pipe(v.string(), v.maxLength(300_000))

const SnsMessage = v.object({
  Type: v.picklist(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: text,
  TopicArn: text,
  Message: text,
  Timestamp: text,
  SignatureVersion: v.picklist(['1', '2']),
  Signature: text,
  SigningCertURL: text,
  Subject: v.optional(v.nullable(text)),
  SubscribeURL: v.optional(text),
  Token: v.optional(text),
})
type SnsMessage = v.InferOutput<typeof SnsMessage>

/** What is signed: these keys in this order, each with its value on the next line. A subject that is not there is left out. */
function canonical(sns: SnsMessage): string {
  const keys =
    sns.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const)
  return keys
    .flatMap((key) => (sns[key] === undefined || sns[key] === null ? [] : [`${key}\n${sns[key]}\n`]))
    .join('')
}

/** Amazon's own host in the topic's region; nothing the call says decides where we look. */
function snsHost(topicArn: string): string {
  const [, partition, , region] = topicArn.split(':')
  return `sns.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
}

function certificateUrl(address: string, topicArn: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isOurs =
    url?.origin === `https://${snsHost(topicArn)}` &&
    /^\/SimpleNotificationService-[\w-]+\.pem$/.test(url.pathname) &&
    url.search === '' &&
    url.username === ''
  return isOurs ? url.href : undefined
}

/** Fetched once a day and isolate. That it comes from Amazon by TLS is what makes it Amazon's. */
async function signingKey(
  ctx: HookCtx,
  url: string,
  algorithm: { readonly name: string; readonly hash: string },
): Promise<CryptoKey | undefined> {
  const now = ctx.clock.now()
  const known = ctx.memory.get<string>(url, now)
  const pem = known ?? (await safeFetch(ctx.config, url, { method: 'GET', headers: {} })).text
  const spki = publicKeyOf(pem)
  if (!spki) return undefined
  if (known === undefined)
    ctx.memory.put(url, pem, { now, ttlMs: CERTIFICATE_LIFE_MS, bytes: 2 * pem.length })
  return crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']).catch(() => undefined)
}

const Recipient = v.object({
  emailAddress: text,
  status: v.optional(v.nullable(text)),
  diagnosticCode: v.optional(v.nullable(text)),
})

/** A configuration set says `eventType`, an identity's own notification `notificationType`. */
const SesEvent = v.object({
  eventType: v.optional(text),
  notificationType: v.optional(text),
  mail: v.object({
    messageId: v.optional(text),
    tags: v.optional(v.nullable(v.record(v.string(), v.array(v.string())))),
  }),
  bounce: v.optional(
    v.object({
      bounceType: text,
      bounceSubType: v.optional(text),
      bouncedRecipients: v.array(Recipient),
      timestamp: v.optional(text),
    }),
  ),
  complaint: v.optional(
    v.object({
      complainedRecipients: v.array(Recipient),
      complaintFeedbackType: v.optional(v.nullable(text)),
      timestamp: v.optional(text),
    }),
  ),
  delivery: v.optional(v.object({ recipients: v.array(text), timestamp: v.optional(text) })),
  deliveryDelay: v.optional(v.object({ delayedRecipients: v.array(Recipient), timestamp: v.optional(text) })),
})
type SesEvent = v.InferOutput<typeof SesEvent>

function bouncesOf(event: SesEvent): readonly Bounce[] {
  const [told] = kindsOf(event)
  // Our mails have one recipient. One with several was sent by somebody else on the same account.
  if (told?.addresses.length !== 1) return []
  return [
    {
      kind: told.kind,
      address: told.addresses[0]!,
      provider: 'ses',
      providerId: event.mail.messageId ?? '',
      tag: event.mail.tags?.mail?.[0],
      at: momentOf(told.timestamp),
    },
  ]
}

interface Told {
  readonly kind: BounceKind
  readonly addresses: readonly string[]
  readonly timestamp: string | undefined
}

function kindsOf({ eventType, notificationType, ...event }: SesEvent): readonly Told[] {
  const { bounce, complaint, delivery, deliveryDelay } = event
  const told = (kind: BounceKind, to: readonly { emailAddress: string }[], timestamp: string | undefined) => [
    { kind, addresses: to.map(({ emailAddress }) => emailAddress), timestamp },
  ]
  switch (eventType ?? notificationType) {
    case 'Bounce': {
      if (!bounce) return []
      const [first] = bounce.bouncedRecipients
      const code = first?.status ?? first?.diagnosticCode ?? undefined
      // A transient one is also what a vacation reply is reported as; it only ever counts as a day.
      const kind = bounceClass(code, bounce.bounceType === 'Permanent' ? 'hard' : 'soft')
      return told(kind, bounce.bouncedRecipients, bounce.timestamp)
    }
    case 'Complaint':
      if (!complaint || complaint.complaintFeedbackType === 'not-spam') return []
      return told('complaint', complaint.complainedRecipients, complaint.timestamp)
    case 'Delivery':
      return delivery
        ? [{ kind: 'delivered', addresses: delivery.recipients, timestamp: delivery.timestamp }]
        : []
    case 'DeliveryDelay':
      return deliveryDelay ? told('soft', deliveryDelay.delayedRecipients, deliveryDelay.timestamp) : []
  }
  return []
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // SNS's own words: no event.
    return undefined
  }
}

const fromBase64 = (encoded: string): Uint8Array<ArrayBuffer> | undefined =>
  fromBase64url(encoded.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))

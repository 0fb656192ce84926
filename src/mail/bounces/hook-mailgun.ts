import * as v from 'valibot'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time'
import { hmac, sameBytes } from '../../platform/hash'
import { refuse } from '../errors'
import { type BounceKind, bounceClass } from './bounce'
import { type Hook, jsonOf } from './hook'

/** It tries again for eight hours, and what it signed may be hours old by then. */
export const MAILGUN_AGE_MS = 12 * HOUR_MS
const AHEAD_MS = 5 * MINUTE_MS

/**
 * Mailgun signs a timestamp and a token but not what it tells: whoever saw one call could tell something else under its signature. So
 * each token is taken once.
 */
export const mailgunHook: Hook = {
  async prove(keys, call, now) {
    const signed = v.safeParse(Signed, jsonOf(call))
    if (!signed.success) throw refuse('hook-unsigned')
    const { timestamp, token, signature } = signed.output.signature
    const given = new Uint8Array((signature.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
    let proven = false
    for (const key of keys) proven = sameBytes(given, await hmac(key, timestamp + token)) || proven
    if (!proven) throw refuse('hook-forged')
    const age = now - Number(timestamp) * SECOND_MS
    if (age > MAILGUN_AGE_MS || age < -AHEAD_MS) throw refuse('hook-old')
    return { once: token }
  },

  read(body) {
    const event = v.safeParse(MailgunEvent, body)
    if (!event.success) return undefined
    const data = event.output['event-data']
    const kind = kindOf(data)
    if (kind === undefined || data.recipient === undefined) return []
    const variables = data['user-variables']
    return [
      {
        kind,
        address: data.recipient,
        provider: 'mailgun',
        providerId: data.message?.headers?.['message-id'] ?? '',
        // An empty set of variables comes as a list.
        tag: Array.isArray(variables) ? undefined : textOf(variables?.mail),
        at: data.timestamp === undefined ? undefined : Math.trunc(data.timestamp * SECOND_MS),
      },
    ]
  },
}

const Signed = v.object({
  signature: v.object({
    timestamp: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,12}$/)),
    token: v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/)),
    signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/i)),
  }),
})

const MailgunEvent = v.object({
  'event-data': v.object({
    event: v.string(),
    severity: v.optional(v.string()),
    reason: v.optional(v.string()),
    recipient: v.optional(v.string()),
    timestamp: v.optional(v.number()),
    message: v.optional(
      v.object({ headers: v.optional(v.object({ 'message-id': v.optional(v.string()) })) }),
    ),
    'delivery-status': v.optional(
      v.object({
        'enhanced-code': v.optional(v.nullable(v.string())),
        message: v.optional(v.nullable(v.string())),
        description: v.optional(v.nullable(v.string())),
      }),
    ),
    'user-variables': v.optional(v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())])),
  }),
})
type EventData = v.InferOutput<typeof MailgunEvent>['event-data']

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** `suppress-…`: Mailgun sent nothing, because of what it heard before. `espblock`, `old`: the letter or the line, not the mailbox. */
function kindOf(data: EventData): BounceKind | undefined {
  switch (data.event) {
    case 'delivered':
      return 'delivered'
    case 'complained':
      return 'complaint'
    case 'failed':
      return failure(data)
  }
  return undefined
}

function failure({ severity, reason, ...data }: EventData): BounceKind | undefined {
  if (severity !== 'permanent') return 'soft'
  if (reason === 'suppress-complaint') return 'complaint'
  if (reason === 'suppress-unsubscribe') return undefined
  if (reason === 'espblock' || reason === 'old') return 'soft'
  const status = data['delivery-status']
  return bounceClass(status?.['enhanced-code'] || status?.message || status?.description || '', 'hard')
}

import * as v from 'valibot'
import { hmac, sameBytes } from '../../platform/hash'
import { refuse } from '../errors'
import { type BounceKind, bounceClass, momentOf } from './bounce'
import type { Hook } from './hook'

/** Postmark signs nothing: it sends the password that stands in the address of the hook (HTTP basic auth). */
export const postmarkHook: Hook = {
  async prove(keys, { headers }) {
    const password = passwordOf(headers.get('authorization') ?? '')
    if (password === undefined) throw refuse('hook-unsigned')
    let proven = false
    for (const key of keys) {
      // Hashed first, so that both sides are of one length and the time tells nothing.
      proven = sameBytes(await hmac(key, 'postmark'), await hmac(password, 'postmark')) || proven
    }
    if (!proven) throw refuse('hook-forged')
    return {}
  },

  read(body) {
    const event = v.safeParse(PostmarkEvent, body)
    if (!event.success) return undefined
    const { RecordType, Type, Email, Recipient, MessageID, Metadata, Details, BouncedAt, DeliveredAt } =
      event.output
    const kind = kindOf(RecordType, Type, Details)
    const address = Email ?? Recipient
    if (kind === undefined || address === undefined) return []
    const at = momentOf(BouncedAt ?? DeliveredAt)
    return [{ kind, address, provider: 'postmark', providerId: MessageID ?? '', tag: Metadata?.mail, at }]
  },
}

/** Any user name will do. An empty password is none: it could not be a key. */
function passwordOf(authorization: string): string | undefined {
  const packed = /^basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization)?.[1]
  if (packed === undefined || packed.replace(/=+$/, '').length % 4 === 1) return undefined
  const pair = atob(packed)
  const colon = pair.indexOf(':')
  return colon === -1 ? undefined : pair.slice(colon + 1) || undefined
}

const PostmarkEvent = v.object({
  RecordType: v.string(),
  Type: v.optional(v.string()),
  Email: v.optional(v.string()),
  Recipient: v.optional(v.string()),
  MessageID: v.optional(v.string()),
  Metadata: v.optional(v.nullable(v.record(v.string(), v.string()))),
  Details: v.optional(v.nullable(v.string())),
  BouncedAt: v.optional(v.string()),
  DeliveredAt: v.optional(v.string()),
})

const HARD = new Set(['HardBounce', 'BadEmailAddress'])
/** Not now, or not this letter. Vacation replies, challenges and the like say nothing about the address. */
const SOFT = new Set(['SoftBounce', 'Transient', 'DnsError', 'Blocked', 'SpamNotification', 'DMARCPolicy'])

function kindOf(
  record: string,
  type: string | undefined,
  details: string | null | undefined,
): BounceKind | undefined {
  if (record === 'Delivery') return 'delivered'
  if (record === 'SpamComplaint') return 'complaint'
  if (record !== 'Bounce' || type === undefined) return undefined
  if (type === 'SpamComplaint') return 'complaint'
  if (HARD.has(type)) return bounceClass(details ?? undefined, 'hard')
  return SOFT.has(type) ? 'soft' : undefined
}

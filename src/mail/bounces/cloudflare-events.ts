import * as v from 'valibot'
import type { Ctx } from '../../platform/context'
import { senderAddress } from '../letter/compose'
import { type Bounce, type BounceKind, bounceClass, momentOf } from './bounce'
import { recordBounce } from './record-bounce'

/** Begins the type of every event of Email Sending that Cloudflare puts into a queue. */
const PREFIX = 'cf.email.sending.message.'

const text = v.optional(v.nullable(v.string()))

/** https://developers.cloudflare.com/email-service/platform/event-subscriptions/ */
const MailEvent = v.object({
  type: v.pipe(v.string(), v.startsWith(PREFIX)),
  payload: v.object({
    messageId: text,
    sender: v.string(),
    recipient: v.string(),
    delivery: v.optional(v.object({ smtpEnhancedStatusCode: text, smtpResponse: text })),
    bounce: v.optional(v.object({ type: text })),
  }),
  metadata: v.optional(v.object({ eventTimestamp: text })),
})

/** Whether a message of our queue is such an event. */
export const isMailEvent = (body: unknown): boolean => v.is(MailEvent, body)

/**
 * What Cloudflare's Email Service tells by our own queue, into which nobody else can put anything. It comes at least once, in any order
 * (B8), for every sender of the domain: what another program sent is none of ours. Of a message it names the recipient, no tag of ours.
 * @returns false if it is not about a mail of ours
 */
export async function hearMailEvent(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock' | 'log'>,
  body: unknown,
): Promise<boolean> {
  const event = v.parse(MailEvent, body)
  const from = Object.values(ctx.config.senders).map((sender) => senderAddress(sender.from).toLowerCase())
  if (!from.includes(event.payload.sender.toLowerCase())) return false
  const kind = kindOf(event)
  if (kind === undefined) return false
  const known = await recordBounce(ctx, bounceOf(kind, event))
  ctx.log.info('mail.heard', { provider: 'cloudflare', kind, known })
  return known
}

type MailEvent = v.InferOutput<typeof MailEvent>

/** `rejected` and `failed` say something about us or about them, not about the mailbox. */
function kindOf({ type, payload: { delivery, bounce } }: MailEvent): BounceKind | undefined {
  switch (type.slice(PREFIX.length)) {
    case 'delivered':
      return 'delivered'
    case 'deferred':
      return 'soft'
    case 'complained':
      return 'complaint'
    case 'bounced':
      return bounceClass(
        delivery?.smtpEnhancedStatusCode ?? delivery?.smtpResponse ?? undefined,
        bounce?.type === 'hard' ? 'hard' : 'soft',
      )
  }
  return undefined
}

const bounceOf = (kind: BounceKind, { payload, metadata }: MailEvent): Bounce => ({
  kind,
  address: payload.recipient,
  provider: 'cloudflare',
  providerId: payload.messageId ?? '',
  tag: undefined,
  at: momentOf(metadata?.eventTimestamp ?? undefined),
})

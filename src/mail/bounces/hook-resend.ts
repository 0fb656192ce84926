import * as v from 'valibot'
import { fromBase64url, utf8 } from '../../kernel/bytes'
import { MINUTE_MS, SECOND_MS } from '../../kernel/time'
import { hmac, sameBytes } from '../../platform/hash'
import { refuse } from '../errors'
import { type BounceKind, bounceClass, momentOf } from './bounce'
import type { Hook } from './hook'

/** A copy of a call is of no use after so long; retries are signed anew. */
const TOLERANCE_MS = 5 * MINUTE_MS

/** Resend signs as Svix does: HMAC-SHA-256 over `id.timestamp.body`, keyed by what stands after `whsec_`. */
export const resendHook: Hook = {
  async prove(keys, { headers, body }, now) {
    const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
      headers.get(`svix-${name}`),
    )
    if (!id || !timestamp || !signatures) throw refuse('hook-unsigned')
    const head = utf8(`${id}.${timestamp}.`)
    const signed = new Uint8Array(head.length + body.length)
    signed.set(head)
    signed.set(body, head.length)
    // While a key is changed, Svix sends a signature by the old and one by the new, separated by spaces.
    const given = signatures
      .split(' ')
      .flatMap((each) => (each.startsWith('v1,') ? [fromBase64(each.slice(3))] : []))
    let proven = false
    for (const key of keys) {
      const mac = await hmac(fromBase64(key.slice('whsec_'.length)), signed)
      for (const signature of given) proven = sameBytes(signature, mac) || proven
    }
    if (!proven) throw refuse('hook-forged')
    const age = Math.abs(now - Number(timestamp) * SECOND_MS)
    if (!(age <= TOLERANCE_MS)) throw refuse('hook-old')
    return {}
  },

  read(body) {
    const event = v.safeParse(ResendEvent, body)
    if (!event.success) return undefined
    const { type, created_at, data } = event.output
    // Our mails have one recipient. One with several was sent by somebody else on the same account.
    const [address, second] = data?.to ?? []
    const kind = kindOf(type, data?.bounce)
    if (kind === undefined || address === undefined || second !== undefined) return []
    const tag = Array.isArray(data?.tags)
      ? data.tags.find(({ name }) => name === 'mail')?.value
      : data?.tags?.mail
    return [
      { kind, address, provider: 'resend', providerId: data?.email_id ?? '', tag, at: momentOf(created_at) },
    ]
  },
}

const ResendEvent = v.object({
  type: v.string(),
  created_at: v.optional(v.string()),
  data: v.optional(
    v.object({
      email_id: v.optional(v.string()),
      to: v.optional(v.array(v.string())),
      tags: v.optional(
        v.union([
          v.array(v.object({ name: v.string(), value: v.string() })),
          v.record(v.string(), v.string()),
        ]),
      ),
      bounce: v.optional(v.object({ type: v.optional(v.string()), message: v.optional(v.string()) })),
    }),
  ),
})

function kindOf(
  type: string,
  bounce: { readonly type?: string | undefined; readonly message?: string | undefined } | undefined,
): BounceKind | undefined {
  switch (type) {
    case 'email.bounced':
      return bounceClass(bounce?.message, bounce?.type === 'Permanent' ? 'hard' : 'soft')
    case 'email.delivery_delayed':
      return 'soft'
    case 'email.complained':
      return 'complaint'
    case 'email.delivered':
      return 'delivered'
  }
  return undefined
}

/** @returns no bytes for what is not base64, which match nothing */
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')) ?? new Uint8Array()

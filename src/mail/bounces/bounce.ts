import type { MailHookProvider } from '../../platform/mail-config'

/**
 * `hard`: there is no such mailbox. `soft`: not now, or not this letter. `complaint`: the reader called it spam. `delivered`: the
 * reader's server took it.
 */
export type BounceKind = 'hard' | 'soft' | 'complaint' | 'delivered'

/** Who tells: a provider's hook, Cloudflare's queue, or a mail server's report to our bounce address. */
export type BounceSource = MailHookProvider | 'cloudflare' | 'report'

/** What a provider tells about one mail to one address, in our words. */
export interface Bounce {
  readonly kind: BounceKind
  /** Whose mail it was; or the keyed hash of that, where a report brought back our token. */
  readonly address: string | { readonly hash: string }
  readonly provider: BounceSource
  /** The provider's own id of the mail. */
  readonly providerId: string
  /** What we gave the mail along (mailTag in message.ts), if it came back. */
  readonly tag: string | undefined
  /** The same, where it is known without a tag. */
  readonly mailId?: number
  /** When it happened; undefined if that was not told. */
  readonly at: number | undefined
}

/** Mailbox full, letter too big, and everything about policy and spam: none of them says that nobody lives there. */
const NOT_NO_SUCH_USER = /^5\.(2\.[23]|3\.4|7\.\d+)$/

/**
 * Hard or soft by the enhanced status code (RFC 3463) where there is one, because it is the receiving server's own word (B2); else as the
 * provider has it. A provider's `soft` is never made harder.
 * @param told any text that may hold such a code
 */
export function bounceClass(told: string | undefined, provider: 'hard' | 'soft'): 'hard' | 'soft' {
  const code = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(told ?? '')?.[1]
  if (code === undefined) return provider
  return code.startsWith('4') || NOT_NO_SUCH_USER.test(code) ? 'soft' : provider
}

/** Milliseconds since 1970 of a provider's ISO time. */
export function momentOf(text: string | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

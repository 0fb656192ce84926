import type { BounceAddress, Sender } from '../../platform/mail-config'
import { senderAddress } from '../letter/compose'
import type { RecordType } from './look-up-records'

export interface DnsRecord {
  readonly type: RecordType
  readonly name: string
  readonly value: string
}

/** Where the DNS must say something for mail of a sender to be believed. */
export interface SenderPlan {
  /** Of the address readers see. */
  readonly domain: string
  /** The domain DKIM signs for. */
  readonly signingDomain: string
  readonly selectors: readonly string[]
  /** Whose SPF record counts: that of the return path (RFC 7208, 2.4). `include` is what it must name, if we know. */
  readonly spf?: { readonly name: string; readonly include?: string }
  /** Where bounces go to; without it the provider uses a domain of its own. */
  readonly returnPath?: DnsRecord
  /** The domain that takes reports by mail. */
  readonly reports?: string
}

/** By transport, as each provider's documentation asks for it. */
export function planOf(sender: Sender, bounceAddress: BounceAddress | undefined): SenderPlan {
  const address = senderAddress(sender.from)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const plan = { domain, signingDomain: domain, selectors: sender.dkimSelectors }
  switch (sender.transport) {
    case 'cloudflare':
      return {
        ...plan,
        spf: { name: `cf-bounce.${domain}`, include: '_spf.mx.cloudflare.net' },
        returnPath: { type: 'MX', name: `cf-bounce.${domain}`, value: 'route1.mx.cloudflare.net' },
      }
    case 'resend':
      return {
        ...plan,
        spf: { name: `send.${domain}`, include: 'amazonses.com' },
        returnPath: { type: 'MX', name: `send.${domain}`, value: 'feedback-smtp.us-east-1.amazonses.com' },
      }
    case 'postmark':
      return { ...plan, returnPath: { type: 'CNAME', name: `pm-bounces.${domain}`, value: 'pm.mtasv.net' } }
    case 'mailgun': {
      const sending = (sender.api?.domain ?? domain).toLowerCase()
      return {
        ...plan,
        signingDomain: sending,
        spf: { name: sending, include: 'mailgun.org' },
        returnPath: { type: 'MX', name: sending, value: 'mxa.mailgun.org' },
      }
    }
    case 'ses':
    case 'development':
      return plan
    case 'smtp':
      return {
        ...plan,
        spf: { name: bounceAddress?.domain ?? domain },
        ...(bounceAddress && { reports: bounceAddress.domain }),
      }
  }
}

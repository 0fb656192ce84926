import {
  type BounceAddress,
  type MailHookKey,
  readBounceAddress,
  readHookKeys,
  readSenders,
  type Sender,
  type SenderName,
  type Vars,
} from './mail-config'
import { missing, originOf } from './read-variable'

/** Vars and secrets of wrangler.toml, checked. Everything else reads this and never `env`. */
export interface Config {
  /** Origin of every link we make, without a trailing slash. Never taken from a request (S-30). */
  readonly publicUrl: string
  readonly senders: Readonly<Record<SenderName, Sender>>
  /** What proves a provider's calls, newest first; old ones still do. Of SES: the topic its calls come from. */
  readonly mailHookKeys: readonly MailHookKey[]
  /** Where mail servers send their reports; undefined: nowhere. */
  readonly bounceAddress: BounceAddress | undefined
  /** A DNS-over-HTTPS resolver that answers in JSON. */
  readonly dnsUrl: string
  /** Signing keys, newest first; old ones still verify. */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[]
  /** Key of hashed addresses. Never rotated: suppressions would forget whom they protect. */
  readonly hashKey: string
  /** Audience tag of the Cloudflare Access application in front of the desk, if there is one. */
  readonly accessAud: string | undefined
  /** Who may make further sites at the desk: whoever owns one already, or nobody. */
  readonly newSites: 'owners' | 'nobody'
  /** How long the sum is that a device does where something is doubtful (limits/issue-challenge.ts): one more is twice as long. */
  readonly challengeBits: number
  /** Mounts the demo and the outbox, names the cost of each answer. Never set where visitors come. */
  readonly development: boolean
  /** Origin of the demo article; development only. */
  readonly demoOrigin: string | undefined
}

export interface ConfigVars {
  PUBLIC_URL?: string
  MAIL_FROM?: string
  MAIL_TRANSPORT?: string
  MAIL_RATE?: string
  MAIL_DKIM?: string
  SMTP_URL?: string
  MAIL_API_KEY?: string
  MAIL_API_URL?: string
  MAILGUN_DOMAIN?: string
  MAILGUN_REGION?: string
  POSTMARK_STREAM?: string
  SES_REGION?: string
  SES_CONFIGURATION_SET?: string
  NEWS_FROM?: string
  NEWS_TRANSPORT?: string
  NEWS_RATE?: string
  NEWS_DKIM?: string
  NEWS_SMTP_URL?: string
  NEWS_API_KEY?: string
  NEWS_API_URL?: string
  NEWS_MAILGUN_DOMAIN?: string
  NEWS_MAILGUN_REGION?: string
  NEWS_POSTMARK_STREAM?: string
  NEWS_SES_REGION?: string
  NEWS_SES_CONFIGURATION_SET?: string
  MAIL_HOOK_KEYS?: string
  MAIL_BOUNCES?: string
  DNS_URL?: string
  SIGNING_KEYS?: string
  HASH_KEY?: string
  ACCESS_AUD?: string
  NEW_SITES?: string
  CHALLENGE_BITS?: string
  DEVELOPMENT?: string
  DEMO_ORIGIN?: string
}

/** @throws Error that names the variable and what to put there. It is a fault, not a refusal: nothing can be served. */
export function readConfig(vars: ConfigVars): Config {
  const development = vars.DEVELOPMENT === 'true'
  const publicUrl = originOf(vars.PUBLIC_URL ?? '')
  if (!publicUrl) throw missing('PUBLIC_URL', 'is not set to the address of this Worker')
  if (publicUrl.startsWith('http:') && !development) throw missing('PUBLIC_URL', 'must start with https://')
  const signingKeys = (vars.SIGNING_KEYS ?? '').split(',').flatMap((pair) => {
    const [id, secret] = pair.trim().split(':', 2)
    return id && secret && secret.length >= 32 ? [{ id, secret }] : []
  })
  if (signingKeys.length === 0)
    throw missing('SIGNING_KEYS', 'needs at least one "id:secret" of 32 characters or more')
  const hashKey = vars.HASH_KEY ?? ''
  if (hashKey.length < 32) throw missing('HASH_KEY', 'needs 32 characters or more')
  const newSites = vars.NEW_SITES ?? 'owners'
  if (newSites !== 'owners' && newSites !== 'nobody')
    throw missing('NEW_SITES', 'must be "owners" or "nobody"')
  const challengeBits = Number(vars.CHALLENGE_BITS || 8)
  if (!Number.isInteger(challengeBits) || challengeBits < 1 || challengeBits > 16)
    throw missing('CHALLENGE_BITS', 'must be a whole number from 1 to 16')
  if (vars.ACCESS_AUD && !/^[0-9a-f]{64}$/.test(vars.ACCESS_AUD))
    throw missing('ACCESS_AUD', 'must be the 64 hexadecimal digits of the application audience tag')
  return {
    publicUrl,
    senders: readSenders(vars as Vars, development),
    mailHookKeys: readHookKeys(vars.MAIL_HOOK_KEYS ?? ''),
    bounceAddress: readBounceAddress(vars.MAIL_BOUNCES),
    dnsUrl: vars.DNS_URL || 'https://cloudflare-dns.com/dns-query',
    signingKeys,
    hashKey,
    accessAud: vars.ACCESS_AUD || undefined,
    newSites,
    challengeBits,
    development,
    demoOrigin: development ? vars.DEMO_ORIGIN : undefined,
  }
}

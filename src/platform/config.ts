/** Vars and secrets of wrangler.toml, checked. Everything else reads this and never `env`. */
export interface Config {
  /** Origin of every link we make, without a trailing slash. Never taken from a request (S-30). */
  readonly publicUrl: string
  /** `Name <address>` or an address. */
  readonly mailFrom: string
  readonly mailTransport: (typeof TRANSPORTS)[number]
  readonly smtpUrl: string | undefined
  /** Set for the transports that are a provider's API. */
  readonly mailApi: MailApi | undefined
  /** What proves a provider's calls, by provider, newest first; old ones still do. */
  readonly mailHookKeys: readonly { readonly id: MailHookProvider; readonly secret: string }[]
  /** Signing keys, newest first; old ones still verify. */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[]
  /** Key of hashed addresses. Never rotated: suppressions would forget whom they protect. */
  readonly hashKey: string
  /** Audience tag of the Cloudflare Access application in front of the desk, if there is one. */
  readonly accessAud: string | undefined
  /** Who may make further sites at the desk: whoever owns one already, or nobody. */
  readonly newSites: 'owners' | 'nobody'
  /** Mounts the demo and the outbox, names the cost of each answer. Never set where visitors come. */
  readonly development: boolean
  /** Origin of the demo article; development only. */
  readonly demoOrigin: string | undefined
}

/** Providers that tell what became of a mail. */
export type MailHookProvider = 'resend' | 'postmark' | 'mailgun'

/** A mail provider that is spoken to by HTTPS. */
export interface MailApi {
  readonly key: string
  /** Where it answers, without a trailing slash. */
  readonly url: string
  /** The sending domain, where the provider wants it in the path; empty otherwise. */
  readonly domain: string
}

export interface ConfigVars {
  PUBLIC_URL?: string
  MAIL_FROM?: string
  MAIL_TRANSPORT?: string
  SMTP_URL?: string
  MAIL_API_KEY?: string
  MAIL_API_URL?: string
  MAIL_HOOK_KEYS?: string
  MAILGUN_DOMAIN?: string
  MAILGUN_REGION?: string
  SIGNING_KEYS?: string
  HASH_KEY?: string
  ACCESS_AUD?: string
  NEW_SITES?: string
  DEVELOPMENT?: string
  DEMO_ORIGIN?: string
}

const TRANSPORTS = ['cloudflare', 'smtp', 'resend', 'postmark', 'mailgun', 'development'] as const

const missing = (name: string, fix: string) =>
  new Error(`${name} ${fix}. See docs/reference/configuration.md.`)

/** @throws Error that names the variable and what to put there. It is a fault, not a refusal: nothing can be served. */
export function readConfig(vars: ConfigVars): Config {
  const development = vars.DEVELOPMENT === 'true'
  const publicUrl = originOf(vars.PUBLIC_URL ?? '')
  if (!publicUrl) throw missing('PUBLIC_URL', 'is not set to the address of this Worker')
  if (publicUrl.startsWith('http:') && !development) throw missing('PUBLIC_URL', 'must start with https://')
  const mailTransport = TRANSPORTS.find((name) => name === vars.MAIL_TRANSPORT)
  if (!mailTransport || (mailTransport === 'development' && !development)) {
    throw missing('MAIL_TRANSPORT', 'must be "cloudflare", "smtp", "resend", "postmark" or "mailgun"')
  }
  if (mailTransport === 'smtp' && !vars.SMTP_URL)
    throw missing('SMTP_URL', 'is not set, but MAIL_TRANSPORT is "smtp"')
  if (!vars.MAIL_FROM) throw missing('MAIL_FROM', 'is not set to the sender of mails')
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
  if (vars.ACCESS_AUD && !/^[0-9a-f]{64}$/.test(vars.ACCESS_AUD))
    throw missing('ACCESS_AUD', 'must be the 64 hexadecimal digits of the application audience tag')
  return {
    publicUrl,
    mailFrom: vars.MAIL_FROM,
    mailTransport,
    smtpUrl: vars.SMTP_URL,
    mailApi: readMailApi(vars, mailTransport, development),
    mailHookKeys: readHookKeys(vars.MAIL_HOOK_KEYS ?? ''),
    signingKeys,
    hashKey,
    accessAud: vars.ACCESS_AUD || undefined,
    newSites,
    development,
    demoOrigin: development ? vars.DEMO_ORIGIN : undefined,
  }
}

/** @throws Error that names the variable: half a provider would park every mail */
function readMailApi(
  vars: ConfigVars,
  transport: Config['mailTransport'],
  development: boolean,
): MailApi | undefined {
  if (transport !== 'resend' && transport !== 'postmark' && transport !== 'mailgun') return undefined
  if (!vars.MAIL_API_KEY) throw missing('MAIL_API_KEY', `is not set, but MAIL_TRANSPORT is "${transport}"`)
  if (!/^[\x21-\x7e]+$/.test(vars.MAIL_API_KEY)) {
    throw missing('MAIL_API_KEY', 'must be one word of plain characters, as the provider shows it')
  }
  const region = vars.MAILGUN_REGION ?? 'us'
  if (region !== 'us' && region !== 'eu') throw missing('MAILGUN_REGION', 'must be "us" or "eu"')
  const domain = transport === 'mailgun' ? (vars.MAILGUN_DOMAIN ?? '') : ''
  // It stands in a path: nothing but a host name may get there.
  if (transport === 'mailgun' && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) {
    throw missing('MAILGUN_DOMAIN', 'is not set to the sending domain, but MAIL_TRANSPORT is "mailgun"')
  }
  const url = {
    resend: 'https://api.resend.com',
    postmark: 'https://api.postmarkapp.com',
    mailgun: region === 'eu' ? 'https://api.eu.mailgun.net' : 'https://api.mailgun.net',
  }[transport]
  // A key must not be sent to an address that somebody changed by a variable; the fakes of tests are on this computer.
  return { key: vars.MAIL_API_KEY, url: (development && originOf(vars.MAIL_API_URL ?? '')) || url, domain }
}

const HOOK_SECRET: Readonly<Record<MailHookProvider, RegExp>> = {
  resend: /^whsec_[A-Za-z0-9+/]{24,}={0,2}$/,
  postmark: /^[\x21-\x7e]{32,}$/,
  mailgun: /^[\x21-\x7e]{32,}$/,
}

const isHookProvider = (name: string): name is MailHookProvider => Object.hasOwn(HOOK_SECRET, name)

/** @throws Error: a key that proves nothing would make every bounce go unheard */
function readHookKeys(pairs: string): Config['mailHookKeys'] {
  const given = pairs.split(',').filter((pair) => pair.trim() !== '')
  return given.map((pair) => {
    const [id = '', secret = ''] = pair.trim().split(':', 2)
    if (isHookProvider(id) && HOOK_SECRET[id].test(secret)) return { id, secret }
    throw missing(
      'MAIL_HOOK_KEYS',
      'needs "provider:key" pairs: "resend:whsec_…", "postmark:" or "mailgun:" with 32 characters or more',
    )
  })
}

function originOf(text: string): string | undefined {
  try {
    const { origin, protocol } = new URL(text)
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined
  } catch {
    // Not an address.
    return undefined
  }
}

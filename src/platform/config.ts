/** Vars and secrets of wrangler.toml, checked. Everything else reads this and never `env`. */
export interface Config {
  /** Origin of every link we make, without a trailing slash. Never taken from a request (S-30). */
  readonly publicUrl: string
  /** `Name <address>` or an address. */
  readonly mailFrom: string
  readonly mailTransport: 'cloudflare' | 'smtp' | 'development'
  readonly smtpUrl: string | undefined
  /** Signing keys, newest first; old ones still verify. */
  readonly signingKeys: readonly { readonly id: string; readonly secret: string }[]
  /** Key of hashed addresses. Never rotated: suppressions would forget whom they protect. */
  readonly hashKey: string
  /** Mounts the demo and the outbox, names the cost of each answer. Never set where visitors come. */
  readonly development: boolean
  /** Origin of the demo article; development only. */
  readonly demoOrigin: string | undefined
}

export interface ConfigVars {
  PUBLIC_URL?: string
  MAIL_FROM?: string
  MAIL_TRANSPORT?: string
  SMTP_URL?: string
  SIGNING_KEYS?: string
  HASH_KEY?: string
  DEVELOPMENT?: string
  DEMO_ORIGIN?: string
}

const TRANSPORTS = ['cloudflare', 'smtp', 'development'] as const

/** @throws Error that names the variable and what to put there. It is a fault, not a refusal: nothing can be served. */
export function readConfig(vars: ConfigVars): Config {
  const missing = (name: string, fix: string) =>
    new Error(`${name} ${fix}. See docs/reference/configuration.md.`)
  const development = vars.DEVELOPMENT === 'true'
  const publicUrl = originOf(vars.PUBLIC_URL ?? '')
  if (!publicUrl) throw missing('PUBLIC_URL', 'is not set to the address of this Worker')
  if (publicUrl.startsWith('http:') && !development) throw missing('PUBLIC_URL', 'must start with https://')
  const mailTransport = TRANSPORTS.find((name) => name === vars.MAIL_TRANSPORT)
  if (!mailTransport || (mailTransport === 'development' && !development)) {
    throw missing('MAIL_TRANSPORT', 'must be "cloudflare" or "smtp"')
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
  return {
    publicUrl,
    mailFrom: vars.MAIL_FROM,
    mailTransport,
    smtpUrl: vars.SMTP_URL,
    signingKeys,
    hashKey,
    development,
    demoOrigin: development ? vars.DEMO_ORIGIN : undefined,
  }
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

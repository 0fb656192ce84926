import { missing, originOf } from './read-variable'

/**
 * Mail has two senders, so that complaints about news do not stop confirmations (G6): `notices`, which somebody caused, and `news`,
 * which somebody subscribed to.
 */
export type SenderName = 'notices' | 'news'

const TRANSPORTS = ['cloudflare', 'smtp', 'resend', 'postmark', 'mailgun', 'ses', 'development'] as const
export type TransportName = (typeof TRANSPORTS)[number]

/** How one of them sends. */
export interface Sender {
  readonly name: SenderName
  /** `Name <address>` or an address. */
  readonly from: string
  readonly transport: TransportName
  readonly smtpUrl: string | undefined
  /** Set for the transports that are a provider's API. */
  readonly api: MailApi | undefined
  /** Mails a second, over all isolates; undefined: as fast as they go. */
  readonly perSecond: number | undefined
  /** Names before `._domainkey` under which DKIM keys of this sender stand. */
  readonly dkimSelectors: readonly string[]
}

/** A mail provider that is spoken to by HTTPS. */
export interface MailApi {
  /** As the provider shows it; of SES: `id:secret`, or `id:secret:session token`. */
  readonly key: string
  /** Where it answers, without a trailing slash. */
  readonly url: string
  /** Mailgun's sending domain, which stands in the path. */
  readonly domain?: string
  /** Amazon's region. */
  readonly region?: string
  /** Postmark's message stream, SES's configuration set. */
  readonly group?: string | undefined
}

/** Providers that tell by HTTPS what became of a mail. */
export type MailHookProvider = 'resend' | 'postmark' | 'mailgun' | 'ses'

/** What providers say a new account may send a second; where they name nothing, nothing is held back before they do. */
const PER_SECOND: Partial<Record<TransportName, number>> = { resend: 2, ses: 1 }

/** Names that are the same for every customer. Elsewhere they are made for each domain, and MAIL_DKIM tells them. */
const SELECTORS: Partial<Record<TransportName, readonly string[]>> = {
  cloudflare: ['cf-bounce'],
  resend: ['resend'],
}

export type Vars = Readonly<Record<string, string | undefined>>

/**
 * Both senders. A variable of news is that of notices with NEWS_ in place of MAIL_, or before the name. News falls back to what notices
 * have; to keys and the like only by the same transport, because another provider's are of no use.
 * @throws Error that names the variable: half a provider would hold every mail
 */
export function readSenders(vars: Vars, development: boolean): Readonly<Record<SenderName, Sender>> {
  const notices = readSender('notices', (name) => [name, vars[name]], development)
  const own = (name: string) => `NEWS_${name.replace(/^MAIL_/, '')}`
  const transport = vars.NEWS_TRANSPORT || vars.MAIL_TRANSPORT
  const falls = (name: string) => name === 'MAIL_FROM' || transport === vars.MAIL_TRANSPORT
  const news = readSender(
    'news',
    (name) => {
      if (name === 'MAIL_TRANSPORT') return ['NEWS_TRANSPORT', transport]
      return [own(name), vars[own(name)] || (falls(name) ? vars[name] : undefined)]
    },
    development,
  )
  return { notices, news }
}

/** @returns what the variable is called for this sender, and its value */
type Lookup = (name: string) => readonly [name: string, value: string | undefined]

function readSender(name: SenderName, look: Lookup, development: boolean): Sender {
  const [transportVar, given] = look('MAIL_TRANSPORT')
  const transport = TRANSPORTS.find((known) => known === given)
  if (!transport || (transport === 'development' && !development)) {
    const known = TRANSPORTS.filter((each) => each !== 'development').map((each) => `"${each}"`)
    throw missing(transportVar, `must be one of ${known.join(', ')}`)
  }
  const [smtpVar, smtpUrl] = look('SMTP_URL')
  if (transport === 'smtp' && !smtpUrl) throw missing(smtpVar, `is not set, but ${transportVar} is "smtp"`)
  const [fromVar, from] = look('MAIL_FROM')
  if (!from) throw missing(fromVar, 'is not set to the sender of mails')
  return {
    name,
    from,
    transport,
    smtpUrl,
    api: readApi(name, transport, look, development),
    perSecond: readRate(look('MAIL_RATE')) ?? PER_SECOND[transport],
    dkimSelectors: readSelectors(look('MAIL_DKIM')) ?? SELECTORS[transport] ?? [],
  }
}

function readApi(
  sender: SenderName,
  transport: TransportName,
  look: Lookup,
  development: boolean,
): MailApi | undefined {
  if (transport === 'cloudflare' || transport === 'smtp' || transport === 'development') return undefined
  const [keyVar, key] = look('MAIL_API_KEY')
  if (!key) throw missing(keyVar, `is not set, but ${look('MAIL_TRANSPORT')[0]} is "${transport}"`)
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw missing(keyVar, 'must be one word of plain characters, as the provider shows it')
  }
  // A key must not be sent to an address that somebody changed by a variable; the fakes of tests are on this computer.
  const url = (official: string) => (development && originOf(look('MAIL_API_URL')[1] ?? '')) || official
  switch (transport) {
    case 'resend':
      return { key, url: url('https://api.resend.com') }
    case 'postmark': {
      const group = look('POSTMARK_STREAM')[1] || (sender === 'news' ? 'broadcast' : 'outbound')
      return { key, url: url('https://api.postmarkapp.com'), group }
    }
    case 'mailgun': {
      const [regionVar, region = 'us'] = look('MAILGUN_REGION')
      if (region !== 'us' && region !== 'eu') throw missing(regionVar, 'must be "us" or "eu"')
      const [domainVar, domain = ''] = look('MAILGUN_DOMAIN')
      // It stands in a path: nothing but a host name may get there.
      if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)) {
        throw missing(domainVar, 'is not set to the sending domain, but mail goes by Mailgun')
      }
      return {
        key,
        url: url(region === 'eu' ? 'https://api.eu.mailgun.net' : 'https://api.mailgun.net'),
        domain,
      }
    }
    case 'ses': {
      if (!/^[A-Z0-9]{16,128}:[A-Za-z0-9/+=]{16,}(:[A-Za-z0-9/+=]+)?$/.test(key)) {
        throw missing(
          keyVar,
          'must be "access key id:secret access key", with ":session token" behind it if there is one',
        )
      }
      const [regionVar, region = ''] = look('SES_REGION')
      // It stands in the host name.
      if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        throw missing(regionVar, 'must be the region of your SES account, such as "eu-central-1"')
      }
      const host = `email.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
      return {
        key,
        url: url(`https://${host}`),
        region,
        group: look('SES_CONFIGURATION_SET')[1] || undefined,
      }
    }
  }
}

function readRate([name, value]: readonly [string, string | undefined]): number | undefined {
  if (!value) return undefined
  const rate = Number(value)
  if (!(rate >= 0.01 && rate <= 1000)) throw missing(name, 'must be mails a second, from 0.01 to 1000')
  return rate
}

function readSelectors([name, value]: readonly [string, string | undefined]): readonly string[] | undefined {
  if (!value) return undefined
  const selectors = value.split(',').map((selector) => selector.trim().toLowerCase())
  if (
    !selectors.every((selector) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(selector)) ||
    selectors.length > 5
  ) {
    throw missing(
      name,
      'must be up to five DKIM selectors, separated by commas: the words before "._domainkey"',
    )
  }
  return selectors
}

const HOOK_SECRET: Readonly<Record<MailHookProvider, RegExp>> = {
  resend: /^whsec_[A-Za-z0-9+/]{24,}={0,2}$/,
  postmark: /^[\x21-\x7e]{32,}$/,
  mailgun: /^[\x21-\x7e]{32,}$/,
  // No secret: Amazon signs by certificate. What is pinned is the topic.
  ses: /^arn:aws(-cn|-us-gov)?:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
}

const isHookProvider = (name: string): name is MailHookProvider => Object.hasOwn(HOOK_SECRET, name)

export interface MailHookKey {
  readonly id: MailHookProvider
  readonly secret: string
}

/** @throws Error: a key that proves nothing would make every bounce go unheard */
export function readHookKeys(pairs: string): readonly MailHookKey[] {
  const given = pairs.split(',').filter((pair) => pair.trim() !== '')
  return given.map((pair) => {
    const [id = '', ...rest] = pair.trim().split(':')
    const secret = rest.join(':')
    if (isHookProvider(id) && HOOK_SECRET[id].test(secret)) return { id, secret }
    throw missing(
      'MAIL_HOOK_KEYS',
      'needs "provider:key" pairs: "resend:whsec_…", "ses:arn:aws:sns:…", "postmark:" or "mailgun:" with 32 characters or more',
    )
  })
}

/** Where mail servers send their reports: `local@domain`, which Email Routing hands to this Worker. */
export interface BounceAddress {
  readonly local: string
  readonly domain: string
}

/** A token of 53 characters stands behind the local part, and RFC 5321 (4.5.3.1.1) gives both 64. */
const BOUNCE_LOCAL_MAX = 10

export function readBounceAddress(text: string | undefined): BounceAddress | undefined {
  if (!text) return undefined
  const [, local, domain] = /^([a-z0-9_.-]+)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(text.toLowerCase()) ?? []
  if (local === undefined || domain === undefined || local.length > BOUNCE_LOCAL_MAX) {
    throw missing(
      'MAIL_BOUNCES',
      `must be an address that Email Routing hands to this Worker, with at most ${BOUNCE_LOCAL_MAX} characters before the @`,
    )
  }
  return { local, domain }
}

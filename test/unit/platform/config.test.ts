import { describe, it } from 'vitest'
import { type ConfigVars, readConfig } from '../../../src/platform/config'

const GOOD: ConfigVars = {
  PUBLIC_URL: 'https://comments.example.org/',
  MAIL_FROM: 'Comments <comments@example.org>',
  MAIL_TRANSPORT: 'cloudflare',
  SIGNING_KEYS: 'k2:0123456789abcdef0123456789abcdef, k1:fedcba9876543210fedcba9876543210',
  HASH_KEY: '0123456789abcdef0123456789abcdef',
}

describe('configuration', () => {
  it('is read once, in the form the rest of the product uses', ({ expect }) => {
    const config = readConfig(GOOD)
    expect(config.publicUrl).toBe('https://comments.example.org')
    expect(config.signingKeys.map(({ id }) => id)).toEqual(['k2', 'k1'])
    expect(config.development).toBe(false)
  })

  it.for([
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'comments.example.org'],
    ['PUBLIC_URL', 'http://comments.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['MAIL_FROM', ''],
    ['MAIL_TRANSPORT', 'pigeon'],
    ['MAIL_TRANSPORT', 'development'],
    ['SIGNING_KEYS', ''],
    ['SIGNING_KEYS', 'k1:short'],
    ['HASH_KEY', 'short'],
  ] as const)(
    'without a good %s (%j) serves nothing and names what is missing',
    ([name, value], { expect }) => {
      expect(() => readConfig({ ...GOOD, [name]: value })).toThrow(new RegExp(`^${name} `))
    },
  )

  it('asks for the server when mail goes by SMTP', ({ expect }) => {
    expect(() => readConfig({ ...GOOD, MAIL_TRANSPORT: 'smtp' })).toThrow(/^SMTP_URL/)
    expect(
      readConfig({ ...GOOD, MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtps://mail.example.org' }).smtpUrl,
    ).toBeDefined()
  })

  describe('of a mail provider', () => {
    const PROVIDER = { ...GOOD, MAIL_API_KEY: 'key-1', MAILGUN_DOMAIN: 'mg.example.org' }

    it.for([
      ['resend', 'https://api.resend.com', ''],
      ['postmark', 'https://api.postmarkapp.com', ''],
      ['mailgun', 'https://api.mailgun.net', 'mg.example.org'],
    ] as const)('%s: key, address and domain', ([transport, url, domain], { expect }) => {
      const config = readConfig({ ...PROVIDER, MAIL_TRANSPORT: transport })
      expect(config.mailApi).toEqual({ key: 'key-1', url, domain })
    })

    it('knows both regions of Mailgun, and no third', ({ expect }) => {
      const inRegion = (MAILGUN_REGION: string) =>
        readConfig({ ...PROVIDER, MAIL_TRANSPORT: 'mailgun', MAILGUN_REGION }).mailApi?.url
      expect(inRegion('us')).toBe('https://api.mailgun.net')
      expect(inRegion('eu')).toBe('https://api.eu.mailgun.net')
      expect(() => inRegion('EU')).toThrow(/^MAILGUN_REGION must be/)
    })

    it.for(['resend', 'postmark', 'mailgun'] as const)(
      '%s without a key serves nothing',
      (transport, { expect }) => {
        for (const MAIL_API_KEY of ['', 'two words', 'line\nbreak', 'schlüssel']) {
          expect(() => readConfig({ ...PROVIDER, MAIL_TRANSPORT: transport, MAIL_API_KEY })).toThrow(
            /^MAIL_API_KEY /,
          )
        }
      },
    )

    it.for(['', 'mg', '../v4/x.y', 'mg.example.org/messages?', 'a b.example'])(
      'takes no domain of Mailgun that would lead elsewhere: %j',
      (MAILGUN_DOMAIN, { expect }) => {
        expect(() => readConfig({ ...PROVIDER, MAIL_TRANSPORT: 'mailgun', MAILGUN_DOMAIN })).toThrow(
          /^MAILGUN_DOMAIN /,
        )
      },
    )

    it('sends the key to another address in development only', ({ expect }) => {
      const elsewhere = {
        ...PROVIDER,
        MAIL_TRANSPORT: 'resend',
        MAIL_API_URL: 'http://127.0.0.1:9/',
      }
      expect(readConfig(elsewhere).mailApi?.url).toBe('https://api.resend.com')
      expect(readConfig({ ...elsewhere, DEVELOPMENT: 'true' }).mailApi?.url).toBe('http://127.0.0.1:9')
    })

    it('is nobody while mail goes another way', ({ expect }) => {
      expect(readConfig({ ...PROVIDER, MAIL_TRANSPORT: 'cloudflare' }).mailApi).toBeUndefined()
    })
  })

  describe('of what providers tell', () => {
    const RESEND = 'resend:whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const keysOf = (MAIL_HOOK_KEYS: string) => readConfig({ ...GOOD, MAIL_HOOK_KEYS }).mailHookKeys

    it('keeps several keys, in the order given', ({ expect }) => {
      const keys = keysOf(`${RESEND}, mailgun:${'a'.repeat(32)}, mailgun:${'b'.repeat(32)},`)
      expect(keys.map(({ id, secret }) => [id, secret.slice(0, 8)])).toEqual([
        ['resend', 'whsec_Mf'],
        ['mailgun', 'aaaaaaaa'],
        ['mailgun', 'bbbbbbbb'],
      ])
      expect(readConfig(GOOD).mailHookKeys).toEqual([])
    })

    it.for([
      'resend',
      'resend:',
      'resend:MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'resend:whsec_short',
      'postmark:short',
      `ses:${'a'.repeat(32)}`,
      `constructor:${'a'.repeat(32)}`,
      `${RESEND},mailgun:x`,
    ])('stops at %s, with which no call could be proven', (pairs, { expect }) => {
      expect(() => keysOf(pairs)).toThrow(/^MAIL_HOOK_KEYS needs/)
    })
  })

  it('takes http and the outbox in development only, and forgets the demo elsewhere', ({ expect }) => {
    const local = {
      ...GOOD,
      PUBLIC_URL: 'http://localhost:8787',
      MAIL_TRANSPORT: 'development',
      DEMO_ORIGIN: 'http://localhost:8788',
    }
    expect(readConfig({ ...local, DEVELOPMENT: 'true' }).demoOrigin).toBe('http://localhost:8788')
    expect(readConfig({ ...GOOD, DEMO_ORIGIN: 'http://localhost:8788' }).demoOrigin).toBeUndefined()
  })
})

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
      readConfig({ ...GOOD, MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtps://mail.example.org' }).senders.notices
        .smtpUrl,
    ).toBeDefined()
  })

  describe('of a mail provider', () => {
    const PROVIDER = { ...GOOD, MAIL_API_KEY: 'key-1', MAILGUN_DOMAIN: 'mg.example.org' }

    it.for([
      ['resend', { url: 'https://api.resend.com' }],
      ['postmark', { url: 'https://api.postmarkapp.com', group: 'outbound' }],
      ['mailgun', { url: 'https://api.mailgun.net', domain: 'mg.example.org' }],
    ] as const)('%s: key, address and what else it wants', ([transport, more], { expect }) => {
      const config = readConfig({ ...PROVIDER, MAIL_TRANSPORT: transport })
      expect(config.senders.notices.api).toEqual({ key: 'key-1', ...more })
    })

    it('knows both regions of Mailgun, and no third', ({ expect }) => {
      const inRegion = (MAILGUN_REGION: string) =>
        readConfig({ ...PROVIDER, MAIL_TRANSPORT: 'mailgun', MAILGUN_REGION }).senders.notices.api?.url
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
      expect(readConfig(elsewhere).senders.notices.api?.url).toBe('https://api.resend.com')
      expect(readConfig({ ...elsewhere, DEVELOPMENT: 'true' }).senders.notices.api?.url).toBe(
        'http://127.0.0.1:9',
      )
    })

    it('is nobody while mail goes another way', ({ expect }) => {
      expect(readConfig({ ...PROVIDER, MAIL_TRANSPORT: 'cloudflare' }).senders.notices.api).toBeUndefined()
    })
  })

  describe('of two senders', () => {
    const of = (vars: ConfigVars) => readConfig({ ...GOOD, ...vars }).senders
    const SES = 'AKIDEXAMPLEEXAMPLE:wJalrXUtnFEMI/K7MDENG'

    it('is one for both, if nothing is said of news', ({ expect }) => {
      const { notices, news } = of({ MAIL_TRANSPORT: 'resend', MAIL_API_KEY: 'key-1', MAIL_RATE: '5' })
      expect(news).toEqual({ ...notices, name: 'news' })
      expect(notices.perSecond).toBe(5)
    })

    it('lets news go another way, from another domain', ({ expect }) => {
      const { notices, news } = of({
        NEWS_FROM: 'News <news@mail.example.org>',
        NEWS_TRANSPORT: 'ses',
        NEWS_API_KEY: SES,
        NEWS_SES_REGION: 'eu-west-1',
        NEWS_SES_CONFIGURATION_SET: 'afterword',
        NEWS_RATE: '14',
        NEWS_DKIM: 'Abc123, def456',
      })
      expect([notices.transport, notices.api, notices.perSecond]).toEqual([
        'cloudflare',
        undefined,
        undefined,
      ])
      expect(notices.dkimSelectors).toEqual(['cf-bounce'])
      expect(news).toEqual({
        name: 'news',
        from: 'News <news@mail.example.org>',
        transport: 'ses',
        smtpUrl: undefined,
        api: {
          key: SES,
          url: 'https://email.eu-west-1.amazonaws.com',
          region: 'eu-west-1',
          group: 'afterword',
        },
        perSecond: 14,
        dkimSelectors: ['abc123', 'def456'],
      })
    })

    it('takes the key of notices by the same transport only', ({ expect }) => {
      const same = of({ MAIL_TRANSPORT: 'postmark', MAIL_API_KEY: 'key-1', NEWS_FROM: 'news@example.org' })
      expect(same.news.api).toEqual({ key: 'key-1', url: 'https://api.postmarkapp.com', group: 'broadcast' })
      expect(same.notices.api?.group).toBe('outbound')
      expect(() =>
        of({ MAIL_TRANSPORT: 'postmark', MAIL_API_KEY: 'key-1', NEWS_TRANSPORT: 'resend' }),
      ).toThrow(/^NEWS_API_KEY is not set, but NEWS_TRANSPORT is "resend"/)
    })

    it('knows what a new account may send a second, where the provider says so', ({ expect }) => {
      expect(of({ MAIL_TRANSPORT: 'resend', MAIL_API_KEY: 'k' }).notices.perSecond).toBe(2)
      expect(
        of({ MAIL_TRANSPORT: 'ses', MAIL_API_KEY: SES, SES_REGION: 'us-east-1' }).notices.perSecond,
      ).toBe(1)
      expect(of({ MAIL_TRANSPORT: 'postmark', MAIL_API_KEY: 'k' }).notices.perSecond).toBeUndefined()
    })

    it('speaks to Amazon in China by its name there', ({ expect }) => {
      const { notices } = of({ MAIL_TRANSPORT: 'ses', MAIL_API_KEY: SES, SES_REGION: 'cn-north-1' })
      expect(notices.api?.url).toBe('https://email.cn-north-1.amazonaws.com.cn')
    })

    it.for([
      ['SES_REGION', { MAIL_TRANSPORT: 'ses', MAIL_API_KEY: SES }],
      ['SES_REGION', { MAIL_TRANSPORT: 'ses', MAIL_API_KEY: SES, SES_REGION: 'eu-west-1.evil.example/' }],
      [
        'MAIL_API_KEY',
        { MAIL_TRANSPORT: 'ses', MAIL_API_KEY: 'AKIDEXAMPLEEXAMPLE', SES_REGION: 'eu-west-1' },
      ],
      ['MAIL_RATE', { MAIL_RATE: '0' }],
      ['MAIL_RATE', { MAIL_RATE: 'fast' }],
      ['MAIL_DKIM', { MAIL_DKIM: 'a b' }],
      ['MAIL_DKIM', { MAIL_DKIM: 'a,b,c,d,e,f' }],
      ['NEWS_TRANSPORT', { NEWS_TRANSPORT: 'pigeon' }],
      ['NEWS_SMTP_URL', { NEWS_TRANSPORT: 'smtp' }],
      ['MAIL_BOUNCES', { MAIL_BOUNCES: 'far-too-long@in.example.org' }],
      ['MAIL_BOUNCES', { MAIL_BOUNCES: 'bounces@localhost' }],
    ] as const)('stops at a bad %s: %j', ([name, vars], { expect }) => {
      expect(() => of(vars)).toThrow(new RegExp(`^${name} `))
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
      const topic = 'arn:aws:sns:eu-west-1:123456789012:afterword-mail'
      expect(keysOf(`ses:${topic}`)).toEqual([{ id: 'ses', secret: topic }])
    })

    it.for([
      'resend',
      'resend:',
      'resend:MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'resend:whsec_short',
      'postmark:short',
      `ses:${'a'.repeat(32)}`,
      'ses:arn:aws:sqs:eu-west-1:123456789012:afterword',
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

describe('the sum against robots', () => {
  it('is 8 bits long, or as long as the variable says', ({ expect }) => {
    expect(readConfig(GOOD).challengeBits).toBe(8)
    for (const bits of ['1', '5', '16']) {
      expect(readConfig({ ...GOOD, CHALLENGE_BITS: bits }).challengeBits).toBe(Number(bits))
    }
  })

  it.for(['0', '17', '-1', '5.5', 'long', 'NaN'])('is never %j', (bits, { expect }) => {
    expect(() => readConfig({ ...GOOD, CHALLENGE_BITS: bits })).toThrow('CHALLENGE_BITS')
  })
})

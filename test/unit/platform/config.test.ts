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

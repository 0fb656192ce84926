import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { FRESH_MS, isFresh } from '../../../src/auth/find-session'
import { CHALLENGE_LIFE_MS, isOurChallenge, issueChallenge, spend } from '../../../src/auth/passkey-challenge'
import { AddPasskey, UsePasskey } from '../../../src/auth/passkey-schema'
import { toBase64url, utf8 } from '../../../src/kernel/bytes'
import { randomToken } from '../../../src/platform/hash'
import { testContext } from '../../support/test-context'

const signedAs = (challenge: string) => toBase64url(utf8(challenge))

describe('a sign-in that was just now', () => {
  it.for([
    ['link', 0, true],
    ['link', FRESH_MS - 1, true],
    ['link', FRESH_MS, false],
    ['link', FRESH_MS + 1, false],
    ['passkey', FRESH_MS - 1, true],
    ['passkey', FRESH_MS, false],
    ['access', 0, false],
    ['access', FRESH_MS - 1, false],
  ] as const)('by %s, %d ms ago: %j (S-41)', ([method, ago, fresh], { expect }) => {
    expect(isFresh({ id: 1, method, startedAt: 1_000_000 }, 1_000_000 + ago)).toBe(fresh)
  })
})

describe('a challenge', () => {
  const asked = async () => {
    const ctx = testContext()
    const about = { ceremony: 'register', browser: randomToken(), personId: 7 } as const
    return { ctx, about, challenge: await issueChallenge(ctx, about) }
  }

  it('is ours in the browser, ceremony and for the person that asked', async ({ expect }) => {
    const { ctx, about, challenge } = await asked()
    expect(await isOurChallenge(ctx, signedAs(challenge), about)).toBe(true)
  })

  it.for([
    ['another ceremony', { ceremony: 'sign-in' as const }],
    ['another person', { personId: 8 }],
    ['nobody', { personId: 0 }],
    ['another browser', { browser: 'x'.repeat(43) }],
    ['no browser', { browser: '' }],
  ] as const)('is none of ours for %s', async ([, other], { expect }) => {
    const { ctx, about, challenge } = await asked()
    expect(await isOurChallenge(ctx, signedAs(challenge), { ...about, ...other })).toBe(false)
  })

  it.for([
    ['nothing', () => ''],
    ['no base64url', () => '***'],
    ['the text itself, not packed', (challenge: string) => challenge],
    ['a letter more', (challenge: string) => signedAs(`${challenge}A`)],
    ['a letter less', (challenge: string) => signedAs(challenge.slice(0, -1))],
    ['bytes that are no text', () => toBase64url(new Uint8Array([0xff, 0xfe, 0xfd]))],
    ['very much', () => signedAs('x'.repeat(15_000))],
  ] as const)('is none of ours where an authenticator signed %s', async ([, made], { expect }) => {
    const { ctx, about, challenge } = await asked()
    expect(await isOurChallenge(ctx, made(challenge), about)).toBe(false)
  })

  it('is no token of another purpose', async ({ expect }) => {
    const { ctx, about } = await asked()
    const other = await ctx.tokens.sign(
      'moderate',
      ['register', 7, 'x', 'y'],
      ctx.clock.now() + CHALLENGE_LIFE_MS,
    )
    expect(await isOurChallenge(ctx, signedAs(other), about)).toBe(false)
  })

  it('lives for five minutes', async ({ expect }) => {
    const { ctx, about, challenge } = await asked()
    ctx.sleep(CHALLENGE_LIFE_MS - 1000)
    expect(await isOurChallenge(ctx, signedAs(challenge), about)).toBe(true)
    ctx.sleep(2000)
    expect(await isOurChallenge(ctx, signedAs(challenge), about)).toBe(false)
  })

  it('costs no row to ask for, and is another each time', async ({ expect }) => {
    const { ctx, about, challenge } = await asked()
    expect(await issueChallenge(ctx, about)).not.toBe(challenge)
    expect(ctx.db.usage.queries).toBe(0)
  })

  it('is spent once, and takes down whatever comes with it a second time', async ({ expect }) => {
    const { ctx, challenge } = await asked()
    await ctx.db.batch([await spend(ctx, signedAs(challenge))])
    const site = `n${crypto.randomUUID().slice(0, 8)}`
    const { insertSite } = await import('../../../src/sites/queries')
    const again = ctx.db.batch([insertSite(site, 'N', '{}', 1), await spend(ctx, signedAs(challenge))])
    await expect(again).rejects.toThrow()
    expect(await env.DB.prepare('SELECT id FROM sites WHERE id = ?1').bind(site).first()).toBeNull()
  })
})

describe('what a browser says of a passkey', () => {
  const registration = {
    id: 'abc_-1',
    rawId: 'abc_-1',
    type: 'public-key',
    response: { clientDataJSON: 'e30', attestationObject: 'o2', transports: ['internal'] },
    clientExtensionResults: {},
  }
  const adds = (response: object, name: unknown = 'Laptop') =>
    v.safeParse(AddPasskey, { name, response }).success
  const within = (more: object) => adds({ ...registration, response: { ...registration.response, ...more } })

  it.for([
    ['as browsers send it', {}],
    ['without transports', { transports: undefined }],
    ['ten transports', { transports: Array(10).fill('usb') }],
    ['one nobody knows yet', { transports: ['smart-card'] }],
    ['as much as fits', { attestationObject: 'a'.repeat(20_000) }],
  ] as const)('is read %s', ([, more], { expect }) => {
    expect(within(more)).toBe(true)
  })

  it.for([
    ['more than fits', { attestationObject: 'a'.repeat(20_001) }],
    ['nothing', { clientDataJSON: '' }],
    ['signs that are not base64url', { clientDataJSON: 'e30=' }],
    ['eleven transports', { transports: Array(11).fill('usb') }],
    ['a transport with markup', { transports: ['<b>'] }],
    ['a transport of twenty-one letters', { transports: ['a'.repeat(21)] }],
    ['a number', { attestationObject: 5 }],
  ] as const)('is refused with %s', ([, more], { expect }) => {
    expect(within(more)).toBe(false)
  })

  it.for([
    ['another type', { ...registration, type: 'password' }],
    ['no id', { ...registration, id: undefined }],
    ['nothing', {}],
  ] as const)('is refused for %s', ([, response], { expect }) => {
    expect(adds(response)).toBe(false)
  })

  it.for([
    ['Laptop', true],
    ['n'.repeat(60), true],
    ['n'.repeat(61), false],
    [' ', false],
    [7, false],
  ] as const)('is kept under the name %j: %j', ([name, kept], { expect }) => {
    expect(adds(registration, name)).toBe(kept)
  })

  it('signs in only with all four parts of an answer', ({ expect }) => {
    const response = { clientDataJSON: 'e30', authenticatorData: 'a', signature: 'b', userHandle: 'c' }
    const signs = (parts: object) =>
      v.safeParse(UsePasskey, { response: { id: 'a', rawId: 'a', type: 'public-key', response: parts } })
        .success
    expect(signs(response)).toBe(true)
    for (const part of Object.keys(response)) {
      const { [part as keyof typeof response]: _, ...rest } = response
      expect(signs(rest), part).toBe(false)
      expect(signs({ ...response, [part]: '' }), part).toBe(false)
    }
  })
})

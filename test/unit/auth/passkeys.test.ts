import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { dropPasskey } from '../../../src/auth/drop-passkey'
import { findSession } from '../../../src/auth/find-session'
import { forgetOver } from '../../../src/auth/forget-over'
import { CHALLENGE_LIFE_MS } from '../../../src/auth/passkey-challenge'
import type { AddPasskey, PasskeyAnswer } from '../../../src/auth/passkey-schema'
import { createSetUpLink } from '../../../src/auth/public'
import { readAccount } from '../../../src/auth/read-account'
import { askForPasskey, PASSKEYS_MAX, registerPasskey } from '../../../src/auth/register-passkey'
import { askPasskey, signInWithPasskey } from '../../../src/auth/sign-in-with-passkey'
import { startSession } from '../../../src/auth/start-session'
import { toBase64url, utf8 } from '../../../src/kernel/bytes'
import { type Authenticator, anAuthenticator, type Change } from '../../support/authenticator'
import { type TestCtx, testContext } from '../../support/test-context'

const BROWSER = 'b'.repeat(43)
const START = { device: 'Firefox · Linux' }

async function aPerson(ctx: TestCtx = testContext()) {
  const email = `${crypto.randomUUID()}@team.example`
  const { personId: id } = await createSetUpLink(ctx, { email, name: 'Mo' })
  return { ctx, person: { id, email, name: 'Mo', keys: '' } }
}

type Person = Awaited<ReturnType<typeof aPerson>>['person']

/** Adds a passkey as the account page does. */
async function register(ctx: TestCtx, person: Person, key: Authenticator, change?: Change, name = 'Laptop') {
  const options = await askForPasskey(ctx, person, BROWSER)
  const response = await key.register(options, change)
  await registerPasskey(ctx, person, BROWSER, { name, response } as unknown as AddPasskey)
}

async function withPasskey(options?: { counting?: boolean }) {
  const { ctx, person } = await aPerson()
  const key = await anAuthenticator(options)
  await register(ctx, person, key)
  return { ctx, person, key }
}

async function signIn(ctx: TestCtx, key: Authenticator, change?: Change, browser = BROWSER) {
  const answer = await key.answer(await askPasskey(ctx, BROWSER), change)
  return signInWithPasskey(ctx, browser, answer as PasskeyAnswer, START)
}

const passkeysOf = async (ctx: TestCtx, person: Person) => (await readAccount(ctx, person.id)).passkeys
const sessionsOf = async (ctx: TestCtx, person: Person) => (await readAccount(ctx, person.id)).sessions

const REFUSED = { code: 'auth/passkey-refused', status: 403 }

describe('adding a passkey', () => {
  it('keeps its public key under the name it was given', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    expect(await passkeysOf(ctx, person)).toEqual([
      {
        id: key.id,
        name: 'Laptop',
        synced: 0,
        transports: 'internal',
        created_at: ctx.clock.now(),
        used_at: null,
      },
    ])
  })

  it('asks for a key that finds its person by itself and checks that it is them', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const options = await askForPasskey(ctx, person, BROWSER)
    expect(options.rp.id).toBe('comments.test')
    expect(options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    })
    expect(options.attestation).toBe('none')
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([key.id])
    // The handle is no address: authenticators keep it in the clear (WebAuthn 3, 14.6.1).
    expect(options.user.id).toBe(toBase64url(utf8(String(person.id))))
  })

  it.for<[string, Change]>([
    ['of another origin', { origin: 'https://comments.test.evil.example' }],
    ['of the same host without https', { origin: 'http://comments.test' }],
    ['of another port', { origin: 'https://comments.test:8443' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['made for a sign-in', { type: 'webauthn.get' }],
    ['to a challenge nobody gave', { challenge: toBase64url(utf8('k1.x.y')) }],
    ['without a check of the person', { verified: false }],
  ])('refuses an answer %s', async ([, change], { expect }) => {
    const { ctx, person } = await aPerson()
    await expect(register(ctx, person, await anAuthenticator(), change)).rejects.toMatchObject(REFUSED)
    expect(await passkeysOf(ctx, person)).toEqual([])
  })

  it('refuses an answer given in another browser, for another person, or too late', async ({ expect }) => {
    const { ctx, person } = await aPerson()
    const other = await aPerson(ctx)
    const key = await anAuthenticator()
    const options = await askForPasskey(ctx, person, BROWSER)
    const input = { name: 'x', response: await key.register(options) } as unknown as AddPasskey
    await expect(registerPasskey(ctx, person, 'c'.repeat(43), input)).rejects.toMatchObject(REFUSED)
    await expect(registerPasskey(ctx, person, '', input)).rejects.toMatchObject(REFUSED)
    await expect(registerPasskey(ctx, other.person, BROWSER, input)).rejects.toMatchObject(REFUSED)
    ctx.sleep(CHALLENGE_LIFE_MS)
    await expect(registerPasskey(ctx, person, BROWSER, input)).rejects.toMatchObject(REFUSED)
    expect(await passkeysOf(ctx, person)).toEqual([])
  })

  it('takes each answer once', async ({ expect }) => {
    const { ctx, person } = await aPerson()
    const key = await anAuthenticator()
    const input = {
      name: 'x',
      response: await key.register(await askForPasskey(ctx, person, BROWSER)),
    } as unknown as AddPasskey
    await registerPasskey(ctx, person, BROWSER, input)
    await dropPasskey(ctx, person.id, key.id)
    await expect(registerPasskey(ctx, person, BROWSER, input)).rejects.toMatchObject(REFUSED)
    expect(await passkeysOf(ctx, person)).toEqual([])
  })

  it('gives nobody the key of another', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const other = await aPerson(ctx)
    await expect(register(ctx, other.person, key)).rejects.toMatchObject(REFUSED)
    expect(await passkeysOf(ctx, person)).toHaveLength(1)
    expect(await passkeysOf(ctx, other.person)).toEqual([])
  })

  it('ends at twenty, also for two at once', async ({ expect }) => {
    const { ctx, person } = await aPerson()
    for (let count = 0; count < PASSKEYS_MAX - 1; count++) {
      await env.DB.prepare("INSERT INTO passkeys VALUES (?1, ?2, '', 0, '', 0, 'x', 0, NULL)")
        .bind(crypto.randomUUID(), person.id)
        .run()
    }
    const pair = await Promise.allSettled(
      [await anAuthenticator(), await anAuthenticator()].map((key) => register(ctx, person, key)),
    )
    expect(pair.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(askForPasskey(ctx, person, BROWSER)).rejects.toMatchObject({ code: 'auth/passkeys-many' })
  })
})

describe('signing in with a passkey (C9)', () => {
  it('needs no name: the key says whose it is', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const options = await askPasskey(ctx, BROWSER)
    expect(options.allowCredentials ?? []).toEqual([])
    expect(options.userVerification).toBe('required')
    ctx.sleep(1000)
    expect(await findSession(ctx, (await signIn(ctx, key)).token)).toEqual({
      person,
      session: { id: expect.any(Number), method: 'passkey', startedAt: ctx.clock.now() },
    })
    expect((await passkeysOf(ctx, person))[0]!.used_at).toBe(ctx.clock.now())
  })

  it('ends the session the browser came with (S-40)', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const former = await startSession(ctx, person.id, { ...START, method: 'link' })
    const answer = (await key.answer(await askPasskey(ctx, BROWSER))) as PasskeyAnswer
    const { token } = await signInWithPasskey(ctx, BROWSER, answer, { ...START, former })
    expect(await findSession(ctx, former)).toBeUndefined()
    expect(await findSession(ctx, token)).toBeDefined()
  })

  it.for<[string, Change]>([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of a neighbour under the same parent', { origin: 'https://other.comments.test' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['made for adding a key', { type: 'webauthn.create' }],
    ['to a challenge nobody gave', { challenge: toBase64url(utf8('nothing of ours')) }],
    ['without a check of the person', { verified: false }],
    ['with the handle of somebody else', { userHandle: toBase64url(utf8('1')) }],
    ['signed by nobody', { signature: toBase64url(new Uint8Array(70)) }],
    ['that repeats an old counter', { counter: 1 }],
    ['that counts backwards', { counter: 0 }],
  ])('refuses an answer %s, and nobody is in', async ([, change], { expect }) => {
    const { ctx, person, key } = await withPasskey()
    await expect(signIn(ctx, key, change)).rejects.toMatchObject(REFUSED)
    expect(await sessionsOf(ctx, person)).toEqual([])
  })

  it('refuses a challenge that was signed for adding a key', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const { challenge } = await askForPasskey(ctx, person, BROWSER)
    await expect(signIn(ctx, key, { challenge })).rejects.toMatchObject(REFUSED)
  })

  it('refuses the answer in a browser that did not ask', async ({ expect }) => {
    const { ctx, key } = await withPasskey()
    await expect(signIn(ctx, key, {}, 'c'.repeat(43))).rejects.toMatchObject(REFUSED)
    await expect(signIn(ctx, key, {}, '')).rejects.toMatchObject(REFUSED)
  })

  it('refuses an answer that comes after five minutes', async ({ expect }) => {
    const { ctx, key } = await withPasskey()
    const answer = (await key.answer(await askPasskey(ctx, BROWSER))) as PasskeyAnswer
    ctx.sleep(CHALLENGE_LIFE_MS)
    await expect(signInWithPasskey(ctx, BROWSER, answer, START)).rejects.toMatchObject(REFUSED)
  })

  it('lets one of ten equal answers in, however they race (S-23)', async ({ expect }) => {
    for (const counting of [true, false]) {
      const { ctx, person, key } = await withPasskey({ counting })
      const answer = (await key.answer(await askPasskey(ctx, BROWSER))) as PasskeyAnswer
      const all = await Promise.allSettled(
        Array.from({ length: 10 }, () => signInWithPasskey(ctx, BROWSER, answer, START)),
      )
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await sessionsOf(ctx, person)).toHaveLength(1)
    }
  })

  it('notices a copied authenticator by its counter, and says so in the log', async ({ expect }) => {
    const { ctx, key } = await withPasskey()
    const thief = key.copy()
    await signIn(ctx, key)
    await expect(signIn(ctx, thief)).rejects.toMatchObject(REFUSED)
    expect(ctx.logged).toEqual(['auth.passkey-refused'])
  })

  it('takes keys that do not count, again and again', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey({ counting: false })
    for (let time = 0; time < 3; time++) await signIn(ctx, key)
    expect(await sessionsOf(ctx, person)).toHaveLength(3)
  })

  it('opens nothing with a key that was removed, or never added', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    await dropPasskey(ctx, person.id, key.id)
    await expect(signIn(ctx, key)).rejects.toMatchObject(REFUSED)
    await expect(signIn(ctx, await anAuthenticator())).rejects.toMatchObject(REFUSED)
  })

  it('asks without writing a row, so that strangers fill no table', async ({ expect }) => {
    const ctx = testContext()
    await askPasskey(ctx, BROWSER)
    expect(ctx.db.usage).toMatchObject({ queries: 0, rowsWritten: 0 })
  })

  it('costs two round trips and eight rows at most', async ({ expect }) => {
    const { key } = await withPasskey()
    const ctx = testContext()
    await signIn(ctx, key)
    expect(ctx.db.usage.roundTrips).toBe(2)
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(8)
  })
})

describe('removing a passkey', () => {
  it('takes one’s own, and leaves those of others', async ({ expect }) => {
    const { ctx, person, key } = await withPasskey()
    const other = await aPerson(ctx)
    await expect(dropPasskey(ctx, other.person.id, key.id)).rejects.toMatchObject({
      code: 'auth/passkey-unknown',
    })
    expect(await passkeysOf(ctx, person)).toHaveLength(1)
    await dropPasskey(ctx, person.id, key.id)
    expect(await passkeysOf(ctx, person)).toEqual([])
  })
})

describe('spent challenges', () => {
  it('are forgotten at night, once nobody could answer them any more', async ({ expect }) => {
    const { ctx, key } = await withPasskey()
    await signIn(ctx, key)
    const count = () => env.DB.prepare('SELECT COUNT(*) AS n FROM spent_challenges').first<number>('n')
    expect(await count()).toBeGreaterThan(0)
    ctx.sleep(CHALLENGE_LIFE_MS + 60_000)
    await forgetOver(ctx)
    const left = await env.DB.prepare('SELECT MIN(expires_at) AS first FROM spent_challenges').first<
      number | null
    >('first')
    expect(left ?? Number.MAX_SAFE_INTEGER).toBeGreaterThanOrEqual(ctx.clock.now())
  })
})

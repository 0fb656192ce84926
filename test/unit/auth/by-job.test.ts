import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { askSignInLink } from '../../../src/auth/ask-sign-in-link'
import { createSetUpLink } from '../../../src/auth/public'
import { redeemSignInLink } from '../../../src/auth/redeem-sign-in-link'
import { deskPath } from '../../../src/auth/schema'
import { JOB_HANDLERS } from '../../../src/jobs'
import { parseEmail } from '../../../src/kernel/email-address'
import { randomToken } from '../../../src/platform/hash'
import { drain } from '../../../src/platform/outbox'
import type { TokenPurpose } from '../../../src/platform/token'
import { send } from '../../support/a-member'
import { call } from '../../support/api'
import { testContext } from '../../support/test-context'

const messageTo = (email: string) =>
  env.DB.prepare('SELECT message FROM kept_mail WHERE instr(message, ?1) > 0')
    .bind(email)
    .first<string>('message')

describe('from the wish to the session', () => {
  it('goes by the job table, and only the mail ever holds the token', async ({ expect }) => {
    // A network of its own: the wishes of all other tests come from one, and its hour has a limit.
    const ctx = testContext({ ip: '100.127.0.1' })
    const email = `${crypto.randomUUID()}@team.example`
    const { personId } = await createSetUpLink(ctx, { email, name: 'Mo' })
    const browser = randomToken()
    await askSignInLink(ctx, { email: parseEmail(email)!, browser, locale: 'de' })
    const job = await env.DB.prepare('SELECT payload FROM jobs WHERE instr(payload, ?1) > 0')
      .bind(email)
      .first<string>('payload')
    expect(job).not.toContain(browser)
    // Others' jobs may be due as well; the drain takes them in turn until ours is done.
    for (let round = 0; round < 200 && (await messageTo(email)) === null; round++)
      await drain(ctx, JOB_HANDLERS)
    const token = /sign-in\/([\w-]{43})/.exec((await messageTo(email))!)![1]!
    expect(await redeemSignInLink(ctx, token, browser)).toEqual({
      state: 'in',
      personId,
      fromTerminal: false,
    })
    const left = await env.DB.prepare('SELECT COUNT(*) AS n FROM jobs WHERE instr(payload, ?1) > 0')
      .bind(email)
      .first('n')
    expect(left).toBe(0)
  })
})

describe('tokens of other purposes', () => {
  it.for(['author', 'moderate', 'confirm', 'not-me', 'unsubscribe'] as const)(
    '"%s" opens no session (S-24)',
    async (purpose, { expect }) => {
      const token = await testContext({ now: Date.now() }).tokens.sign(
        purpose satisfies TokenPurpose,
        ['s', 1, 1, 1],
        0,
      )
      const shown = await call(`/desk/sign-in/${token}`)
      const posted = await send(undefined, `/desk/sign-in/${token}`, {})
      expect([shown.status, posted.status]).toEqual([403, 403])
      expect(posted.headers.getSetCookie()).toEqual([])
    },
  )

  it('a sign-in token opens no page of a mail either', async ({ expect }) => {
    const ctx = testContext({ now: Date.now() })
    const { url } = await createSetUpLink(ctx, { email: `${crypto.randomUUID()}@team.example`, name: '' })
    const token = url.slice(url.lastIndexOf('/') + 1)
    for (const page of ['moderate', 'confirm', 'unsubscribe', 'not-me']) {
      expect((await call(`/${page}/${token}`)).status, page).toBe(403)
    }
  })
})

describe('the way on after signing in', () => {
  it.for([
    '/desk',
    '/desk/demo',
    '/desk/demo/log',
    '/desk/demo?status=spam&item=5',
    '/desk/demo?after=WyJ4Il0',
  ])('may be %s', (path, { expect }) => {
    expect(v.parse(deskPath, path)).toBe(path)
  })

  it.for([
    '//evil.example/desk',
    'https://evil.example/desk',
    '/\\evil.example',
    '/desk//evil.example',
    '/desk/../../evil',
    '/deskevil',
    '/desk/a b',
    '/desk/a\nb',
    '/desk/%0d%0aSet-Cookie:x',
    '/desk#x',
    'javascript:alert(1)',
    `/desk/${'a'.repeat(400)}`,
    '',
  ])('is dropped if it is %j', (path, { expect }) => {
    expect(v.parse(deskPath, path)).toBeUndefined()
  })
})

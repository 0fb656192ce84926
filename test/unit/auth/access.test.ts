import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { app } from '../../../src/app'
import { findSession, isFresh } from '../../../src/auth/find-session'
import { createSetUpLink } from '../../../src/auth/public'
import { signInByAccess } from '../../../src/auth/sign-in-by-access'
import { accessEmailOf } from '../../../src/platform/access'
import { SAME_ORIGIN } from '../../support/a-member'
import { testContext } from '../../support/test-context'

const AUD = 'a'.repeat(64)

/** What the platform hands over beside a request that passed Access. */
const passed = (aud: string, identity?: Record<string, unknown>) => ({
  aud,
  getIdentity: async () => identity as CloudflareAccessIdentity | undefined,
})

describe('whom Cloudflare Access let through', () => {
  it('is believed for the one application that was named', async ({ expect }) => {
    const email = { email: 'mo@team.example' }
    expect(await accessEmailOf({ accessAud: AUD }, passed(AUD, email))()).toBe('mo@team.example')
    expect(await accessEmailOf({ accessAud: AUD }, passed('b'.repeat(64), email))()).toBeUndefined()
    expect(await accessEmailOf({ accessAud: undefined }, passed(AUD, email))()).toBeUndefined()
    expect(await accessEmailOf({ accessAud: AUD }, undefined)()).toBeUndefined()
  })

  it('is nobody for a service token, which has no person', async ({ expect }) => {
    expect(await accessEmailOf({ accessAud: AUD }, passed(AUD, undefined))()).toBeUndefined()
    expect(await accessEmailOf({ accessAud: AUD }, passed(AUD, { common_name: 'ci' }))()).toBeUndefined()
    expect(await accessEmailOf({ accessAud: AUD }, passed(AUD, { email: 7 }))()).toBeUndefined()
  })
})

describe('signing in by Access', () => {
  async function aVisitor(emailOf = (email: string): string | undefined => email) {
    const ctx = testContext()
    const email = `${crypto.randomUUID()}@team.example`
    const { personId } = await createSetUpLink(ctx, { email, name: 'Mo' })
    return { ctx: { ...ctx, accessEmail: async () => emailOf(email) }, personId }
  }

  it('opens a session, however the address is spelt', async ({ expect }) => {
    const { ctx, personId } = await aVisitor((email) => email.toUpperCase())
    const signedIn = await findSession(ctx, (await signInByAccess(ctx, { device: '' })).token)
    expect(signedIn?.person.id).toBe(personId)
    expect(signedIn?.session.method).toBe('access')
  })

  it('does not count as fresh: Access vouches for a person for hours', async ({ expect }) => {
    const { ctx } = await aVisitor()
    const { session } = (await findSession(ctx, (await signInByAccess(ctx, { device: '' })).token))!
    expect(isFresh(session, ctx.clock.now())).toBe(false)
    expect(isFresh({ ...session, method: 'link' }, ctx.clock.now())).toBe(true)
  })

  it('lets in nobody the install does not know, and nobody without Access', async ({ expect }) => {
    const unknown = { code: 'auth/access-unknown', status: 403 }
    for (const email of ['stranger@nowhere.example', 'no address', undefined]) {
      const { ctx } = await aVisitor(() => email)
      await expect(signInByAccess(ctx, { device: '' })).rejects.toMatchObject(unknown)
    }
  })
})

describe('the door with Access in front', () => {
  const ask = (path: string, init: RequestInit, access: unknown, vars = {}) =>
    app.fetch(new Request(`https://comments.test${path}`, init), { ...env, ...vars }, {
      waitUntil: () => {},
      passThroughOnException: () => {},
      props: {},
      access,
    } as unknown as ExecutionContext)

  it('offers to go on as the person, masked, and starts a session only when asked', async ({ expect }) => {
    const ctx = testContext({ now: Date.now() })
    const email = `${crypto.randomUUID()}@team.example`
    await createSetUpLink(ctx, { email, name: '' })
    const access = passed(AUD, { email })
    const page = await (await ask('/desk/sign-in', {}, access, { ACCESS_AUD: AUD })).text()
    expect(page).toContain('action="/desk/access"')
    expect(page).not.toContain(email)
    const init = { method: 'POST', headers: SAME_ORIGIN, body: new URLSearchParams({ next: '/desk/demo' }) }
    const answer = await ask('/desk/access', init, access, { ACCESS_AUD: AUD })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/demo'])
    expect(answer.headers.get('set-cookie')).toContain('__Host-afterword=')
  })

  it('believes no header, whatever it says', async ({ expect }) => {
    const ctx = testContext({ now: Date.now() })
    const email = `${crypto.randomUUID()}@team.example`
    await createSetUpLink(ctx, { email, name: '' })
    const headers = {
      ...SAME_ORIGIN,
      'cf-access-authenticated-user-email': email,
      'cf-access-jwt-assertion': `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ email, aud: [AUD] }))}.`,
    }
    const init = { method: 'POST', headers, body: new URLSearchParams() }
    const answer = await ask('/desk/access', init, undefined, { ACCESS_AUD: AUD })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })
})

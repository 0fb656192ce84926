import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { endSession } from '../../../src/auth/end-session'
import { findSession, SESSION_IDLE_MS } from '../../../src/auth/find-session'
import { forgetOver } from '../../../src/auth/forget-over'
import { createSetUpLink } from '../../../src/auth/public'
import { SESSION_LIFE_MS, startSession } from '../../../src/auth/start-session'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import { sha256 } from '../../../src/platform/hash'
import { testContext } from '../../support/test-context'

const BY_LINK = { method: 'link', device: 'Firefox · Linux' } as const

async function signedIn() {
  const ctx = testContext()
  const { personId } = await createSetUpLink(ctx, {
    email: `${crypto.randomUUID()}@team.example`,
    name: 'Mo',
  })
  return { ctx, personId, token: await startSession(ctx, personId, BY_LINK) }
}

const row = async (token: string) =>
  env.DB.prepare('SELECT seen_at, created_at FROM sessions WHERE token_hash = ?1')
    .bind(await sha256(token))
    .first<{ seen_at: number; created_at: number }>()

describe('a session', () => {
  it('says whose it is', async ({ expect }) => {
    const { ctx, personId, token } = await signedIn()
    expect(await findSession(ctx, token)).toEqual({
      person: { id: personId, email: expect.stringContaining('@team.example'), name: 'Mo', keys: '' },
      session: { id: expect.any(Number), method: 'link', startedAt: ctx.clock.now() },
    })
  })

  it('has a token of 256 bits that stands in no table', async ({ expect }) => {
    const { token, personId } = await signedIn()
    expect(token).toMatch(/^[\w-]{43}$/)
    const { results } = await env.DB.prepare('SELECT * FROM sessions WHERE person_id = ?1')
      .bind(personId)
      .all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain(token)
  })

  it('is nobody’s for a token that was never given', async ({ expect }) => {
    const { ctx, token } = await signedIn()
    expect(await findSession(ctx, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeUndefined()
    expect(await findSession(ctx, '')).toBeUndefined()
  })

  it('ends when it was not used for seven days', async ({ expect }) => {
    const { ctx, token } = await signedIn()
    ctx.sleep(SESSION_IDLE_MS - MINUTE_MS)
    expect(await findSession(ctx, token)).toBeDefined()
    await ctx.settle()
    ctx.sleep(SESSION_IDLE_MS + MINUTE_MS)
    expect(await findSession(ctx, token)).toBeUndefined()
  })

  it('ends after thirty days, however busy', async ({ expect }) => {
    const { ctx, token } = await signedIn()
    for (let day = 5; day < 30; day += 5) {
      ctx.sleep(5 * DAY_MS)
      expect(await findSession(ctx, token), `day ${day}`).toBeDefined()
      await ctx.settle()
    }
    ctx.sleep(5 * DAY_MS)
    expect(SESSION_LIFE_MS).toBe(30 * DAY_MS)
    expect(await findSession(ctx, token)).toBeUndefined()
  })

  it('notes the visit at most once an hour', async ({ expect }) => {
    const { ctx, token } = await signedIn()
    const { created_at } = (await row(token))!
    ctx.sleep(HOUR_MS - 1)
    await findSession(ctx, token)
    await ctx.settle()
    expect((await row(token))!.seen_at).toBe(created_at)
    ctx.sleep(1)
    await findSession(ctx, token)
    await ctx.settle()
    expect((await row(token))!.seen_at).toBe(created_at + HOUR_MS)
  })

  it('is over on the server once it is ended', async ({ expect }) => {
    const { ctx, token } = await signedIn()
    await endSession(ctx, token)
    expect(await findSession(ctx, token)).toBeUndefined()
    expect(await row(token)).toBeNull()
  })

  it('replaces the one the browser came with, and no other', async ({ expect }) => {
    const { ctx, personId, token } = await signedIn()
    const other = await startSession(ctx, personId, BY_LINK)
    const fresh = await startSession(ctx, personId, { ...BY_LINK, former: token })
    expect(fresh).not.toBe(token)
    expect(await findSession(ctx, token)).toBeUndefined()
    expect(await findSession(ctx, other)).toBeDefined()
    expect(await findSession(ctx, fresh)).toBeDefined()
  })

  it('is swept at night once it is over, and links a week after their end', async ({ expect }) => {
    const { ctx, personId, token } = await signedIn()
    const links = () =>
      env.DB.prepare('SELECT COUNT(*) AS n FROM sign_in_links WHERE person_id = ?1').bind(personId).first('n')
    await forgetOver(ctx)
    expect(await row(token)).not.toBeNull()
    ctx.sleep(SESSION_IDLE_MS + MINUTE_MS)
    await forgetOver(ctx)
    expect(await row(token)).toBeNull()
    expect(await links()).toBe(1)
    ctx.sleep(2 * DAY_MS)
    await forgetOver(ctx)
    expect(await links()).toBe(0)
  })
})

import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import { forgetUses } from '../../../src/limits/forget-uses'
import { findUse, listBrakes } from '../../../src/limits/queries'
import { DOMAIN_HOURLY, SIGN_UPS_HOURLY, takeSignUp } from '../../../src/limits/take-sign-up'
import { hashAddress } from '../../../src/platform/hash'
import { aSite } from '../../support/a-site'
import { anAddress, newsContext } from '../../support/a-subscriber'
import { aNetwork, postForm, postJson } from '../../support/api'
import { aSolution, postSolving } from '../../support/solving'
import { testContext } from '../../support/test-context'

const aSiteId = () => `s${crypto.randomUUID().slice(0, 13)}`
const aDomain = () => `${crypto.randomUUID().slice(0, 13)}.example`
const byScript = { content: '', canSolve: true }
const byForm = { content: '', canSolve: false }

let household = 0
/** A context from a network of its own. */
const aHome = (now?: number) => {
  household++
  const ip = `100.${64 + (household >> 8)}.${household & 255}.7`
  return testContext(now === undefined ? { ip } : { ip, now })
}

const count = async (siteId: string, table: 'consents' | 'jobs') =>
  (await env.DB.prepare(
    table === 'jobs'
      ? 'SELECT count(*) AS n FROM jobs WHERE payload LIKE ?1'
      : 'SELECT count(*) AS n FROM consents c JOIN subscribers s ON s.id = c.subscriber_id WHERE s.site_id = ?1',
  )
    .bind(table === 'jobs' ? `%${siteId}%` : siteId)
    .first<number>('n'))!

describe('F3: sign-ups of one network', () => {
  it('are free until the hour’s limit, then a script has to work for each; nothing of a refused one is kept', async ({
    expect,
  }) => {
    const [site, home] = [await aSite(), aNetwork()]
    const path = `/v1/${site.id}/subscriptions`
    for (let at = 0; at < SIGN_UPS_HOURLY; at++)
      expect((await postJson(path, { email: anAddress() }, home)).status).toBe(202)
    const before = [await count(site.id, 'consents'), await count(site.id, 'jobs')]
    const email = anAddress()
    const asked = await postJson(path, { email }, home)
    expect([asked.status, asked.json.code]).toEqual([403, 'limits/challenge-needed'])
    expect(asked.json.detail).toContain('no robot')
    expect([await count(site.id, 'consents'), await count(site.id, 'jobs')]).toEqual(before)
    // Another household is not made to pay for it.
    expect((await postJson(path, { email: anAddress() }, aNetwork())).status).toBe(202)

    const solution = await aSolution(asked.json, email)
    expect((await postJson(path, { email, solution }, home)).status).toBe(202)
    const replayed = await postJson(path, { email, solution }, home)
    expect([replayed.status, replayed.json.why]).toEqual([403, 'spent'])
    const other = await postJson(path, { email: anAddress(), solution }, home)
    expect([other.status, other.json.why]).toEqual([403, 'unsolved'])
    expect(await count(site.id, 'consents')).toBe(SIGN_UPS_HOURLY + 2)
  })

  it('are limited exactly, however many come at once', async ({ expect }) => {
    const [siteId, ctx] = [aSiteId(), aHome()]
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        takeSignUp(ctx, { id: siteId, budget: 500, always: false }, aDomain(), byScript),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(SIGN_UPS_HOURLY)
    for (const one of tries) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'limits/challenge-needed' })
    }
    const hour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS
    const use = await ctx.db.first(findUse(hour, siteId, (await ctx.networks.current())!, 'sign-up'))
    expect(use?.used).toBe(SIGN_UPS_HOURLY)
  })

  it('are free again in the next hour', async ({ expect }) => {
    const [siteId, ctx] = [aSiteId(), aHome()]
    const take = () => takeSignUp(ctx, { id: siteId, budget: 500, always: false }, aDomain(), byScript)
    for (let at = 0; at < SIGN_UPS_HOURLY; at++) await take()
    await expect(take()).rejects.toMatchObject({ status: 403 })
    ctx.sleep(HOUR_MS)
    expect((await take()).delayMs).toBe(0)
  })

  it('wait for their mail where no script runs, and are refused only far beyond', async ({ expect }) => {
    const [site, home] = [await aSite(), aNetwork()]
    const send = () => postForm(`/${site.id}/subscribe`, { email: anAddress() }, home)
    for (let at = 0; at < SIGN_UPS_HOURLY; at++)
      expect((await send()).text).not.toContain('an hour or longer')
    for (let at = 0; at < SIGN_UPS_HOURLY; at++) {
      const held = await send()
      expect(held.status).toBe(202)
      expect(held.text).toContain('an hour or longer')
    }
    const refused = await send()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
    const waiting = await env.DB.prepare(
      `SELECT count(*) AS n FROM jobs WHERE payload LIKE ?1 AND run_at >= created_at + ?2`,
    )
      .bind(`%${site.id}%`, HOUR_MS)
      .first<number>('n')
    expect(waiting).toBe(SIGN_UPS_HOURLY)
  })

  it('are not told apart where the platform names no network', async ({ expect }) => {
    const ctx = { ...testContext(), networks: { current: async () => undefined, recent: async () => [] } }
    const siteId = aSiteId()
    for (let at = 0; at < SIGN_UPS_HOURLY + 3; at++) {
      const taken = await takeSignUp(ctx, { id: siteId, budget: 500, always: false }, aDomain(), byScript)
      expect(taken.delayMs).toBe(0)
    }
  })

  it('are each worked for where the owner wants that', async ({ expect }) => {
    const site = await aSite({ challenge: 'always' })
    const [path, fields] = [`/v1/${site.id}/subscriptions`, { email: anAddress() }]
    expect((await postJson(path, fields)).json.code).toBe('limits/challenge-needed')
    expect(await count(site.id, 'consents')).toBe(0)
    expect((await postSolving(path, fields)).status).toBe(202)
    expect((await postForm(`/${site.id}/subscribe`, { email: anAddress() })).status).toBe(202)
  })

  it('are taken as from a page without scripts where a device says that it cannot: the sixth mail waits', async ({
    expect,
  }) => {
    const site = await aSite()
    const [path, home] = [`/v1/${site.id}/subscriptions`, aNetwork()]
    for (let at = 0; at < SIGN_UPS_HOURLY; at++)
      expect((await postJson(path, { email: anAddress() }, home)).status).toBe(202)
    const fields = { email: anAddress() }
    expect((await postJson(path, fields, home)).json.code).toBe('limits/challenge-needed')
    const cannot = await postJson(path, { ...fields, solution: 'none' }, home)
    expect(cannot.status).toBe(202)
    expect(cannot.json.message).toContain('an hour or longer')
  })
})

describe('F3: the brake', () => {
  const site = (id: string) => ({ id, budget: 10, always: false })

  it('asks scripts to work from four fifths of the day’s budget on, and is written down once', async ({
    expect,
  }) => {
    const siteId = aSiteId()
    const ctx = testContext()
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    for (let at = 0; at < 8; at++) {
      const taken = await takeSignUp(aHome(ctx.clock.now()), site(siteId), aDomain(), byScript)
      expect(taken.statements).toEqual([])
    }
    await expect(takeSignUp(aHome(ctx.clock.now()), site(siteId), aDomain(), byScript)).rejects.toMatchObject(
      {
        code: 'limits/challenge-needed',
      },
    )
    const pulling = []
    for (let at = 0; at < 6; at++) {
      const taken = await takeSignUp(aHome(ctx.clock.now()), site(siteId), aDomain(), byForm)
      if (taken.statements.length > 0) {
        await ctx.db.batch(taken.statements)
        pulling.push(at)
      }
    }
    // The ninth and the eleventh of ten.
    expect(pulling).toEqual([0, 2])
    expect(await ctx.db.all(listBrakes(siteId, day))).toMatchObject([{ day, what: 'sign-up', level: 2 }])
    expect(await count(siteId, 'jobs')).toBe(2)
  })

  it('sends what is beyond the budget on the days after, each day no more than its budget', async ({
    expect,
  }) => {
    const siteId = aSiteId()
    const midday = Date.UTC(2031, 4, 5, 12)
    const days = new Map<number, number>()
    for (let at = 0; at < 40; at++) {
      const { delayMs } = await takeSignUp(aHome(midday), site(siteId), aDomain(), byForm)
      const on = Math.floor((midday + delayMs) / DAY_MS) - Math.floor(midday / DAY_MS)
      days.set(on, (days.get(on) ?? 0) + 1)
    }
    expect(Object.fromEntries(days)).toEqual({ 0: 10, 1: 10, 2: 10, 3: 10 })
    await expect(takeSignUp(aHome(midday), site(siteId), aDomain(), byForm)).rejects.toMatchObject({
      code: 'web/too-many-requests',
    })
  })
})

describe('F2: mails to one domain', () => {
  it('are spread over hours, for all sites together, but not those of big providers', async ({ expect }) => {
    const [domain, now] = [aDomain(), Date.UTC(2031, 6, 5, 12)]
    const hours: number[] = []
    for (let at = 0; at < DOMAIN_HOURLY + 1; at++) {
      const one = { id: aSiteId(), budget: 500, always: false }
      hours.push((await takeSignUp(testContext({ now }), one, domain, byScript)).delayMs / HOUR_MS)
    }
    expect(hours.slice(0, DOMAIN_HOURLY).every((delay) => delay === 0)).toBe(true)
    expect(hours.at(-1)).toBe(1)
    const ctx = testContext({ now })
    await takeSignUp(ctx, { id: aSiteId(), budget: 500, always: false }, 'gmail.com', byScript)
    const kept = await env.DB.prepare(
      `SELECT count(*) AS n FROM limit_uses WHERE what = 'domain' AND period = ?1`,
    )
      .bind(now)
      .first<number>('n')
    expect(kept).toBe(1)
  })
})

describe('what was used up', () => {
  it('holds no network and no domain anybody could read, and is forgotten two days later', async ({
    expect,
  }) => {
    const ctx = newsContext({ ip: '203.0.113.77' })
    const domain = aDomain()
    const siteId = aSiteId()
    await takeSignUp(ctx, { id: siteId, budget: 500, always: false }, domain, byScript)
    const rows = await env.DB.prepare('SELECT who FROM limit_uses WHERE scope = ?1 OR scope = ?2')
      .bind(siteId, '*')
      .all<{ who: string }>()
    expect(JSON.stringify(rows.results)).not.toMatch(/203\.0|example/)
    ctx.sleep(3 * DAY_MS)
    await forgetUses(ctx)
    const left = await env.DB.prepare('SELECT count(*) AS n FROM limit_uses WHERE scope = ?1')
      .bind(siteId)
      .first<number>('n')
    expect(left).toBe(0)
  })
})

describe('F3: a refused sign-up', () => {
  it('takes nothing from its site, its network or its domain', async ({ expect }) => {
    const [siteId, ctx, domain] = [aSiteId(), aHome(), aDomain()]
    const take = () => takeSignUp(ctx, { id: siteId, budget: 500, always: false }, domain, byScript)
    for (let at = 0; at < SIGN_UPS_HOURLY; at++) await take()
    for (let at = 0; at < 4; at++) await expect(take()).rejects.toMatchObject({ status: 403 })
    const { results } = await env.DB.prepare('SELECT used FROM limit_uses WHERE scope = ?1')
      .bind(siteId)
      .all<{ used: number }>()
    // The network’s row and the site’s.
    expect(results).toEqual([{ used: SIGN_UPS_HOURLY }, { used: SIGN_UPS_HOURLY }])
    const hour = Math.floor(ctx.clock.now() / HOUR_MS) * HOUR_MS
    const who = await hashAddress(ctx.config.hashKey, `@${domain}`)
    expect(await ctx.db.first(findUse(hour, '*', who, 'domain'))).toEqual({ used: SIGN_UPS_HOURLY })
  })

  it('says how to go on, in the language of the reader', async ({ expect }) => {
    const site = await aSite({ challenge: 'always' })
    for (const [lang, word] of [
      ['de', 'kein Roboter'],
      ['fr', 'n’est pas un robot'],
      ['ja', 'ロボットではない'],
      ['ar', 'ليس روبوتًا'],
    ] as const) {
      const asked = await postJson(`/v1/${site.id}/subscriptions?lang=${lang}`, { email: anAddress() })
      expect(asked.status).toBe(403)
      expect(asked.json.detail, lang).toContain(word)
    }
  })

  it('is one after a solution of another site, and gets the next challenge of its own', async ({
    expect,
  }) => {
    const [site, other] = [await aSite({ challenge: 'always' }), await aSite({ challenge: 'always' })]
    const email = anAddress()
    const asked = await postJson(`/v1/${other.id}/subscriptions`, { email })
    const solution = await aSolution(asked.json, email)
    const elsewhere = await postJson(`/v1/${site.id}/subscriptions`, { email, solution })
    expect([elsewhere.status, elsewhere.json.why]).toEqual([403, 'elsewhere'])
    const own = await aSolution(elsewhere.json, email)
    expect((await postJson(`/v1/${site.id}/subscriptions`, { email, solution: own })).status).toBe(202)
  })
})

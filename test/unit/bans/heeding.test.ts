import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { changeBan, findBans, heedBans, stopIfBanned } from '../../../src/bans/public'
import { isoTime } from '../../../src/kernel/time'
import { isStop } from '../../../src/platform/sql'
import type { Site } from '../../../src/sites/public'
import { aBan, ENDLESS } from '../../support/a-ban'
import { aSite } from '../../support/a-site'
import { type TestCtx, testContext } from '../../support/test-context'

const DAY = 86_400_000
const MARKS = ['domain:shop.example', 'domain:other.example']

const stops = (ctx: TestCtx, site: Site, marks: readonly string[], silentToo: 0 | 1 = 1) =>
  ctx.db.batch([stopIfBanned(site.id, marks, ctx.clock.now(), silentToo)]).then(
    () => false,
    (error: unknown) => {
      if (!isStop(error)) throw error
      return true
    },
  )

describe('the look for a ban', () => {
  it('stops for one mark of many, and for none of none', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    expect(await stops(ctx, site, MARKS)).toBe(false)
    await aBan(site, { domain: 'shop.example' }, ctx)
    expect(await stops(ctx, site, MARKS)).toBe(true)
    expect(await stops(ctx, site, [])).toBe(false)
    expect(await stops(ctx, site, ['domain:shop.examples', 'name:shop.example'])).toBe(false)
  })

  it('stops for a silent one until it was heeded, and for an open one always', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await aBan(site, { domain: 'shop.example', silent: true }, ctx)
    expect(await stops(ctx, site, MARKS, 1)).toBe(true)
    expect(await stops(ctx, site, MARKS, 0)).toBe(false)
    await aBan(site, { domain: 'other.example' }, ctx)
    expect(await stops(ctx, site, MARKS, 0)).toBe(true)
  })

  it('takes marks as text, whatever is in them', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await aBan(site, { domain: 'shop.example' }, ctx)
    for (const mark of ["' OR 1=1 --", '"]', '%', '*', '\\', '\u0000', '{"a":1}', 'domain:%.example'])
      expect(await stops(ctx, site, [mark]), mark).toBe(false)
  })

  it('reads a row for each mark and each ban that it finds, among thousands', async ({ expect }) => {
    const site = await aSite()
    await env.DB.prepare(
      `INSERT INTO ban_marks (site_id, mark, ban_id, silent, ends_at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
       SELECT ?1, 'domain:d' || i || '.example', i, 0, ?2 FROM n`,
    )
      .bind(site.id, ENDLESS)
      .run()
    const ctx = testContext()
    expect(await stops(ctx, site, MARKS)).toBe(false)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(2 * MARKS.length)
    await env.DB.prepare('DELETE FROM ban_marks WHERE site_id = ?1').bind(site.id).run()
  })
})

describe('heeding what stopped', () => {
  it('asks nothing without marks', async ({ expect }) => {
    const ctx = testContext()
    expect(await heedBans(ctx, await aSite(), [])).toEqual([])
    expect(ctx.db.usage.queries).toBe(0)
  })

  it('finds nothing where something else stopped the batch', async ({ expect }) => {
    expect(await heedBans(testContext(), await aSite(), MARKS)).toEqual([])
  })

  it('names silent bans once each, also if two traits gave the writer away', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const one = await aBan(site, { domain: 'shop.example', name: 'Mo', silent: true }, ctx)
    const two = await aBan(site, { domain: 'other.example', silent: true }, ctx)
    const found = await heedBans(ctx, site, [...MARKS, 'name:mo', 'name:MO'])
    expect(found).toHaveLength(2)
    expect(found).toEqual(expect.arrayContaining([one, two].map((ban) => ({ code: 'banned', ban }))))
  })

  it('refuses for an open one, with the latest end of those', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const until = ctx.clock.now() + 2 * DAY
    await aBan(site, { domain: 'shop.example', endsAt: ctx.clock.now() + DAY }, ctx)
    await aBan(site, { domain: 'other.example', endsAt: until }, ctx)
    await aBan(site, { domain: 'shop.example', silent: true }, ctx)
    await expect(heedBans(ctx, site, MARKS)).rejects.toMatchObject({
      code: 'bans/banned-until',
      details: { until, more: { until: isoTime(until) } },
    })
  })

  it('says nothing of an end that never comes', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    await aBan(site, { domain: 'shop.example', endsAt: ctx.clock.now() + DAY }, ctx)
    await aBan(site, { domain: 'other.example' }, ctx)
    const refused = await heedBans(ctx, site, MARKS).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'bans/banned', details: {} })
  })
})

describe('the bans that know a writer', () => {
  it('come newest first and once each', async ({ expect }) => {
    const site = await aSite()
    const ctx = testContext()
    const first = await aBan(site, { domain: 'shop.example', reason: 'One' }, ctx)
    ctx.sleep(2)
    const second = await aBan(site, { domain: 'shop.example', name: 'Mo', reason: 'Two' }, ctx)
    const found = await findBans(ctx, site, [...MARKS, 'name:mo'])
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([
      [second, 'Two'],
      [first, 'One'],
    ])
  })

  it('are none of another site, none that ended, none that was lifted', async ({ expect }) => {
    const [site, other] = [await aSite(), await aSite()]
    const ctx = testContext()
    await aBan(other, { domain: 'shop.example' }, ctx)
    await aBan(site, { domain: 'shop.example', endsAt: ctx.clock.now() }, ctx)
    const lifted = await aBan(site, { domain: 'shop.example', personId: 3 }, ctx)
    await changeBan(ctx, site, { personId: 3, mayAll: false }, lifted, {
      change: 'lift',
      end: 'week',
      until: undefined,
      how: 'open',
    })
    expect(await findBans(ctx, site, MARKS)).toEqual([])
  })
})

describe('bans, whatever is done to them', () => {
  const NAMES = ['a.example', 'b.example', 'c.example'] as const
  type Step =
    | { readonly does: 'add'; readonly domain: number; readonly silent: boolean; readonly hours: number }
    | { readonly does: 'lift' | 'renew'; readonly which: number }
    | { readonly does: 'wait'; readonly hours: number }

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      does: fc.constant('add' as const),
      domain: fc.nat(2),
      silent: fc.boolean(),
      hours: fc.integer({ min: 1, max: 30 }),
    }),
    fc.record({ does: fc.constantFrom('lift' as const, 'renew' as const), which: fc.nat(5) }),
    fc.record({ does: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }),
  )

  it('hold exactly those writers whom one in force knows', async ({ expect }) => {
    const HOUR = 3_600_000
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const site = await aSite()
        const ctx = testContext()
        const model: { id: number; domain: string; silent: boolean; endsAt: number; lifted: boolean }[] = []
        for (const one of steps) {
          if (one.does === 'wait') ctx.sleep(one.hours * HOUR)
          else if (one.does === 'add') {
            const domain = NAMES[one.domain]!
            const endsAt = ctx.clock.now() + one.hours * HOUR
            const id = await aBan(site, { domain, silent: one.silent, endsAt, personId: 1 }, ctx)
            model.push({ id, domain, silent: one.silent, endsAt, lifted: false })
          } else {
            const ban = model[one.which]
            if (!ban) continue
            const lifts = one.does === 'lift'
            const changed = await changeBan(ctx, site, { personId: 1, mayAll: false }, ban.id, {
              change: lifts ? 'lift' : 'end',
              end: 'day',
              until: undefined,
              how: 'open',
            }).then(
              () => true,
              () => false,
            )
            if (changed && lifts) ban.lifted = true
            if (changed && !lifts) Object.assign(ban, { endsAt: ctx.clock.now() + DAY, silent: false })
          }
          ctx.sleep(1)
        }
        for (const domain of NAMES) {
          const inForce = model.filter(
            (ban) => ban.domain === domain && !ban.lifted && ban.endsAt > ctx.clock.now(),
          )
          expect(await stops(ctx, site, [`domain:${domain}`])).toBe(inForce.length > 0)
          expect(await stops(ctx, site, [`domain:${domain}`], 0)).toBe(inForce.some(({ silent }) => !silent))
        }
      }),
      { numRuns: 15, seed: 7 },
    )
  })
})

import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../src/kernel/time'
import { listBrakes } from '../../../src/limits/queries'
import { readPressure } from '../../../src/limits/read-pressure'
import { statement } from '../../../src/platform/sql'
import { type TestCtx, testContext } from '../../support/test-context'

const aSiteId = () => `s${crypto.randomUUID().slice(0, 13)}`

const say = statement<{ readonly count: number }, [count: number]>('test.say-count', 'SELECT ?1 AS count')

const pressureAt = (ctx: TestCtx, count: number, id = aSiteId(), budget = 100) =>
  readPressure(ctx, { id, budget }, say(count))

const jobsOf = async (siteId: string) =>
  env.DB.prepare(
    "SELECT count(*) AS n FROM jobs WHERE kind = 'limits.tell-of-brake' AND payload ->> 'siteId' = ?1",
  )
    .bind(siteId)
    .first<number>('n')

describe('how near a site is to its day’s limit', () => {
  it.for([
    [0, 'calm'],
    [79, 'calm'],
    [80, 'near'],
    [99, 'near'],
    [100, 'over'],
    [5000, 'over'],
  ] as const)('%i of 100: %s', async ([count, pressure], { expect }) => {
    expect(await pressureAt(testContext(), count)).toBe(pressure)
  })

  it('is what was counted on the way, and asked for only without that', async ({ expect }) => {
    const ctx = testContext()
    expect(await readPressure(ctx, { id: aSiteId(), budget: 100 }, say(90), 3)).toBe('calm')
    expect(ctx.db.usage.roundTrips).toBe(0)
    expect(await readPressure(ctx, { id: aSiteId(), budget: 100 }, say(3))).toBe('calm')
    expect(ctx.db.usage.roundTrips).toBe(1)
    expect(await readPressure(ctx, { id: aSiteId(), budget: 100 }, say(3), 90)).toBe('near')
  })

  it('is known for half a minute, per site, day and limit', async ({ expect }) => {
    const memory = new Map<string, unknown>()
    const ctx: TestCtx = {
      ...testContext({ now: Date.UTC(2035, 1, 5, 12) }),
      memory: {
        get: <Value>(key: string) => memory.get(key) as Value | undefined,
        put: (key: string, value: unknown, { ttlMs }: { ttlMs: number }) => {
          expect(ttlMs).toBe(30_000)
          memory.set(key, value)
        },
        forget: () => {},
      },
    }
    const calm = { ...ctx, config: { ...ctx.config, development: false } }
    const [id, other] = [aSiteId(), aSiteId()]
    for (const site of [
      { id, budget: 40 },
      { id, budget: 40 },
      { id: other, budget: 40 },
      { id, budget: 50 },
    ])
      await readPressure(calm, site, say(3))
    expect(ctx.db.usage.roundTrips).toBe(3)
    ctx.sleep(DAY_MS)
    await readPressure(calm, { id, budget: 40 }, say(3))
    expect(ctx.db.usage.roundTrips).toBe(4)
    // What was just counted is newer than what is known.
    expect(await readPressure(calm, { id, budget: 40 }, say(40))).toBe('calm')
    expect(await readPressure(calm, { id, budget: 40 }, say(3), 40)).toBe('over')
    expect(await readPressure(calm, { id, budget: 40 }, say(3))).toBe('over')
    await ctx.settle()
    // The brake, pulled once.
    expect(ctx.db.usage.roundTrips).toBe(5)
  })

  it('pulls the brake in the background when it is near, and tells of it', async ({ expect }) => {
    const [ctx, id] = [testContext({ now: Date.UTC(2035, 2, 5, 12) }), aSiteId()]
    const day = Math.floor(ctx.clock.now() / DAY_MS)
    expect(await pressureAt(ctx, 10, id)).toBe('calm')
    await ctx.settle()
    expect([await ctx.db.all(listBrakes(id, day)), await jobsOf(id)]).toEqual([[], 0])
    expect(await pressureAt({ ...ctx, config: { ...ctx.config, development: true } }, 85, id)).toBe('near')
    await ctx.settle()
    expect(await ctx.db.all(listBrakes(id, day))).toMatchObject([{ what: 'comment', level: 1 }])
    expect(await jobsOf(id)).toBe(1)
    expect(ctx.wakeUps.count).toBe(1)
    // Once a level, however often it is counted.
    const again = { ...ctx, config: { ...ctx.config, development: true } }
    for (const count of [86, 87]) await pressureAt(again, count, id)
    await ctx.settle()
    expect([await jobsOf(id), ctx.wakeUps.count]).toEqual([1, 1])
    await pressureAt(again, 100, id)
    await ctx.settle()
    expect([await jobsOf(id), ctx.wakeUps.count]).toEqual([2, 2])
  })
})

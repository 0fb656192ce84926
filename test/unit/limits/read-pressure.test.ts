import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { DAY_MS } from '../../../src/kernel/time'
import { listBrakes } from '../../../src/limits/queries'
import { readPressure } from '../../../src/limits/read-pressure'
import { statement } from '../../../src/platform/sql'
import { type TestCtx, testContext } from '../../support/test-context'

const aSiteId = () => `s${crypto.randomUUID().slice(0, 13)}`

const say = statement<{ readonly count: number }, [count: number]>('test.say-count', 'SELECT ?1 AS count')

/** A count that a test chooses, and how often it was asked for. */
function counting(count: number) {
  const asked: [since: number, limit: number][] = []
  return {
    asked,
    count: (since: number, limit: number) => {
      asked.push([since, limit])
      return say(count)
    },
  }
}

const pressureAt = (ctx: TestCtx, count: number, id = aSiteId(), budget = 100) =>
  readPressure(ctx, { id, budget }, counting(count).count)

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

  it('is counted from midnight UTC, and no further than the limit', async ({ expect }) => {
    const ctx = testContext({ now: Date.UTC(2035, 0, 5, 23, 59) })
    const { asked, count } = counting(3)
    await readPressure(ctx, { id: aSiteId(), budget: 40 }, count)
    expect(asked).toEqual([[Date.UTC(2035, 0, 5), 40]])
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
    const { asked, count } = counting(3)
    const [id, other] = [aSiteId(), aSiteId()]
    for (const site of [
      { id, budget: 40 },
      { id, budget: 40 },
      { id: other, budget: 40 },
      { id, budget: 50 },
    ])
      await readPressure(calm, site, count)
    expect(asked).toHaveLength(3)
    ctx.sleep(DAY_MS)
    await readPressure(calm, { id, budget: 40 }, count)
    expect(asked).toHaveLength(4)
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
  })
})

import { describe, it } from 'vitest'
import { createMemory } from '../../../src/platform/memory'
import { statement } from '../../../src/platform/sql'
import { readWithSite } from '../../../src/sites/public'
import { siteTag } from '../../../src/web/public-cache'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const one = statement<{ readonly n: number }>('test.one', 'SELECT 1 AS n')
const two = statement<{ readonly n: number }>('test.two', 'SELECT 2 AS n')

/** A context of an isolate of its own. */
function anIsolate({ development = false } = {}) {
  const ctx = testContext()
  return { ...ctx, memory: createMemory(100_000), config: { ...ctx.config, development } }
}

describe('a site, and what else is asked about it', () => {
  it('comes in one round trip, each answer in its place', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    const ctx = anIsolate()
    const { site: found, answers } = await readWithSite(ctx, site.id, [one(), two()])
    expect(found).toEqual(site)
    expect(answers.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }]])
    expect(ctx.db.usage).toMatchObject({ roundTrips: 1, queries: 3 })
  })

  it('is asked for once in four seconds, and with nothing else it costs no trip', async ({ expect }) => {
    const site = await aSite()
    const ctx = anIsolate()
    await readWithSite(ctx, site.id, [one()])
    const { site: again, answers } = await readWithSite(ctx, site.id, [two()])
    expect(again).toEqual(site)
    expect(answers[0].rows).toEqual([{ n: 2 }])
    expect(ctx.db.usage.queries).toBe(3)
    expect((await readWithSite(ctx, site.id, [])).answers).toEqual([])
    expect(ctx.db.usage).toMatchObject({ queries: 3, roundTrips: 2 })
    ctx.sleep(3999)
    await readWithSite(ctx, site.id, [])
    expect(ctx.db.usage.queries).toBe(3)
    ctx.sleep(1)
    await readWithSite(ctx, site.id, [])
    expect(ctx.db.usage.queries).toBe(4)
  })

  it('is asked for again once its settings are saved, and never remembered in development', async ({
    expect,
  }) => {
    const site = await aSite()
    const ctx = anIsolate()
    await readWithSite(ctx, site.id, [])
    ctx.memory.forget([siteTag('another')])
    await readWithSite(ctx, site.id, [])
    expect(ctx.db.usage.queries).toBe(1)
    ctx.memory.forget([siteTag(site.id)])
    await readWithSite(ctx, site.id, [])
    expect(ctx.db.usage.queries).toBe(2)
    const developing = anIsolate({ development: true })
    await readWithSite(developing, site.id, [])
    await readWithSite(developing, site.id, [])
    expect(developing.db.usage.queries).toBe(2)
  })

  it('that is not there is refused, each time, and what was asked about it stays unsaid', async ({
    expect,
  }) => {
    const ctx = anIsolate()
    for (const _ of [1, 2])
      await expect(readWithSite(ctx, 'nobody', [one()])).rejects.toMatchObject({ code: 'sites/unknown' })
    expect(ctx.db.usage.queries).toBe(4)
  })
})

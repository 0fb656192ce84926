import { describe, it } from 'vitest'
import { todaysComments } from '../../../src/comments/public'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const NOON = Date.UTC(2035, 4, 5, 12)

async function post(site: Site, now: number, times = 1) {
  const ids: number[] = []
  for (let time = 0; time < times; time++) {
    ids.push((await aComment(site, {}, { ctx: testContext({ now: now + time }) })).id)
  }
  return ids
}

const countAt = async (site: Site, now: number) => {
  const ctx = testContext({ now })
  return { ...(await ctx.db.first(todaysComments(ctx, site))), rows: ctx.db.usage.rowsRead }
}

describe('the comments of a site’s day', () => {
  it('are those since midnight UTC, up or waiting, and nobody else’s', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    await post(site, NOON - 12 * HOUR_MS - 10, 3)
    const today = await post(site, NOON - 11 * HOUR_MS, 4)
    await post(other, NOON - HOUR_MS, 2)
    expect(await countAt(site, NOON)).toMatchObject({ count: 4 })
    await setStatus(today[0]!, 'held')
    await setStatus(today[1]!, 'spam')
    expect(await countAt(site, NOON)).toMatchObject({ count: 3 })
    expect(await countAt(site, NOON + DAY_MS)).toMatchObject({ count: 0 })
  })

  it('are counted no further than the day’s limit', async ({ expect }) => {
    const site = await aSite({ hold: 'none', commentsDaily: 2 })
    await post(site, NOON - HOUR_MS, 2)
    const full = await countAt(site, NOON)
    expect(full.count).toBe(2)
    expect(full.rows).toBeLessThanOrEqual(2 * 2 + 2)
  })
})

import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ListQueue, listQueue } from '../../src/moderation/public'
import type { Site } from '../../src/sites/public'
import { aCrowd } from '../support/a-crowd'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const SIZE = 100_000
const BUDGET = 150

/** So many sites that share what waits. They take turns at both ends, so that a page there is of all of them; the bulk of each lies between. */
async function sitesThatShare(count: number): Promise<readonly Site[]> {
  const sites = await Promise.all(Array.from({ length: count }, () => aSite()))
  const turns = async () => {
    for (let turn = 0; turn < 6; turn++) for (const site of sites) await aCrowd(site, 1 + (turn % 3))
  }
  await turns()
  for (const site of sites) await aCrowd(site, SIZE / count)
  await turns()
  return sites
}

describe('a page of fifty over all sites, at 100,000 that wait', () => {
  it.for([1, 5, 30])(
    'reads at most 150 rows for %d, both ways, first and deep',
    async (count, { expect }) => {
      const sites = await sitesThatShare(count)
      const rows: Record<string, readonly [db: number, trips: number]> = {}
      for (const order of ['oldest', 'newest'] as const) {
        let after: string | null | undefined
        for (let page = 0; page < 3; page++) {
          const ctx = testContext()
          const query = v.parse(ListQueue, { order, limit: '50', ...(after && { after }) })
          const { items, next } = await listQueue(ctx, sites, query)
          expect(items).toHaveLength(50)
          // A page at the ends is of many sites, or the merge is not what is measured.
          if (page === 0) expect(new Set(items.map(({ siteId }) => siteId)).size).toBeGreaterThan(count / 2)
          rows[`${order}, page ${page + 1}`] = [ctx.db.usage.rowsRead, ctx.db.usage.roundTrips]
          after = next
        }
      }
      console.log(`rows read over ${count} sites [DB, round trips]:`, JSON.stringify(rows))
      for (const [what, [read, trips]] of Object.entries(rows)) {
        expect(read, what).toBeLessThanOrEqual(BUDGET)
        expect(trips, what).toBe(1)
      }
    },
  )
})

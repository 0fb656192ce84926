import * as v from 'valibot'
import { describe, it } from 'vitest'
import { countReported } from '../../../src/moderation/count-reported'
import { SITES_MERGED } from '../../../src/moderation/list-queries'
import { ListQueue, listQueue, STATUSES } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aCrowd } from '../../support/a-crowd'
import { aReport } from '../../support/a-report'
import { aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

type Asked = v.InferInput<typeof ListQueue>

const pageOf = (sites: readonly Site[], asked: Asked) =>
  listQueue(testContext(), sites, v.parse(ListQueue, asked))

async function allOf(sites: readonly Site[], asked: Asked): Promise<{ ids: number[]; pages: number }> {
  const ids: number[] = []
  let after: string | null = null
  for (let pages = 1; ; pages++) {
    const page = await pageOf(sites, { ...asked, ...(after !== null && { after }) })
    ids.push(...page.items.map(({ id }) => id))
    after = page.next
    if (after === null) return { ids, pages }
  }
}

/** Sites whose comments take turns: what one page holds is of several of them. Each id with its site. */
async function sitesInTurns(count: number, status = 0) {
  const sites = await Promise.all(Array.from({ length: count }, () => aSite()))
  const whose = new Map<number, string>()
  for (const turn of [0, 1]) {
    for (const [at, site] of sites.entries()) {
      const { ids } = await aCrowd(site, 1 + (at % 2), { status, path: `/${turn}` })
      for (const id of ids) whose.set(id, site.id)
    }
  }
  return { sites, whose }
}

describe('the list of several sites', () => {
  it.for(STATUSES)('of %s goes both ways, page by page to its end', async (status, { expect }) => {
    const { sites, whose } = await sitesInTurns(3, STATUSES_BY_NUMBER.indexOf(status))
    const ids = [...whose.keys()].sort((a, b) => a - b)
    expect(await allOf(sites, { status, order: 'oldest', limit: '3' })).toEqual({ ids, pages: 3 })
    expect(await allOf(sites, { status, order: 'newest', limit: '3' })).toEqual({
      ids: [...ids].reverse(),
      pages: 3,
    })
    const { items } = await pageOf(sites, { status })
    expect(items.map(({ id, siteId }) => [id, siteId])).toEqual(items.map(({ id }) => [id, whose.get(id)]))
  })

  it.for([1, SITES_MERGED - 1, SITES_MERGED, SITES_MERGED + 1, 2 * SITES_MERGED + 1])(
    'is the same of %d sites, however many one statement merges',
    async (count, { expect }) => {
      const { sites, whose } = await sitesInTurns(count)
      const ids = [...whose.keys()].sort((a, b) => a - b)
      expect((await allOf(sites, { limit: '7' })).ids).toEqual(ids)
      expect((await allOf(sites, { order: 'newest', limit: '50' })).ids).toEqual([...ids].reverse())
    },
  )

  it('holds no comment of a site that is not among them', async ({ expect }) => {
    const { sites, whose } = await sitesInTurns(3)
    const two = sites.slice(0, 2)
    const theirs = [...whose].filter(([, id]) => id !== sites[2]!.id).map(([id]) => id)
    expect((await allOf(two, {})).ids).toEqual(theirs.sort((a, b) => a - b))
    expect(await pageOf([], {})).toEqual({ items: [], next: null })
  })

  it('holds what was reported at each, and counts it', async ({ expect }) => {
    const sites = await Promise.all([aSite({ hold: 'none' }), aSite({ hold: 'none' })])
    const ids: number[] = []
    for (const site of sites) {
      const { id } = await aComment(site)
      await aReport(site, id)
      ids.push(id)
    }
    expect((await allOf(sites, { status: 'reported' })).ids).toEqual(ids.sort((a, b) => a - b))
    expect(await countReported(testContext(), ...sites)).toEqual({ count: 2, isMore: false })
    expect(await countReported(testContext(), sites[0])).toEqual({ count: 1, isMore: false })
  })

  it.for([{ order: 'riskiest' }, { why: 'word' }] as const)(
    'refuses %j: that is asked of one site',
    async (asked, { expect }) => {
      const { sites } = await sitesInTurns(2)
      await expect(pageOf(sites, asked)).rejects.toMatchObject({
        code: 'web/fields-refused',
        details: { issues: [{ field: 'order', message: 'desk.across-by-time' }] },
      })
    },
  )

  it('takes no cursor of one site, of another list, of the other order, nor rubbish', async ({ expect }) => {
    const { sites } = await sitesInTurns(3)
    const one = await listQueue(testContext(), sites[1]!, v.parse(ListQueue, { limit: '1' }))
    const newest = await pageOf(sites, { order: 'newest', limit: '1' })
    for (const after of [one.next!, newest.next!, 'rubbish'])
      await expect(pageOf(sites, { after })).rejects.toMatchObject({ code: 'web/fields-refused' })
    const { next } = await pageOf(sites, { limit: '1' })
    await expect(pageOf(sites, { status: 'spam', after: next! })).rejects.toMatchObject({
      code: 'web/fields-refused',
    })
  })
})

/** As the database counts them. */
const STATUSES_BY_NUMBER = ['held', 'published', 'rejected', 'spam', 'deleted', 'returned']

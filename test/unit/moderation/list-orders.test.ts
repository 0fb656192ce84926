import * as v from 'valibot'
import { describe, it } from 'vitest'
import { packDoubts } from '../../../src/comments/checks/assess'
import { ListQueue, listQueue, SearchComments, searchComments } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { aCrowd } from '../../support/a-crowd'
import { aSite } from '../../support/a-site'
import { indexSite } from '../../support/index-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

type Asked = v.InferInput<typeof ListQueue>

const pageOf = (site: Site, asked: Asked) => listQueue(testContext(), site, v.parse(ListQueue, asked))

/** Every page of a list to its end. */
async function allOf(site: Site, asked: Asked): Promise<{ ids: number[]; pages: number }> {
  const ids: number[] = []
  let pages = 0
  for (let after: string | undefined; ; pages++) {
    const page = await pageOf(site, { ...asked, ...(after && { after }) })
    ids.push(...page.items.map(({ id }) => id))
    if (page.next === null) return { ids, pages: pages + 1 }
    after = page.next
  }
}

const CODES = ['word', 'links', 'shouting', 'all'] as const

/** Four groups of three on one page, riskiest to least; each group knows its ids, oldest first. */
async function aMixedQueue() {
  const site = await aSite()
  const groups: Record<string, readonly number[]> = {}
  // Made in another order than that of their risk.
  for (const code of [...CODES].reverse()) {
    const { ids } = await aCrowd(site, 3, { doubts: packDoubts([{ code }]), path: `/${code}` })
    groups[code] = ids
  }
  await indexSite(site)
  return { site, groups: groups as Record<(typeof CODES)[number], readonly number[]> }
}

describe('the order of a list', () => {
  it.for(['held', 'published', 'rejected', 'spam', 'deleted', 'returned'] as const)(
    'of %s goes both ways, page by page to its end',
    async (status, { expect }) => {
      const site = await aSite()
      const { ids } = await aCrowd(site, 7, {
        status: ['held', 'published', 'rejected', 'spam', 'deleted', 'returned'].indexOf(status),
      })
      expect(await allOf(site, { status, order: 'oldest', limit: '3' })).toEqual({ ids, pages: 3 })
      const back = [...ids].reverse()
      expect(await allOf(site, { status, order: 'newest', limit: '3' })).toEqual({ ids: back, pages: 3 })
      const own = status === 'held' ? ids : back
      expect((await allOf(site, { status, limit: '3' })).ids).toEqual(own)
    },
  )

  it('by risk is band by band, the oldest of each first', async ({ expect }) => {
    const { site, groups } = await aMixedQueue()
    const byRisk = [
      ...groups.word,
      ...groups.links,
      ...[...groups.all, ...groups.shouting].sort((a, b) => a - b),
    ]
    expect((await allOf(site, { order: 'riskiest' })).ids).toEqual(byRisk)
    for (const limit of ['1', '2', '5', '12'])
      expect((await allOf(site, { order: 'riskiest', limit })).ids, limit).toEqual(byRisk)
  })

  it('asks each database once, and reads no band that the page has no room for', async ({ expect }) => {
    const { site } = await aMixedQueue()
    const cost = async (limit: string) => {
      const ctx = testContext()
      const first = await listQueue(ctx, site, v.parse(ListQueue, { order: 'riskiest', limit }))
      const { db, search } = ctx
      expect([db.usage.roundTrips, search.usage.roundTrips]).toEqual([1, 1])
      // One more than the page has tells that there is a next; another is the newest of all.
      expect(search.usage.rowsRead, limit).toBeLessThanOrEqual(first.items.length + 2)
      return first.items.length
    }
    for (const limit of [2, 4, 8]) expect(await cost(String(limit))).toBe(limit)
    expect(await cost('50')).toBe(12)
  })

  it('takes no cursor of another order, reason or list', async ({ expect }) => {
    const { site } = await aMixedQueue()
    const cursor = async (asked: Asked) => (await pageOf(site, { ...asked, limit: '1' })).next!
    const orders: readonly Asked[] = [
      {},
      { order: 'newest' },
      { order: 'riskiest' },
      { why: 'all' },
      { order: 'newest', why: 'all' },
    ]
    for (const from of orders) {
      for (const to of orders) {
        const asked = pageOf(site, { ...to, after: await cursor(from) })
        if (from === to) await asked
        else
          await expect(asked, JSON.stringify([from, to])).rejects.toMatchObject({
            code: 'web/fields-refused',
          })
      }
    }
  })
})

describe('a list of one reason', () => {
  it('has those and no others, in either order of time', async ({ expect }) => {
    const { site, groups } = await aMixedQueue()
    for (const code of CODES) {
      expect((await allOf(site, { why: code, limit: '2' })).ids, code).toEqual(groups[code])
      expect((await allOf(site, { why: code, order: 'newest', limit: '2' })).ids, code).toEqual(
        [...groups[code]].reverse(),
      )
    }
    expect((await pageOf(site, { why: 'old' })).items).toEqual([])
  })

  it('leaves out what has moved since the index heard of it', async ({ expect }) => {
    const { site, groups } = await aMixedQueue()
    await setStatus(groups.links[1]!, 'spam')
    const { items } = await pageOf(site, { why: 'links' })
    expect(items.map(({ id }) => id)).toEqual([groups.links[0], groups.links[2]])
  })

  it('says that the newest are missing, where they are', async ({ expect }) => {
    const { site } = await aMixedQueue()
    expect((await pageOf(site, { why: 'all' })).behind).toBe(false)
    await aCrowd(site, 1, { path: '/new' })
    expect((await pageOf(site, { why: 'all' })).behind).toBe(true)
    expect((await pageOf(site, {})).behind).toBeUndefined()
  })

  it('is of one site', async ({ expect }) => {
    const one = await aMixedQueue()
    const other = await aMixedQueue()
    expect((await allOf(one.site, { why: 'word' })).ids).toEqual(one.groups.word)
    expect((await allOf(other.site, { order: 'riskiest' })).ids).toHaveLength(12)
  })

  it('is nothing to ask of what was reported', async ({ expect }) => {
    const site = await aSite()
    const refused = { code: 'web/fields-refused' }
    await expect(pageOf(site, { status: 'reported', why: 'word' })).rejects.toMatchObject(refused)
    await expect(pageOf(site, { status: 'reported', order: 'riskiest' })).rejects.toMatchObject(refused)
    expect((await pageOf(site, { status: 'reported', order: 'newest' })).items).toEqual([])
  })
})

describe('the search', () => {
  it('finds the same page, the same words and the same reason as one comment has', async ({ expect }) => {
    const { site, groups } = await aMixedQueue()
    const twins = await aCrowd(site, 2, { body: 'Buy now, now!', path: '/twins' })
    await indexSite(site)
    const found = async (asked: v.InferInput<typeof SearchComments>) =>
      (await searchComments(testContext(), site, v.parse(SearchComments, asked))).items
        .map(({ id }) => id)
        .sort((a, b) => a - b)
    expect(await found({ thread: String(groups.links[0]) })).toEqual(groups.links)
    expect(await found({ text: String(twins.ids[0]) })).toEqual(twins.ids)
    expect(await found({ why: 'word' })).toEqual(groups.word)
    expect(await found({ thread: String(groups.links[0]), why: 'word' })).toEqual([])
    expect(await found({ text: '5' })).toEqual([])
    const foreign = await aMixedQueue()
    expect(await found({ thread: String(foreign.groups.links[0]) })).toEqual([])
  })
})

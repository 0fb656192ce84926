import { describe, it } from 'vitest'
import { type Document, findListed, putDocuments } from '../../../src/search/public'
import { testContext } from '../../support/test-context'

/** Where the tests of this file get their ids: far from those of others. */
const ids = { next: 3_000_000_000 }

/** Two sites with what was said, each `[site, mark, status]`, oldest first. */
async function anIndexOfTwo(entries: readonly (readonly [site: 0 | 1, mark: string, status?: string])[]) {
  const sites = [0, 1].map(() => `s${crypto.randomUUID().slice(0, 13)}`)
  const documents = entries.map(([site, mark, status = 'held']): Document => {
    const page = `https://${sites[site]}.example/1`
    const id = ids.next++
    return {
      id,
      siteId: sites[site]!,
      status,
      body: 'Words',
      author: 'Ada',
      page,
      thread: { id: `${sites[site]}t`, page },
      marks: [mark],
    }
  })
  await putDocuments(testContext(), documents)
  const list = { words: '', author: '', page: '', status: 'held' }
  const find = (
    turns: readonly (readonly string[])[],
    page: Partial<Parameters<typeof findListed>[3]> = {},
    siteId: readonly string[] = sites,
    ctx = testContext(),
  ) =>
    findListed(ctx, { ...list, siteId }, turns, {
      order: 'oldest',
      from: { turn: 0 },
      limit: 10,
      withNewest: false,
      ...page,
    })
  return { sites, ids: documents.map(({ id }) => id), find }
}

const THREE = [['high'], ['raised'], ['low']]

describe('findListed', () => {
  it('goes mark by mark, in each by time, over all sites', async ({ expect }) => {
    const { ids, find } = await anIndexOfTwo([
      [0, 'low'],
      [1, 'high'],
      [0, 'raised'],
      [0, 'high'],
      [1, 'low'],
    ])
    const { found, newest } = await find(THREE)
    expect(found).toEqual([
      { turn: 0, id: ids[1] },
      { turn: 0, id: ids[3] },
      { turn: 1, id: ids[2] },
      { turn: 2, id: ids[0] },
      { turn: 2, id: ids[4] },
    ])
    expect(newest).toBeUndefined()
  })

  it('goes on from any place, through the turns that are left', async ({ expect }) => {
    const { find } = await anIndexOfTwo([
      [0, 'low'],
      [1, 'high'],
      [0, 'raised'],
      [0, 'high'],
      [1, 'low'],
      [1, 'raised'],
    ])
    const all = (await find(THREE)).found
    expect(all).toHaveLength(6)
    for (const [at, from] of all.entries()) {
      expect((await find(THREE, { from })).found, `after ${at}`).toEqual(all.slice(at + 1))
      expect((await find(THREE, { from, limit: 1 })).found).toEqual(all.slice(at + 1, at + 2))
    }
  })

  it('reads the page and no more, however much the later turns have', async ({ expect }) => {
    const many = Array.from({ length: 40 }, (_, at) => [(at % 2) as 0 | 1, THREE[at % 3]![0]!] as const)
    const { find, sites } = await anIndexOfTwo(many)
    const ctx = testContext()
    expect((await find(THREE, { limit: 5, withNewest: true }, sites, ctx)).found).toHaveLength(5)
    expect(ctx.search.usage.rowsRead).toBeLessThanOrEqual(6)
    expect(ctx.search.usage.roundTrips).toBe(1)
  })

  it('goes either way where there is one turn', async ({ expect }) => {
    const { ids, find } = await anIndexOfTwo([
      [0, 'why'],
      [1, 'why'],
      [0, 'else'],
      [0, 'why'],
    ])
    const of = async (page: object) => (await find([['why']], page)).found.map(({ id }) => id)
    expect(await of({})).toEqual([ids[0], ids[1], ids[3]])
    expect(await of({ from: { turn: 0, id: ids[0] } })).toEqual([ids[1], ids[3]])
    expect(await of({ order: 'newest' })).toEqual([ids[3], ids[1], ids[0]])
    expect(await of({ order: 'newest', from: { turn: 0, id: ids[3] } })).toEqual([ids[1], ids[0]])
  })

  it('tells the newest of the list whatever its marks, of these sites and this state alone', async ({
    expect,
  }) => {
    const { ids, find, sites } = await anIndexOfTwo([
      [0, 'high'],
      [0, 'low'],
      [1, 'high'],
      [0, 'high', 'spam'],
    ])
    const newest = async (siteId: readonly string[]) =>
      (await find([['high']], { withNewest: true, limit: 1 }, siteId)).newest
    expect(await newest(sites)).toBe(ids[2])
    expect(await newest([sites[0]!])).toBe(ids[1])
    expect(await newest(['nobody'])).toBeUndefined()
    expect(await find(THREE, { withNewest: true }, [])).toEqual({ found: [], newest: undefined })
  })
})

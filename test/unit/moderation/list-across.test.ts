import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { packDoubts } from '../../../src/comments/checks/assess'
import { ListQueue, listQueue, STATUSES } from '../../../src/moderation/public'
import { countReported } from '../../../src/moderation/queue/count-reported'
import { MERGED } from '../../../src/moderation/queue/list-queries'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aCrowd } from '../../support/a-crowd'
import { aReport } from '../../support/a-report'
import { aSite } from '../../support/a-site'
import { indexSite } from '../../support/index-site'
import { setStatus } from '../../support/set-status'
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

  it.for([1, 2, ...Object.values(MERGED).flatMap((count) => [count, count + 1]), 2 * MERGED.many + 1])(
    'is the same of %d sites, however many one statement merges',
    async (count, { expect }) => {
      const { sites, whose } = await sitesInTurns(count)
      const ids = [...whose.keys()].sort((a, b) => a - b)
      expect((await allOf(sites, { limit: '7' })).ids).toEqual(ids)
      expect((await allOf(sites, { order: 'newest', limit: '50' })).ids).toEqual([...ids].reverse())
    },
  )

  it.for([
    [2, 5],
    [5, 5],
    [6, 25],
    [30, 50],
    [50, 50],
  ] as const)('of %d sites costs its rows and %d more', async ([count, parts], { expect }) => {
    const sites = await Promise.all(Array.from({ length: count }, () => aSite()))
    for (const turn of [1, 2]) for (const site of sites) await aCrowd(site, 30, { path: `/${turn}` })
    for (const order of ['oldest', 'newest'] as const) {
      const ctx = testContext()
      await listQueue(ctx, sites, v.parse(ListQueue, { order, limit: '50' }))
      expect(ctx.db.usage.rowsRead, order).toBeLessThanOrEqual(51 + parts)
      expect(ctx.db.usage.queries, order).toBe(1)
    }
  })

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

describe('the list of several sites by risk and reason', () => {
  const CODES = ['all', 'links', 'word'] as const

  /** Sites that each have one comment of every band, made in turns and from the least risk up; what of each code there is, oldest first. */
  async function sitesAtRisk(count: number) {
    const sites = await Promise.all(Array.from({ length: count }, () => aSite()))
    const groups = { all: [] as number[], links: [] as number[], word: [] as number[] }
    for (const code of CODES) {
      for (const site of sites) {
        const { first } = await aCrowd(site, 1, { doubts: packDoubts([{ code }]), path: `/${code}` })
        groups[code].push(first)
      }
    }
    for (const site of sites) await indexSite(site)
    return { sites, groups }
  }

  it.for([1, 3, MERGED.some + 2])(
    'of %d sites goes band by band over all of them, the oldest of each first, page by page',
    async (count, { expect }) => {
      const { sites, groups } = await sitesAtRisk(count)
      const byRisk = [...groups.word, ...groups.links, ...groups.all]
      for (const limit of ['1', '2', '5', '50'].slice(count > 3 ? 2 : 0))
        expect((await allOf(sites, { order: 'riskiest', limit })).ids, limit).toEqual(byRisk)
    },
  )

  it('has one reason and no other, in every order', async ({ expect }) => {
    const { sites, groups } = await sitesAtRisk(3)
    for (const why of CODES) {
      expect((await allOf(sites, { why, limit: '2' })).ids).toEqual(groups[why])
      expect((await allOf(sites, { why, order: 'newest', limit: '2' })).ids).toEqual(
        [...groups[why]].reverse(),
      )
      expect((await allOf(sites, { why, order: 'riskiest', limit: '2' })).ids).toEqual(groups[why])
    }
    expect((await pageOf(sites, { why: 'old' })).items).toEqual([])
  })

  it('holds nothing of a site that is not among them, though the index gave it away', async ({ expect }) => {
    const { sites, groups } = await sitesAtRisk(3)
    const two = sites.slice(1)
    expect((await allOf(two, { why: 'word' })).ids).toEqual(groups.word.slice(1))
    // A comment that was handed to another site stands in the index as this one’s until the job has told it.
    await env.DB.prepare('UPDATE comments SET site_id = ?2 WHERE id = ?1')
      .bind(groups.word[1], sites[0]!.id)
      .run()
    expect((await allOf(two, { why: 'word' })).ids).toEqual(groups.word.slice(2))
    expect(await pageOf([], { order: 'riskiest' })).toEqual({ items: [], next: null, behind: false })
  })

  it('leaves out what has moved meanwhile, and says where the newest of any site is missing', async ({
    expect,
  }) => {
    const { sites, groups } = await sitesAtRisk(2)
    expect((await pageOf(sites, { why: 'links' })).behind).toBe(false)
    await setStatus(groups.links[0]!, 'spam')
    expect((await allOf(sites, { why: 'links' })).ids).toEqual([groups.links[1]])
    await aCrowd(sites[1]!, 1, { path: '/new' })
    expect((await pageOf(sites, { why: 'links' })).behind).toBe(true)
    expect((await pageOf(sites.slice(0, 1), { why: 'links' })).behind).toBe(false)
    expect((await pageOf(sites, {})).behind).toBeUndefined()
  })

  it('takes no cursor of one site, of another order or reason', async ({ expect }) => {
    const { sites } = await sitesAtRisk(2)
    const asked: readonly Asked[] = [
      {},
      { order: 'riskiest' },
      { why: 'all' },
      { why: 'all', order: 'riskiest' },
    ]
    const refused = { code: 'web/fields-refused' }
    for (const from of asked) {
      const { next: after } = await pageOf(sites, { ...from, limit: '1' })
      for (const to of asked) {
        const page = pageOf(sites, { ...to, after: after! })
        if (from === to) await page
        else await expect(page, JSON.stringify([from, to])).rejects.toMatchObject(refused)
      }
    }
    const one = await listQueue(
      testContext(),
      sites[0]!,
      v.parse(ListQueue, { order: 'riskiest', limit: '1' }),
    )
    await expect(pageOf(sites, { order: 'riskiest', after: one.next! })).rejects.toMatchObject(refused)
  })

  it('is nothing to ask of what was reported', async ({ expect }) => {
    const { sites } = await sitesAtRisk(2)
    for (const asked of [{ order: 'riskiest' }, { why: 'word' }] as const)
      await expect(pageOf(sites, { ...asked, status: 'reported' })).rejects.toMatchObject({
        details: { issues: [{ field: 'order', message: 'desk.reported-by-time' }] },
      })
  })
})

/** As the database counts them. */
const STATUSES_BY_NUMBER = ['held', 'published', 'rejected', 'spam', 'deleted', 'returned']

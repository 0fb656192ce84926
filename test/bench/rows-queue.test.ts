import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { networkMark } from '../../src/bans/public'
import { packDoubts } from '../../src/comments/checks/assess'
import { addressMark, hostMark } from '../../src/comments/checks/marks'
import { placeMarks } from '../../src/comments/checks/place-marks'
import { ListQueue, listQueue } from '../../src/moderation/public'
import { markToken, siteToken } from '../../src/search/match'
import type { Site } from '../../src/sites/public'
import { countSweep, SweepAsked } from '../../src/sweeps/public'
import { aCrowd } from '../support/a-crowd'
import { aMember, visit } from '../support/a-member'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const SIZE = 100_000
/** What a page of fifty may read of the comments, and of the index (budgets). */
const DB_BUDGET = 150
const SEARCH_BUDGET = 100
/** The whole page with the open comment, of both together. */
const PAGE_BUDGET = 150

const HOSTS = ['one.example', 'two.example', 'three.example']

/**
 * So many that wait, all in the index as their jobs would have put them: every fifth is risky. All are of one author from one network, with the same links,
 * on a page with comments that readers see and have reported: an open comment has as much beside it as one can have.
 */
async function aFullQueue(size: number): Promise<Site> {
  const site = await aSite()
  const { first, threadId } = await aCrowd(site, size)
  await aCrowd(site, 40, { status: 1 })
  const html = HOSTS.map((host) => `<a href="https://${host}/">${host}</a>`).join('')
  await env.DB.prepare(
    `UPDATE comments SET author_email = 'busy@x.example', network = 'net', html = ?2, reports = (status = 1) WHERE site_id = ?1`,
  )
    .bind(site.id, html)
    .run()
  const { hashKey } = testContext().config
  const ties = [
    await addressMark(hashKey, 'busy@x.example'),
    networkMark('net'),
    ...HOSTS.map(hostMark),
  ].filter((mark) => mark !== undefined)
  const doubts = packDoubts([{ code: 'word' }])
  const tokens = async (why: string | null) => {
    const marks = [...placeMarks({ thread_id: threadId, body: 'Text', doubts: why }), ...ties]
    return (await Promise.all(marks.map(markToken))).join(' ')
  }
  const [risky, plain] = [await tokens(doubts), await tokens(null)]
  for (let from = 0; from < size; from += 10_000) {
    await env.SEARCH.prepare(
      `INSERT INTO comment_index (rowid, body, author, page, meta)
       WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < min(?1 + 10000, ?6))
       SELECT CAST(?2 + i AS INTEGER), 'Text', 'Bo', 'x', ?3 || ' xheld ' || iif(i % 5 = 0, ?4, ?5) FROM n`,
    )
      .bind(from, first, siteToken(site.id), risky, plain, size)
      .run()
  }
  return site
}

describe('a page of fifty at 100,000 that wait', () => {
  it('reads at most 150 rows in every order and of every reason, first and deep', async ({ expect }) => {
    const site = await aFullQueue(SIZE)
    const rows: Record<string, readonly [db: number, search: number, trips: number]> = {}
    const walk = async (what: string, asked: v.InferInput<typeof ListQueue>) => {
      let after: string | null | undefined
      for (let page = 0; page < 3; page++) {
        const ctx = testContext()
        const query = v.parse(ListQueue, { ...asked, limit: '50', ...(after && { after }) })
        const { items, next } = await listQueue(ctx, site, query)
        expect(items, what).toHaveLength(50)
        const trips = ctx.db.usage.roundTrips + ctx.search.usage.roundTrips
        rows[`${what}, page ${page + 1}`] = [ctx.db.usage.rowsRead, ctx.search.usage.rowsRead, trips]
        after = next
      }
    }
    await walk('oldest', { order: 'oldest' })
    await walk('newest', { order: 'newest' })
    await walk('riskiest', { order: 'riskiest' })
    await walk('one reason', { why: 'word' })
    await walk('one reason, newest', { why: 'word', order: 'newest' })
    await walk('one reason, riskiest', { why: 'word', order: 'riskiest' })
    console.log('rows read, queue of 100,000 [DB, SEARCH, round trips]:', JSON.stringify(rows))
    for (const [what, [inDb, inSearch, trips]] of Object.entries(rows)) {
      expect(inDb, what).toBeLessThanOrEqual(DB_BUDGET)
      expect(inSearch, what).toBeLessThanOrEqual(SEARCH_BUDGET)
      expect(trips, what).toBeLessThanOrEqual(5)
    }

    const member = await aMember(site)
    const { personId } = member
    // As a browser asks for it: the page with its list and the open comment, in one answer.
    for (const [what, query, listed] of [
      ['oldest', '', 25],
      ['riskiest', 'order=riskiest', 25],
      ['one reason', 'why=word', 25],
      ['fifty, oldest', 'limit=50', 50],
      ['fifty, riskiest', 'limit=50&order=riskiest', 50],
      ['fifty, one reason', 'limit=50&why=word', 50],
    ] as const) {
      const answer = await visit(member, `/desk/${site.id}?${query}`)
      expect(answer.text.match(/<li data-id/g)).toHaveLength(listed)
      expect(answer.text).toContain('class="item state-held"')
      const [record, ties] = listed === 50 && query !== 'limit=50' ? [4, 'one'] : [20, 4]
      expect(answer.text).toContain(`More than ${record} comments; of the last ${record}:`)
      expect(answer.text.match(new RegExp(`more than ${ties} other comment`, 'g'))).toHaveLength(5)
      expect(answer.text).toContain('Reported (9+)')
      const [inDb, inSearch] = ['d1', 'search'].map((name) =>
        Number(new RegExp(`${name};[^,]*rows_read=(\\d+)`).exec(answer.headers.get('server-timing')!)?.[1]),
      )
      console.log(`rows read by the page and its pane, ${what}: ${inDb} + ${inSearch}`)
      expect(inDb! + inSearch!, what).toBeLessThanOrEqual(PAGE_BUDGET)
    }

    const ctx = testContext()
    const counted = await countSweep(ctx, site, personId, v.parse(SweepAsked, { status: 'held' }))
    console.log('counting 100,000:', ctx.db.usage.rowsRead, 'rows')
    expect([counted.count, counted.isMore]).toEqual([SIZE, false])
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(SIZE + 10)
    const narrow = testContext()
    const asked = v.parse(SweepAsked, { status: 'held', why: 'word' })
    const risky = await countSweep(narrow, site, personId, asked)
    const cost = narrow.db.usage.rowsRead + narrow.search.usage.rowsRead
    console.log('counting 20,000 through the search:', cost, 'rows', narrow.search.usage.roundTrips, 'trips')
    expect([risky.count, risky.isMore]).toEqual([SIZE / 5, false])
    expect(cost).toBeLessThanOrEqual(3 * (SIZE / 5) + 50)
  })
})

import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { networkMark } from '../../src/bans/public'
import { packDoubts } from '../../src/comments/checks/assess'
import { addressMark, hostMark } from '../../src/comments/checks/marks'
import { placeMarks } from '../../src/comments/checks/place-marks'
import { ListQueue, listQueue } from '../../src/moderation/public'
import { markToken, siteToken } from '../../src/search/match'
import { insertMember, type Site } from '../../src/sites/public'
import { aCrowd } from '../support/a-crowd'
import { aMember, visit } from '../support/a-member'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const SIZE = 100_000
/** A list, and the whole page with the open comment and what stands beside it. */
const BUDGET = 150

const HOSTS = ['one.example', 'two.example', 'three.example']

/** Where the list has taken much, less is counted beside the open comment: from eleven sites on, and on a long page of the index of one. */
const isBrief = (count: number, query: string) =>
  count > 10 || (count === 1 && /limit=50&.*(riskiest|why)/.test(query))

/**
 * So many sites that share what waits. They take turns at both ends, so that a page there is of all of them; the bulk of each lies between. At each of them all is of
 * one author from one network, with the same links, on a page with comments that readers see and have reported: an open comment has as much beside it as one can have.
 */
async function sitesThatShare(count: number): Promise<readonly Site[]> {
  const sites = await Promise.all(Array.from({ length: count }, () => aSite()))
  const turns = async () => {
    for (let turn = 0; turn < 6; turn++) for (const site of sites) await aCrowd(site, 1 + (turn % 3))
  }
  await turns()
  for (const site of sites) await aCrowd(site, SIZE / count)
  await turns()
  const html = HOSTS.map((host) => `<a href="https://${host}/">${host}</a>`).join('')
  for (const site of sites) {
    await aCrowd(site, 60, { status: 1 })
    await env.DB.prepare(
      `UPDATE comments SET author_email = 'busy@x.example', network = 'net', html = ?2, reports = (status = 1) WHERE site_id = ?1`,
    )
      .bind(site.id, html)
      .run()
  }
  return sites
}

/** All of their comments in the index as their jobs would have put them: every fifth is risky. Their doubts stand in the database only as far as rows are shown. */
async function indexAtOnce(sites: readonly Site[]): Promise<void> {
  const ties = [
    await addressMark(testContext().config.hashKey, 'busy@x.example'),
    networkMark('net'),
    ...HOSTS.map(hostMark),
  ].filter((mark) => mark !== undefined)
  const tokensOf = async (doubts: string | null) =>
    (
      await Promise.all([...placeMarks({ thread_id: 't', body: 'Text', doubts }), ...ties].map(markToken))
    ).join(' ')
  const [risky, plain] = [await tokensOf(packDoubts([{ code: 'word' }])), await tokensOf(null)]
  for (const site of sites) {
    const { results } = await env.DB.prepare(
      'SELECT id FROM comments WHERE site_id = ?1 AND status = 0 ORDER BY id',
    )
      .bind(site.id)
      .all<{ id: number }>()
    for (let from = 0; from < results.length; from += 10_000) {
      await env.SEARCH.prepare(
        `INSERT INTO comment_index (rowid, body, author, page, meta)
         SELECT CAST(value AS INTEGER), 'Text', 'Bo', 'x', ?2 || ' xheld ' || iif(key % 5 = 0, ?3, ?4) FROM json_each(?1)`,
      )
        .bind(
          JSON.stringify(results.slice(from, from + 10_000).map(({ id }) => id)),
          siteToken(site.id),
          risky,
          plain,
        )
        .run()
    }
  }
}

/** Somebody who decides at all of them. */
async function aMemberOfAll(sites: readonly Site[]) {
  const member = await aMember(sites[0])
  const ctx = testContext({ now: Date.now() })
  for (const { id } of sites.slice(1)) await ctx.db.run(insertMember(id, member.personId, 'moderator', 0))
  return member
}

/** Every order, and a reason, as long as usual and as long as can be; and the list that is not of what waits. */
const QUERIES = ['', 'limit=50&'].flatMap((length) =>
  [
    '',
    'order=newest',
    'order=riskiest',
    'why=word',
    'why=word&order=newest',
    'why=word&order=riskiest',
    'status=published',
    'status=reported',
  ].map((asked) => length + asked),
)

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
      await indexAtOnce(sites)
      const indexed: Record<string, readonly [db: number, search: number]> = {}
      for (const asked of [
        { order: 'riskiest' },
        { why: 'word' },
        { why: 'word', order: 'newest' },
        { why: 'word', order: 'riskiest' },
      ] as const) {
        let after: string | null | undefined
        for (let page = 0; page < 3; page++) {
          const ctx = testContext()
          const query = v.parse(ListQueue, { ...asked, limit: '50', ...(after && { after }) })
          const { items, next, behind } = await listQueue(ctx, sites, query)
          expect(items).toHaveLength(50)
          expect(behind).toBe(false)
          // The first of them waits longest, whichever site's it is: many sites' stand there.
          if (page === 0) expect(new Set(items.map(({ siteId }) => siteId)).size).toBeGreaterThan(count / 3)
          const { db, search } = ctx
          expect(Math.max(db.usage.roundTrips, search.usage.roundTrips)).toBe(1)
          indexed[`${JSON.stringify(asked)}, page ${page + 1}`] = [db.usage.rowsRead, search.usage.rowsRead]
          after = next
        }
      }
      console.log(`by risk and reason over ${count} sites [DB, SEARCH]:`, JSON.stringify(indexed))
      for (const [what, [inDb, inSearch]] of Object.entries(indexed))
        expect(inDb + inSearch, what).toBeLessThanOrEqual(BUDGET)
      console.log(`rows read over ${count} sites [DB, round trips]:`, JSON.stringify(rows))
      for (const [what, [read, trips]] of Object.entries(rows)) {
        expect(read, what).toBeLessThanOrEqual(BUDGET)
        expect(trips, what).toBe(1)
      }

      const member = await aMemberOfAll(sites)
      const pages: Record<string, number> = {}
      for (const query of QUERIES) {
        const answer = await visit(member, `/desk/all?${query}`)
        const indexed = /riskiest|why/.test(query)
        const [usual, longest] =
          count > 10 ? [indexed ? 20 : 25, indexed ? 20 : 40] : [25, indexed && count > 1 ? 25 : 50]
        expect(answer.text.match(/<li data-id/g), query).toHaveLength(
          query.startsWith('limit=50') ? longest : usual,
        )
        const state = query.includes('status=') ? 'published' : 'held'
        expect(answer.text, query).toContain(`class="item state-${state}"`)
        const [record, ties] = isBrief(count, query) ? [4, 'one'] : [20, 4]
        expect(answer.text, query).toContain(`More than ${record} comments; of the last ${record}:`)
        expect(answer.text).toContain('Reported (9+)')
        expect(answer.text.match(new RegExp(`more than ${ties} other comment`, 'g')), query).toHaveLength(5)
        const [, inDb, inSearch] =
          /d1;[^,]*rows_read=(\d+)[^,]*,.*search;[^,]*rows_read=(\d+)/.exec(
            answer.headers.get('server-timing')!,
          ) ?? []
        pages[query] = Number(inDb) + Number(inSearch)
      }
      console.log(`rows read by the page and its pane over ${count} sites:`, JSON.stringify(pages))
      for (const [query, read] of Object.entries(pages)) expect(read, query).toBeLessThanOrEqual(BUDGET)
    },
  )
})

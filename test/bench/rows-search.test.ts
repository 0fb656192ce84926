import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { idTime } from '../../src/kernel/id'
import { encodeCursor } from '../../src/kernel/page'
import { isoDay } from '../../src/kernel/time'
import { SearchComments, searchComments } from '../../src/moderation/public'
import { markToken, siteToken } from '../../src/search/match'
import type { Site } from '../../src/sites/public'
import { aLargeThread } from '../support/a-large-thread'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const SIZE = 100_000
const SEARCH_BUDGET = 100
const DB_BUDGET = 60

/** A site of 100,000 comments, all in the index: "common" in each, "rare" in one of a thousand; a fifth of them spam to the index. */
async function aLargeSite(): Promise<{ readonly site: Site; readonly middle: number }> {
  const site = await aSite()
  const { hotRoot } = await aLargeThread(site, SIZE, 0, '/search')
  const first = hotRoot - SIZE / 10 + 1
  const token = siteToken(site.id)
  for (let from = 0; from < SIZE; from += 10_000) {
    await env.SEARCH.prepare(
      `INSERT INTO comment_index (rowid, body, author, page, meta)
       WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1 + 10000)
       SELECT CAST(?2 + i AS INTEGER), 'common word' || (i % 97) || iif(i % 1000 = 7, ' rare', ''), 'Ada',
         'https://large.example/search', ?3 || iif(i % 5 = 0, ' xspam', ' xpublished') || ' ' || ?4 FROM n`,
    )
      .bind(from, first, token, await markToken('host:shop.example'))
      .run()
  }
  return { site, middle: first + SIZE / 2 }
}

describe('a page of a search in 100,000 comments', () => {
  it('reads at most 100 rows of the index and 60 of the comments, first page and deep', async ({
    expect,
  }) => {
    const { site, middle } = await aLargeSite()
    const rows: Record<string, readonly [search: number, db: number]> = {}
    const run = async (what: string, asked: Record<string, string>, found: number) => {
      const ctx = testContext()
      const { items } = await searchComments(ctx, site, v.parse(SearchComments, asked))
      expect(items.length, what).toBe(found)
      rows[what] = [ctx.search.usage.rowsRead, ctx.db.usage.rowsRead]
      expect(ctx.db.usage.roundTrips + ctx.search.usage.roundTrips, what).toBeLessThanOrEqual(4)
    }
    const deep = encodeCursor(`search:${site.id}`, [middle])
    await run('common', { q: 'common' }, 20)
    await run('common, in the middle', { q: 'common', after: deep }, 20)
    await run('rare', { q: 'rare' }, 20)
    await run('rare, in the middle', { q: 'rare', after: deep }, 20)
    await run('two words', { q: 'common word13' }, 20)
    await run('beginning', { q: 'wor*' }, 20)
    await run('author', { author: 'ada' }, 20)
    await run('page', { page: 'https://large.example/search' }, 20)
    await run('state', { status: 'published' }, 20)
    await run('state, in the middle', { status: 'published', after: deep }, 20)
    await run('host', { host: 'shop.example' }, 20)
    await run('host, before a day in the middle', { host: 'shop.example', to: isoDay(idTime(middle)) }, 20)
    await run('words, in a month', { q: 'common', from: isoDay(idTime(middle)), to: '2099-01-01' }, 20)
    await run('nothing', { q: 'missing' }, 0)
    console.log('rows read, search in 100,000 [SEARCH, DB]:', JSON.stringify(rows))
    for (const [what, [inSearch, inDb]] of Object.entries(rows)) {
      expect(inSearch, what).toBeLessThanOrEqual(SEARCH_BUDGET)
      expect(inDb, what).toBeLessThanOrEqual(DB_BUDGET)
    }
  })
})

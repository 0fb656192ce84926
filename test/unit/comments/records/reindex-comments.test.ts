import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { reindexComments } from '../../../../src/comments/public'
import { REINDEX_PART } from '../../../../src/comments/records/reindex-comments'
import { findDocuments } from '../../../../src/search/public'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aSite } from '../../../support/a-site'
import { dropIndexJobs, indexSite } from '../../../support/index-site'
import { testContext } from '../../../support/test-context'

const find = (site: Site, words: string) =>
  findDocuments(
    testContext(),
    { siteId: site.id, words, author: '', page: '', status: '' },
    { before: Number.MAX_SAFE_INTEGER, limit: 50 },
  )

/** The places from which jobs of this kind go on; taken out, so that nothing runs them. */
async function takeJobs(): Promise<number[]> {
  const { results } = await env.DB.prepare(
    "DELETE FROM jobs WHERE kind = 'comments.reindex' RETURNING payload",
  ).all<{ payload: string }>()
  return results.map(({ payload }) => (JSON.parse(payload) as { after: number }).after)
}

/** A clock past all others, so that what is posted by it comes after everything else the database holds. */
const future = { next: Date.UTC(2055, 0, 1) }
const late = () => testContext({ now: future.next++ })

describe('reindexComments', () => {
  it('puts everything after a place into the index, whatever its site and state', async ({ expect }) => {
    const [one, other] = [await aSite(), await aSite({ hold: 'none' })]
    const first = await aComment(one, { body: 'lantern' }, { ctx: late() })
    const second = await aComment(other, { body: 'lantern' }, { ctx: late() })
    const ctx = testContext()
    await reindexComments(ctx, { after: first.id - 1 })
    expect(await find(one, 'lantern')).toEqual([first.id])
    expect(await find(other, 'lantern')).toEqual([second.id])
    expect(await takeJobs()).toEqual([])
    expect(ctx.wakeUps.count).toBe(0)
  })

  it('goes part by part, each job leaving the next', async ({ expect }) => {
    const site = await aSite()
    const ids: number[] = []
    for (let at = 0; at < REINDEX_PART + 3; at++)
      ids.push((await aComment(site, { body: `lantern ${at}` }, { ctx: late() })).id)
    await dropIndexJobs(site)
    const ctx = testContext()
    await reindexComments(ctx, { after: ids[0]! - 1 })
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(REINDEX_PART * 2 + 2)
    const [next, ...more] = await takeJobs()
    expect([next, more]).toEqual([ids[REINDEX_PART - 1], []])
    expect(ctx.wakeUps.count).toBe(1)
    expect(await find(site, `"lantern ${REINDEX_PART + 2}"`)).toEqual([])
    await reindexComments(ctx, { after: next! })
    expect(await takeJobs()).toEqual([])
    expect(await find(site, `"lantern ${REINDEX_PART + 2}"`)).toEqual([ids.at(-1)])
  })

  it('empties the index with its first part, so that nothing stays that is no more', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { body: 'lantern' })
    await indexSite(site)
    await env.DB.prepare('DELETE FROM comments WHERE id = ?1').bind(id).run()
    expect(await find(site, 'lantern')).toEqual([id])
    const ctx = testContext()
    await reindexComments(ctx, { after: 0 })
    await takeJobs()
    expect(await find(site, 'lantern')).toEqual([])
  })
})

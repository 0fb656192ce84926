import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { moveOn } from '../../../src/threads/move-on'
import { movePage } from '../../../src/threads/move-page'
import { aComment } from '../../support/a-comment'
import { aLargeThread } from '../../support/a-large-thread'
import { recount, runSteps, settleMoves, threadAt, urlOf } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { testContext } from '../../support/test-context'

const begin = async (site: Site, from: string, to: string) =>
  (await movePage(testContext(), site, 7, await threadAt(site, from), urlOf(site, to))).moveId
const moveOf = (site: Site, id: number) =>
  env.DB.prepare('SELECT state, moved, total FROM thread_moves WHERE site_id = ?1 AND id = ?2')
    .bind(site.id, id)
    .first<{ state: string; moved: number; total: number }>()

describe('a job of a move', () => {
  it('does a bounded part, and the next one goes on where it stopped', async ({ expect }) => {
    const site = await aSite()
    await aLargeThread(site, 4000, 100, '/old')
    const moveId = await begin(site, '/old', '/new')
    const seen: number[] = []
    for (;;) {
      const ctx = testContext()
      const ran = await runSteps(site, ctx)
      if (ran === 0) break
      expect(ctx.db.usage.roundTrips).toBeLessThanOrEqual(25)
      seen.push((await moveOf(site, moveId))!.moved)
    }
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(await moveOf(site, moveId)).toEqual({ state: 'done', moved: 4000, total: 4000 })
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
  })

  it('wakes the queue for the next, and tells the cache', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { page: aPage(site, '/old') })
    const moveId = await begin(site, '/old', '/new')
    const ctx = testContext()
    await moveOn(ctx, { siteId: site.id, moveId, list: 0, after: 0, path: '', found: 0 })
    expect(ctx.wakeUps.count).toBe(1)
    expect(ctx.purged).toContain(`thread-${await threadAt(site, '/new')}`)
    await settleMoves(site)
  })

  it('knows no move of another site, and none that there never was', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { page: aPage(site, '/old') })
    const moveId = await begin(site, '/old', '/new')
    const step = { list: 0, after: 0, path: '', found: 0 }
    const ctx = testContext()
    await moveOn(ctx, { siteId: (await aSite()).id, moveId, ...step })
    await moveOn(ctx, { siteId: site.id, moveId: 5, ...step })
    expect(ctx.db.usage.rowsWritten).toBe(0)
    await settleMoves(site)
  })

  it('moves a page that holds nothing but what waits', async ({ expect }) => {
    const site = await aSite()
    const { id } = await aComment(site, { page: aPage(site, '/old') })
    const moveId = await begin(site, '/old', '/new')
    await settleMoves(site)
    expect(await moveOf(site, moveId)).toEqual({ state: 'done', moved: 1, total: 1 })
    const row = await env.DB.prepare('SELECT thread_id FROM comments WHERE id = ?1').bind(id).first()
    expect(row).toEqual({ thread_id: await threadAt(site, '/new') })
  })
})

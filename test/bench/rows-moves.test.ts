import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Site } from '../../src/sites/public'
import { moveComment } from '../../src/threads/move-comment'
import { movePage } from '../../src/threads/move-page'
import { undoMove } from '../../src/threads/undo-move'
import { aComment } from '../support/a-comment'
import { aLargeThread } from '../support/a-large-thread'
import { recount, settleMoves, threadAt, urlOf } from '../support/a-move'
import { aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

const SIZE = 30_000

const usageOf = ({ db: { usage } }: ReturnType<typeof testContext>, count: number) => ({
  written: usage.rowsWritten / count,
  read: usage.rowsRead / count,
})

describe('a move', () => {
  it('of a page with 30,000 comments writes at most 3 rows for each, and as many on the way back', async ({
    expect,
  }) => {
    const site: Site = await aSite()
    const { threadId } = await aLargeThread(site, SIZE, SIZE / 3, '/old')
    const ctx = testContext()
    const { moveId } = await movePage(ctx, site, 7, threadId, urlOf(site, '/new'))
    await settleMoves(site, ctx)
    const there = usageOf(ctx, SIZE)
    const back = testContext()
    await undoMove(back, site, 7, moveId)
    await settleMoves(site, back)
    const home = usageOf(back, SIZE)
    console.log('page of 30,000, rows a comment:', JSON.stringify({ there, home }))
    expect(there.written).toBeLessThanOrEqual(3)
    expect(home.written).toBeLessThanOrEqual(3)
    expect(there.read).toBeLessThanOrEqual(16)
    expect(home.read).toBeLessThanOrEqual(16)
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
    expect(kept.find(({ id }) => id === threadId)?.published).toBe(SIZE)
  }, 120_000)

  it('of a comment with thirty answers is one transaction of at most 6 rows written for each', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const root = (await aComment(site)).id
    const other = (await aComment(site)).id
    for (let at = 0; at < 30; at++) await aComment(site, { parentId: String(root) })
    const ctx = testContext()
    await moveComment(ctx, site, 7, root, { under: other })
    const { rowsWritten, rowsRead, roundTrips } = ctx.db.usage
    console.log('comment with 30 answers:', JSON.stringify({ rowsWritten, rowsRead, roundTrips }))
    expect(rowsWritten).toBeLessThanOrEqual(31 * 6)
    expect(rowsRead).toBeLessThanOrEqual(31 * 20)
    expect(roundTrips).toBeLessThanOrEqual(6)
    const count = await env.DB.prepare('SELECT replies FROM comments WHERE id = ?1')
      .bind(other)
      .first<number>('replies')
    expect(count).toBe(31)
    expect(await threadAt(site, '/post/1')).toBeTruthy()
  })
})

import * as v from 'valibot'
import { describe, it } from 'vitest'
import { deleteOwnComment } from '../../src/comments/own/delete-own-comment'
import { editComment } from '../../src/comments/own/edit-comment'
import { ReadThread } from '../../src/comments/schema'
import { countComments } from '../../src/comments/thread/count-comments'
import { readReplies } from '../../src/comments/thread/read-replies'
import { readThread } from '../../src/comments/thread/read-thread'
import { replyCursor } from '../../src/comments/thread/shown-thread'
import { encodeCursor } from '../../src/kernel/page'
import { aComment } from '../support/a-comment'
import { aLargeThread } from '../support/a-large-thread'
import { aPage, aSite } from '../support/a-site'
import { testContext } from '../support/test-context'

/** Rows D1 says it read. The count is exact and the same in production: the budget is a number, not a stopwatch. */
const PAGE_BUDGET = 150

const query = (page: string, more: object = {}) => v.parse(ReadThread, { page, limit: '20', ...more })

describe('a page of a thread reads no more rows than its budget', () => {
  for (const [size, hotReplies] of [
    [100, 30],
    [1_000, 300],
    [10_000, 3_000],
    [100_000, 30_000],
  ] as const) {
    it(`with ${size} comments and a root of ${hotReplies} replies, first page and deep`, async ({
      expect,
    }) => {
      const site = await aSite({ hold: 'none' })
      const { page, threadId, hotRoot } = await aLargeThread(site, size, hotReplies)
      const rows: Record<string, number> = {}

      for (const sort of ['newest', 'oldest', 'top'] as const) {
        const ctx = testContext()
        const first = await readThread(ctx, site.id, query(page, { sort }))
        expect(first.thread.count).toBe(size)
        expect(ctx.db.usage.roundTrips).toBe(1)
        rows[`${sort}, first`] = ctx.db.usage.rowsRead

        const middle = hotRoot - Math.floor(size / 20)
        const deep = testContext()
        // For "top" a place among thousands that all have the same score: the id decides there.
        const after = encodeCursor(`${threadId}:${sort}`, sort === 'top' ? [1, middle] : [middle])
        expect((await readThread(deep, site.id, query(page, { sort, after }))).items.length).toBeGreaterThan(
          0,
        )
        expect(deep.db.usage.roundTrips).toBe(1)
        rows[`${sort}, deep`] = deep.db.usage.rowsRead
      }

      // A permalink: to a root far down, and to a reply in the middle of the longest branch (B2).
      const middleReply = hotRoot + 1 + Math.floor(hotReplies / 2)
      let deepest = middleReply
      for (let level = 2; level <= 6; level++)
        deepest = (await aComment(site, { page, parentId: String(deepest) })).id
      for (const [what, id] of [
        ['the deepest reply', deepest],
        ['a root', hotRoot - Math.floor(size / 20)],
        ['the hot root', hotRoot],
        ['a reply deep in it', middleReply],
        ['a reply elsewhere', hotRoot + hotReplies + Math.floor(size / 3)],
        ['what is not there', 1],
      ] as const) {
        for (const sort of ['newest', 'oldest'] as const) {
          const ctx = testContext()
          const shown = await readThread(ctx, site.id, query(page, { sort, comment: String(id) }))
          expect(shown.asked, what).toEqual({ id, found: id > 1 })
          expect(ctx.db.usage.roundTrips).toBe(1)
          rows[`${sort}, around ${what}`] = ctx.db.usage.rowsRead
        }
      }
      const up = testContext()
      const before = replyCursor(hotRoot, middleReply.toString().padStart(11, '0'))
      expect((await readReplies(up, site, hotRoot, { before, limit: 20 })).items.length).toBeGreaterThan(10)
      rows['replies, before the middle'] = up.db.usage.rowsRead

      const replies = testContext()
      const firstPage = await readReplies(replies, site, hotRoot, { after: undefined, limit: 20 })
      expect(firstPage.next).not.toBeNull()
      rows['replies, first'] = replies.db.usage.rowsRead

      console.log(`rows read, ${size} comments:`, JSON.stringify(rows))
      for (const [what, read] of Object.entries(rows)) expect(read, what).toBeLessThanOrEqual(PAGE_BUDGET)
    })
  }
})

describe('other budgets of the conversation', () => {
  it('counts 100 pages in one query of at most 250 rows', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const pages = Array.from({ length: 100 }, (_, at) => aPage(site, `/post/${at}`))
    for (const page of pages.slice(0, 30)) await aComment(site, { page })
    const ctx = testContext()
    const counts = await countComments(ctx, site, pages)
    expect(counts.filter(({ count }) => count === 1)).toHaveLength(30)
    expect(ctx.db.usage.queries).toBe(1)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(250)
  })

  it('writes a comment and its notice in at most 7 rows, and a repeat in none', async ({ expect }) => {
    const site = await aSite()
    const key = crypto.randomUUID()
    await aComment(site, { body: 'The first makes the thread.' })
    const ctx = testContext()
    await aComment(site, { email: 'ada@example.org' }, { ctx, key })
    console.log('rows written, submit:', ctx.db.usage.rowsWritten)
    expect(ctx.db.usage.rowsWritten).toBeLessThanOrEqual(7)
    const again = testContext()
    await aComment(site, { email: 'ada@example.org' }, { ctx: again, key })
    expect(again.db.usage.rowsWritten).toBe(0)
  })

  it('edits, makes wait again and deletes a comment in a handful of rows, and a repeat in none', async ({
    expect,
  }) => {
    const open = await aSite({ hold: 'none' })
    const holds = { ...open, settings: { ...open.settings, hold: 'all' as const } }
    const own = await aComment(open)
    const written = async (work: (ctx: ReturnType<typeof testContext>) => Promise<unknown>) => {
      const ctx = testContext()
      await work(ctx)
      return ctx.db.usage.rowsWritten
    }
    const edit = (site: typeof open, body: string) =>
      written((ctx) => editComment(ctx, site, own.id, own.token, { body, revision: undefined }))
    const remove = () => written((ctx) => deleteOwnComment(ctx, open, own.id, own.token))
    const rows = [
      await edit(open, 'Two'),
      await edit(holds, 'Three'),
      await edit(holds, 'Three'),
      await remove(),
      await remove(),
    ]
    console.log('rows written, edit, edit that waits, again, delete, again:', rows.join())
    expect([rows[2], rows[4]]).toEqual([0, 0])
    expect(Math.max(...rows)).toBeLessThanOrEqual(7)
  })
})

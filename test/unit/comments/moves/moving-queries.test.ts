import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { leadThread } from '../../../../src/comments/moves/lead-thread'
import { leadThreadBack } from '../../../../src/comments/moves/lead-thread-back'
import { listMovable, WALK_START, type Walk } from '../../../../src/comments/moves/list-movable'
import { moveStep } from '../../../../src/comments/moves/move-step'
import {
  findMovingThread,
  listPins,
  moveCounts,
  pinAgain,
  settleLastComment,
} from '../../../../src/comments/moves/moving-queries'
import type { Status } from '../../../../src/comments/status'
import { isStop } from '../../../../src/platform/sql'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { recount, threadAt } from '../../../support/a-move'
import { aPage, aSite } from '../../../support/a-site'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const post = async (site: Site, path: string, more: object = {}) =>
  (await aComment(site, { page: aPage(site, path), ...more })).id

/** A page with one comment in each state, and an answer to the one that is up. */
async function aMixedPage() {
  const site = await aSite({ hold: 'none' })
  const ids: Record<string, number> = {}
  for (const status of ['published', 'held', 'rejected', 'spam', 'deleted', 'returned'] as const) {
    ids[status] = await post(site, '/old', { body: status })
    if (status !== 'published') await setStatus(ids[status], status satisfies Status)
  }
  ids.answer = await post(site, '/old', { parentId: String(ids.published) })
  const [old, fresh] = [await threadAt(site, '/old'), await threadAt(site, '/new')]
  return { site, ids, old, fresh }
}

/** The whole walk through a thread, so many rows at a time. */
async function walkThrough(site: Site, threadId: string, limit: number): Promise<number[]> {
  const found: number[] = []
  let walk: Walk | null = WALK_START
  for (let steps = 0; walk; steps++) {
    if (steps > 100) throw new Error('a walk without an end')
    const page: Awaited<ReturnType<typeof listMovable>> = await listMovable(
      testContext(),
      site.id,
      threadId,
      walk,
      limit,
    )
    found.push(...page.rows.map(({ id }) => id))
    walk = page.next
  }
  return found
}

const threadRow = (id: string) =>
  env.DB.prepare('SELECT * FROM threads WHERE id = ?1').bind(id).first<{
    page: string
    title: string
    published: number
    held: number
    version: number
    moved_to: string | null
    closed_at: number | null
    hold: string | null
    created_at: number
    last_comment_at: number | null
  }>()

describe('a walk through a thread', () => {
  it.for([1, 2, 3, 250])(
    'meets every comment once, whatever its state, %i at a time',
    async (limit, { expect }) => {
      const { site, ids, old } = await aMixedPage()
      expect((await walkThrough(site, old, limit)).sort()).toEqual(Object.values(ids).sort())
    },
  )

  it('meets roots before their answers', async ({ expect }) => {
    const { site, ids, old } = await aMixedPage()
    const found = await walkThrough(site, old, 2)
    expect(found.indexOf(ids.published!)).toBeLessThan(found.indexOf(ids.answer!))
  })

  it('meets nothing of another page or site', async ({ expect }) => {
    const { site, old } = await aMixedPage()
    const other = await aMixedPage()
    await post(site, '/other')
    const all = await walkThrough(site, old, 2)
    expect(all).toHaveLength(7)
    expect(all.filter((id) => Object.values(other.ids).includes(id))).toEqual([])
    expect(await walkThrough(site, await threadAt(site, '/none'), 2)).toEqual([])
  })

  it('looks among all that wait at the site, and goes on where none of them is of the thread', async ({
    expect,
  }) => {
    const site = await aSite()
    for (let at = 0; at < 5; at++) await post(site, '/other')
    const id = await post(site, '/old')
    expect(await walkThrough(site, await threadAt(site, '/old'), 2)).toEqual([id])
  })
})

describe('a thread as moving it asks', () => {
  it('says what it holds, and counts what was put away no further than it is asked', async ({ expect }) => {
    const { site, old } = await aMixedPage()
    const ctx = testContext()
    const find = (limit: number) => ctx.db.first(findMovingThread(site.id, old, limit))
    expect(await find(100)).toMatchObject({
      id: old,
      page: aPage(site, '/old'),
      published: 2,
      held: 1,
      away: 4,
      pinned: 0,
      moved_to: null,
    })
    expect((await find(2))?.away).toBe(2)
    expect(await ctx.db.first(findMovingThread((await aSite()).id, old, 1))).toBeUndefined()
  })
})

describe('leading a page elsewhere', () => {
  it('makes the place it goes to, as old and as closed as it is', async ({ expect }) => {
    const { site, old, fresh } = await aMixedPage()
    await env.DB.prepare(
      "UPDATE threads SET title = 'A title', closed_at = 5, hold = 'all', created_at = 4 WHERE id = ?1",
    )
      .bind(old)
      .run()
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    expect(await threadRow(fresh)).toMatchObject({
      page: aPage(site, '/new'),
      title: 'A title',
      closed_at: 5,
      hold: 'all',
      created_at: 4,
      published: 0,
      held: 0,
      moved_to: null,
    })
    expect(await threadRow(old)).toMatchObject({ moved_to: fresh, published: 2 })
  })

  it('leaves the place as it is where there is one', async ({ expect }) => {
    const { site, old, fresh } = await aMixedPage()
    await post(site, '/new', { title: 'Another' })
    const before = await threadRow(fresh)
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    const { version: was, ...same } = before!
    const { version: now, ...after } = (await threadRow(fresh))!
    expect(after).toEqual(same)
    expect(now).toBeGreaterThan(was)
  })

  it('gives both a version that neither had', async ({ expect }) => {
    const { site, old, fresh } = await aMixedPage()
    await post(site, '/new')
    await env.DB.prepare('UPDATE threads SET version = 90 WHERE id = ?1').bind(old).run()
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    expect([(await threadRow(old))?.version, (await threadRow(fresh))?.version]).toEqual([91, 91])
  })

  it.for([
    [
      'from where there is nothing',
      async (site: Site, fresh: string) => [await threadAt(site, '/none'), fresh] as const,
    ],
    ['twice', async (site: Site, fresh: string) => [await threadAt(site, '/old'), fresh] as const],
    [
      'to where something leads away',
      async (site: Site) => [await threadAt(site, '/third'), await threadAt(site, '/old')] as const,
    ],
  ] as const)('stops %s', async ([, places], { expect }) => {
    const { site, old, fresh } = await aMixedPage()
    await post(site, '/third')
    const ctx = testContext()
    await ctx.db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    const [source, target] = await places(site, fresh)
    const stopped = await ctx.db
      .batch(leadThread(site.id, source, target, aPage(site, '/x')))
      .catch((error: unknown) => error)
    expect(isStop(stopped)).toBe(true)
  })

  it('takes along what led there before, and gives it back', async ({ expect }) => {
    const { site, old, fresh } = await aMixedPage()
    await post(site, '/third')
    const third = await threadAt(site, '/third')
    const ctx = testContext()
    await ctx.db.batch(leadThread(site.id, third, old, aPage(site, '/old')))
    await ctx.db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    expect([(await threadRow(third))?.moved_to, (await threadRow(old))?.moved_to]).toEqual([fresh, fresh])
    await ctx.db.batch(leadThreadBack(site.id, old, fresh, [old, third]))
    expect([(await threadRow(third))?.moved_to, (await threadRow(old))?.moved_to]).toEqual([old, null])
  })
})

describe('a step', () => {
  const step = async (
    site: Site,
    from: string,
    to: string,
    ids: readonly number[],
    how: { back?: boolean; keepPins?: boolean } = {},
  ) => {
    const ctx = testContext()
    const [, moved] = await ctx.db.batch(
      moveStep(ctx, site.id, { from, to, back: how.back ?? false, keepPins: how.keepPins ?? true }, ids),
    )
    return moved.changes
  }

  it('moves what it is told with its counters, once', async ({ expect }) => {
    const { site, ids, old, fresh } = await aMixedPage()
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    const some = [ids.published!, ids.held!, ids.spam!]
    expect(await step(site, old, fresh, some)).toBe(3)
    expect(await threadRow(fresh)).toMatchObject({ published: 1, held: 1 })
    expect(await threadRow(old)).toMatchObject({ published: 1, held: 0 })
    expect(await step(site, old, fresh, some)).toBe(0)
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
  })

  it('notes on roots where they come from, and takes the note back', async ({ expect }) => {
    const { site, ids, old, fresh } = await aMixedPage()
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    const noted = async (id: number) =>
      env.DB.prepare('SELECT came_by FROM comments WHERE id = ?1').bind(id).first<string | null>('came_by')
    const both = [ids.published!, ids.answer!]
    await step(site, old, fresh, both)
    expect([await noted(ids.published!), await noted(ids.answer!)]).toEqual([`${old} `, null])
    await step(site, fresh, old, both, { back: true })
    expect([await noted(ids.published!), await noted(ids.answer!)]).toEqual([null, null])
  })

  it.for([
    [true, 1],
    [false, 0],
  ] as const)('keeps pins: %s', async ([keepPins, left], { expect }) => {
    const { site, ids, old, fresh } = await aMixedPage()
    await env.DB.prepare('UPDATE comments SET pinned_at = 9 WHERE id = ?1').bind(ids.published).run()
    await testContext().db.batch(leadThread(site.id, old, fresh, aPage(site, '/new')))
    await step(site, old, fresh, [ids.published!], { keepPins })
    expect(await testContext().db.all(listPins(fresh))).toHaveLength(left)
  })

  it('tells the index a hundred at a time', async ({ expect }) => {
    const { site, old, fresh } = await aMixedPage()
    const many = Array.from({ length: 250 }, (_, at) => at + 1)
    await step(site, old, fresh, many)
    const jobs = await env.DB.prepare(
      "SELECT payload FROM jobs WHERE kind = 'comments.index-moved' AND payload ->> 'siteId' = ?1 ORDER BY id",
    )
      .bind(site.id)
      .all<{ payload: string }>()
    expect(jobs.results.map(({ payload }) => JSON.parse(payload).ids.length)).toEqual([100, 100, 50])
  })

  it('counts nothing that stands elsewhere', async ({ expect }) => {
    const { site, ids, old, fresh } = await aMixedPage()
    await post(site, '/new')
    const before = [await threadRow(old), await threadRow(fresh)].map((row) => [row?.published, row?.held])
    await testContext().db.run(moveCounts(fresh, old, JSON.stringify([ids.published, ids.held])))
    expect([await threadRow(old), await threadRow(fresh)].map((row) => [row?.published, row?.held])).toEqual(
      before,
    )
  })
})

describe('what is settled at the end', () => {
  it('is when the last word came, of roots and answers alike', async ({ expect }) => {
    const { ids, old } = await aMixedPage()
    const at = async (id: number) =>
      env.DB.prepare('SELECT created_at FROM comments WHERE id = ?1').bind(id).first<number>('created_at')
    const settle = async () => {
      await testContext().db.run(settleLastComment(old))
      return (await threadRow(old))?.last_comment_at
    }
    expect(await settle()).toBe(await at(ids.answer!))
    await setStatus(ids.answer!, 'deleted')
    expect(await settle()).toBe(await at(ids.published!))
    await setStatus(ids.published!, 'deleted')
    expect(await settle()).toBeNull()
  })

  it('is what was pinned, where it is a root of that thread and up', async ({ expect }) => {
    const { site, ids, old, fresh } = await aMixedPage()
    const ctx = testContext()
    const pins = JSON.stringify([
      [ids.published, 5],
      [ids.answer, 6],
      [ids.held, 7],
    ])
    await ctx.db.run(pinAgain(fresh, pins))
    expect(await ctx.db.all(listPins(old))).toEqual([])
    await ctx.db.run(pinAgain(old, pins))
    expect(await ctx.db.all(listPins(old))).toEqual([{ id: ids.published, pinned_at: 5 }])
    expect(site.id).toBeTruthy()
  })
})

import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { readFeed } from '../../../src/comments/feed/read-feed'
import { ReadThread } from '../../../src/comments/schema'
import { countComments } from '../../../src/comments/thread/count-comments'
import { readNews, readVersion } from '../../../src/comments/thread/read-news'
import { readThread } from '../../../src/comments/thread/read-thread'
import { pinComment, setPage } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { moveOn } from '../../../src/threads/move-on'
import { movePage } from '../../../src/threads/move-page'
import { planPageMove } from '../../../src/threads/plan-page-move'
import { undoMove } from '../../../src/threads/undo-move'
import { siteTag } from '../../../src/web/public-cache'
import { aComment } from '../../support/a-comment'
import { aFollower } from '../../support/a-follower'
import { aPageMove, recount, runSteps, settleMoves, threadAt, urlOf, wrongPlaces } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const read = (site: Site, path: string, more: object = {}) =>
  readThread(testContext(), site.id, v.parse(ReadThread, { page: aPage(site, path), ...more }))
const idsOf = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id)
const codeOf = (work: Promise<unknown>) => work.then(String, ({ code }: { code: string }) => code)
const post = async (site: Site, path: string, more: object = {}) =>
  (await aComment(site, { page: aPage(site, path), ...more })).id
const moveOf = (id: number) => env.DB.prepare('SELECT * FROM thread_moves WHERE id = ?1').bind(id).first()
const threadsOf = async (site: Site) =>
  (
    await env.DB.prepare('SELECT id, thread_id FROM comments WHERE site_id = ?1 ORDER BY id')
      .bind(site.id)
      .all<{ id: number; thread_id: string }>()
  ).results

/** Two pages: on the old one a root with an answer, one that waits, one that was put away; on the new one a root. */
async function twoPages() {
  const site = await aSite({ hold: 'none' })
  const root = await post(site, '/old')
  const answer = await post(site, '/old', { parentId: String(root), body: 'An answer.' })
  const spam = await post(site, '/old', { body: 'Spam.' })
  await setStatus(spam, 'spam')
  const held = await post(site, '/old', { body: 'Waits.' })
  await setStatus(held, 'held')
  const there = await post(site, '/new', { body: 'Was here.' })
  return { site, root, answer, spam, held, there }
}

describe('a page that moves', () => {
  it('takes every comment along, in every state, with its answers and counters', async ({ expect }) => {
    const { site, root, answer, there } = await twoPages()
    const ctx = testContext()
    const moveId = await aPageMove(site, '/old', '/new', ctx)
    const target = await threadAt(site, '/new')
    expect((await threadsOf(site)).every(({ thread_id }) => thread_id === target)).toBe(true)
    const { kept, counted, replies } = await recount(site)
    expect(kept).toEqual(counted)
    expect(replies.filter(({ kept, counted }) => kept !== counted)).toEqual([])
    expect(await wrongPlaces(site)).toEqual([])
    const shown = await read(site, '/new', { sort: 'oldest' })
    expect(idsOf(shown.items)).toEqual([root, there])
    expect(idsOf(shown.items[0]!.children)).toEqual([answer])
    expect(shown.thread.count).toBe(3)
    expect(await moveOf(moveId)).toMatchObject({ state: 'done', moved: 4, total: 4 })
    const log = await env.DB.prepare(
      "SELECT action, before, after FROM audit WHERE site_id = ?1 AND action LIKE 'page.%'",
    )
      .bind(site.id)
      .all()
    expect(log.results).toEqual([
      {
        action: 'page.move',
        before: `{"page":"${aPage(site, '/old')}"}`,
        after: `{"page":"${aPage(site, '/new')}"}`,
      },
    ])
    expect(ctx.purged).toContain(siteTag(site.id))
  })

  it('leads its readers to the new place by every way there is', async ({ expect }) => {
    const { site, root, there } = await twoPages()
    await aPageMove(site, '/old', '/new')
    const old = await read(site, '/old', { sort: 'oldest', limit: '1' })
    expect([old.moved, old.thread.page, old.thread.count]).toEqual([true, aPage(site, '/new'), 3])
    const next = await read(site, '/old', { sort: 'oldest', limit: '1', after: old.next! })
    expect(idsOf([...old.items, ...next.items])).toEqual([root, there])
    expect((await read(site, '/old', { comment: String(root) })).asked).toEqual({ id: root, found: true })
    const url = urlOf(site, '/old')
    expect(
      await countComments(testContext(), site, [
        aPage(site, '/old'),
        aPage(site, '/new'),
        aPage(site, '/none'),
      ]),
    ).toMatchObject([{ count: 3 }, { count: 3 }, { count: 0 }])
    expect((await readFeed(testContext(), site, url)).items).toHaveLength(3)
    expect((await readNews(testContext(), site, url, 0)).items).toHaveLength(3)
    expect((await readVersion(testContext(), site.id, url)).count).toBe(3)
    const json = (await call(at(`/v1/${site.id}/comments`, { page: aPage(site, '/old') }))).json
    expect(json.thread).toMatchObject({ page: aPage(site, '/new'), moved: true })
    const page = await call(at(`/${site.id}/thread`, { page: aPage(site, '/old'), comment: String(root) }))
    expect(page.status).toBe(302)
    expect(page.headers.get('location')).toContain(encodeURIComponent(aPage(site, '/new')))
    expect(page.headers.get('location')).toContain(`comment=${root}`)
    expect((await call(`/v1/${site.id}/comments/${root}`)).json.permalink).toBe(
      `${aPage(site, '/new')}#c-${root}`,
    )
  })

  it('costs readers of other pages nothing, and those of the old address one round trip', async ({
    expect,
  }) => {
    const { site } = await twoPages()
    await aPageMove(site, '/old', '/new')
    for (const [path, trips] of [
      ['/new', 1],
      ['/old', 2],
    ] as const) {
      const ctx = testContext()
      await readThread(ctx, site.id, v.parse(ReadThread, { page: aPage(site, path) }))
      expect(ctx.db.usage.roundTrips, path).toBe(trips)
    }
  })

  it('never passes a copy of the one page off as the other’s', async ({ expect }) => {
    const { site } = await twoPages()
    const versions = async () => [
      (await read(site, '/old')).thread.version,
      (await read(site, '/new')).thread.version,
    ]
    const [old, fresh] = await versions()
    await aPageMove(site, '/old', '/new')
    const [moved] = await versions()
    expect(moved).toBeGreaterThan(Math.max(old!, fresh!))
  })

  it('takes words for the old address to the new one from the first moment on, and answers to what has moved or not', async ({
    expect,
  }) => {
    const { site, root, there } = await twoPages()
    const ctx = testContext()
    await movePage(ctx, site, 7, await threadAt(site, '/old'), urlOf(site, '/new'))
    const target = await threadAt(site, '/new')
    // Nothing has moved yet.
    const fresh = await post(site, '/old', { body: 'To the old address.' })
    const answers = [
      await post(site, '/old', { parentId: String(root), body: 'Old address, not moved yet.' }),
      await post(site, '/new', { parentId: String(root), body: 'New address, not moved yet.' }),
      await post(site, '/old', { parentId: String(there), body: 'Old address, was there.' }),
    ]
    await settleMoves(site, ctx)
    answers.push(await post(site, '/old', { parentId: String(root), body: 'Old address, moved.' }))
    const rows = await threadsOf(site)
    for (const id of [fresh, ...answers]) expect(rows.find((row) => row.id === id)?.thread_id).toBe(target)
    expect(await wrongPlaces(site)).toEqual([])
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
  })

  it('may go where nobody has written yet, and stays as old and as closed as it was', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await post(site, '/old', { title: 'A title' })
    await setPage(testContext(), site, 7, root, 'closed')
    const long = `/${'a'.repeat(2048 - aPage(site, '/').length)}`
    expect(aPage(site, long)).toHaveLength(2048)
    await aPageMove(site, '/old', long)
    const shown = await read(site, long)
    expect([shown.thread.title, shown.thread.open, idsOf(shown.items)]).toEqual(['A title', false, [root]])
    expect((await read(site, '/old')).thread.page).toBe(aPage(site, long))
  })

  it('takes on what led to it before, so that nothing leads to a place that leads on', async ({ expect }) => {
    const { site, root } = await twoPages()
    await aPageMove(site, '/old', '/new')
    await aPageMove(site, '/new', '/newest')
    for (const path of ['/old', '/new', '/newest']) {
      const shown = await read(site, path)
      expect(shown.thread.page, path).toBe(aPage(site, '/newest'))
      expect(idsOf(shown.items), path).toContain(root)
    }
  })

  it('keeps three pins at most', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const pins: number[] = []
    for (const path of ['/old', '/old', '/new', '/new']) {
      const id = await post(site, path)
      await pinComment(testContext(), site, 7, id, true)
      pins.push(id)
    }
    const moveId = await aPageMove(site, '/old', '/new')
    const pinned = async (path: string) =>
      (await read(site, path)).items.filter((item) => item.pinned).map(({ id }) => id)
    expect((await pinned('/new')).sort()).toEqual(pins.slice(2))
    await undoMove(testContext(), site, 7, moveId)
    await settleMoves(site)
    expect((await pinned('/old')).sort()).toEqual(pins.slice(0, 2))
  })

  it('takes along who follows it, once each, and lets go who stops by an old mail', async ({ expect }) => {
    const { site } = await twoPages()
    const ctx = testContext()
    const both = await aFollower(site, ctx, { page: aPage(site, '/old') })
    const follows = async () =>
      (
        await env.DB.prepare('SELECT thread_id, comment_id FROM follows WHERE follower_id = ?1')
          .bind(both.followerId)
          .all()
      ).results
    const before = await follows()
    expect(before).toMatchObject([{ thread_id: await threadAt(site, '/old') }])
    const moveId = await aPageMove(site, '/old', '/new', ctx)
    expect(await follows()).toMatchObject([{ thread_id: await threadAt(site, '/new') }])
    await undoMove(testContext(), site, 7, moveId)
    await settleMoves(site)
    expect(await follows()).toEqual(before)
  })
})

describe('a move that is not to be', () => {
  it('is refused with its reason, and nothing is written', async ({ expect }) => {
    const { site, root } = await twoPages()
    const old = await threadAt(site, '/old')
    const plan = (id: string, path: string, of = site) =>
      codeOf(planPageMove(testContext(), of, id, urlOf(site, path)))
    const elsewhere = await aSite()
    expect(await plan(old, '/old')).toBe('threads/same-page')
    expect(await plan(await threadAt(site, '/none'), '/new')).toBe('threads/page-unknown')
    expect(await plan(old, '/new', elsewhere)).toBe('threads/page-not-allowed')
    expect(await codeOf(planPageMove(testContext(), elsewhere, old, urlOf(elsewhere, '/new')))).toBe(
      'threads/page-unknown',
    )
    await aPageMove(site, '/old', '/new')
    expect(await plan(old, '/other')).toBe('threads/moved-already')
    expect(await plan(await threadAt(site, '/new'), '/old')).toBe('threads/leads-here')
    expect(root).toBeGreaterThan(0)
  })

  it('waits for the one that is on its way at the site', async ({ expect }) => {
    const { site } = await twoPages()
    await post(site, '/third')
    await movePage(testContext(), site, 7, await threadAt(site, '/old'), urlOf(site, '/new'))
    expect(
      await codeOf(movePage(testContext(), site, 7, await threadAt(site, '/third'), urlOf(site, '/new'))),
    ).toBe('threads/busy')
    await settleMoves(site)
    await aPageMove(site, '/third', '/new')
  })

  it('of two at once lets one through', async ({ expect }) => {
    const { site } = await twoPages()
    const old = await threadAt(site, '/old')
    const codes = await Promise.all(
      ['/new', '/new'].map((path) => codeOf(movePage(testContext(), site, 7, old, urlOf(site, path)))),
    )
    expect(codes.filter((code) => code.startsWith('threads/'))).toHaveLength(1)
    await settleMoves(site)
  })

  it('plans without writing a row', async ({ expect }) => {
    const { site } = await twoPages()
    const ctx = testContext()
    const plan = await planPageMove(ctx, site, await threadAt(site, '/old'), urlOf(site, '/new'))
    expect(plan).toMatchObject({ total: 4, isMore: false, keepPins: true, targetOpen: true })
    expect(plan.target).toMatchObject({ published: 1 })
    expect(ctx.db.usage.rowsWritten).toBe(0)
  })
})

describe('the steps of a move', () => {
  it('do no harm when they run twice, or begin again after a crash', async ({ expect }) => {
    const { site } = await twoPages()
    const ctx = testContext()
    const { moveId } = await movePage(ctx, site, 7, await threadAt(site, '/old'), urlOf(site, '/new'))
    const start = { siteId: site.id, moveId, list: 0, after: 0, path: '', found: 0 }
    // Twice at once, then from the beginning, as after a lost lease.
    await Promise.allSettled([moveOn(ctx, start), moveOn(testContext(), start)])
    await moveOn(ctx, start)
    await settleMoves(site, ctx)
    await moveOn(ctx, start)
    expect(await moveOf(moveId)).toMatchObject({ state: 'done', moved: 4 })
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
  })

  it('find what a moderator decided while they passed', async ({ expect }) => {
    const { site, spam, held } = await twoPages()
    const ctx = testContext()
    const { moveId } = await movePage(ctx, site, 7, await threadAt(site, '/old'), urlOf(site, '/new'))
    // The walk stands behind what was put away, then that waits again.
    await moveOn(ctx, {
      siteId: site.id,
      moveId,
      list: 3,
      after: Number.MAX_SAFE_INTEGER,
      path: '',
      found: 1,
    })
    await setStatus(spam, 'held')
    await setStatus(held, 'rejected')
    await settleMoves(site, ctx)
    const target = await threadAt(site, '/new')
    expect((await threadsOf(site)).every(({ thread_id }) => thread_id === target)).toBe(true)
  })

  it('are nobody’s once the move is over', async ({ expect }) => {
    const { site } = await twoPages()
    const moveId = await aPageMove(site, '/old', '/new')
    const ctx = testContext()
    await moveOn(ctx, { siteId: site.id, moveId, list: 0, after: 0, path: '', found: 0 })
    expect(ctx.db.usage.rowsWritten).toBe(0)
    expect(await runSteps(site, ctx)).toBe(0)
  })
})

describe('taking a page’s move back', () => {
  it('brings home what came with it, with the answers since, and leaves what was written there', async ({
    expect,
  }) => {
    const { site, root, answer, spam, held, there } = await twoPages()
    const moveId = await aPageMove(site, '/old', '/new')
    const late = await post(site, '/new', { parentId: String(answer), body: 'An answer since.' })
    const fresh = await post(site, '/old', { body: 'A word since.' })
    await undoMove(testContext(), site, 7, moveId)
    await settleMoves(site)
    const [old, now] = [await threadAt(site, '/old'), await threadAt(site, '/new')]
    const rows = new Map((await threadsOf(site)).map(({ id, thread_id }) => [id, thread_id]))
    for (const id of [root, answer, spam, held, late]) expect(rows.get(id)).toBe(old)
    for (const id of [there, fresh]) expect(rows.get(id)).toBe(now)
    expect(await wrongPlaces(site)).toEqual([])
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
    const shown = await read(site, '/old')
    expect([shown.moved, shown.thread.page, shown.thread.count]).toEqual([undefined, aPage(site, '/old'), 3])
    expect(await moveOf(moveId)).toMatchObject({ state: 'undone' })
    expect(await post(site, '/old', { body: 'Here again.' })).toBeGreaterThan(0)
  })

  it.for([
    ['the last one first', ['second', 'first']],
    ['the first one first', ['first', 'second']],
  ] as const)('works for two in a row, %s', async ([, order], { expect }) => {
    const { site, root, there } = await twoPages()
    const third = await post(site, '/third')
    const moves = {
      first: await aPageMove(site, '/old', '/new'),
      second: await aPageMove(site, '/new', '/third'),
    }
    for (const which of order) {
      await undoMove(testContext(), site, 7, moves[which])
      await settleMoves(site)
    }
    const rows = new Map((await threadsOf(site)).map(({ id, thread_id }) => [id, thread_id]))
    expect(rows.get(root)).toBe(await threadAt(site, '/old'))
    expect(rows.get(there)).toBe(await threadAt(site, '/new'))
    expect(rows.get(third)).toBe(await threadAt(site, '/third'))
    for (const path of ['/old', '/new', '/third'])
      expect((await read(site, path)).moved, path).toBeUndefined()
    const { kept, counted } = await recount(site)
    expect(kept).toEqual(counted)
    const notes = await env.DB.prepare(
      'SELECT count(*) AS n FROM comments WHERE site_id = ?1 AND came_by IS NOT NULL',
    )
      .bind(site.id)
      .first<{ n: number }>()
    expect(notes!.n).toBe(0)
  })

  it('leads the first address to the second again when only the second move is taken back', async ({
    expect,
  }) => {
    const { site } = await twoPages()
    await aPageMove(site, '/old', '/new')
    const second = await aPageMove(site, '/new', '/third')
    await undoMove(testContext(), site, 7, second)
    await settleMoves(site)
    expect((await read(site, '/old')).thread.page).toBe(aPage(site, '/new'))
  })

  it('happens once, at its own site', async ({ expect }) => {
    const { site } = await twoPages()
    const moveId = await aPageMove(site, '/old', '/new')
    expect(await codeOf(undoMove(testContext(), await aSite(), 7, moveId))).toBe('threads/move-unknown')
    await undoMove(testContext(), site, 7, moveId)
    expect(await codeOf(undoMove(testContext(), site, 7, moveId))).toBe('threads/undo-too-late')
    await settleMoves(site)
    expect(await codeOf(undoMove(testContext(), site, 7, moveId))).toBe('threads/undo-too-late')
  })
})

import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { ReadThread } from '../../../src/comments/schema'
import { BRANCH_MAX } from '../../../src/comments/thread/read-branch'
import { readThread } from '../../../src/comments/thread/read-thread'
import { encodePathId } from '../../../src/kernel/id'
import { pinComment, setPage } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { moveComment } from '../../../src/threads/move-comment'
import { movePage } from '../../../src/threads/move-page'
import { undoMove } from '../../../src/threads/undo-move'
import { aComment } from '../../support/a-comment'
import { aPageMove, recount, settleMoves, threadAt, urlOf, wrongPlaces } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const post = async (site: Site, more: object = {}) => (await aComment(site, more)).id
const reply = (site: Site, parentId: number, more: object = {}) =>
  post(site, { parentId: String(parentId), ...more })
const move = (site: Site, id: number, target: { under?: number; page?: string } = {}, ctx = testContext()) =>
  moveComment(ctx, site, 7, id, {
    under: target.under,
    page: target.page === undefined ? undefined : urlOf(site, target.page),
  })
const codeOf = (work: Promise<unknown>) => work.then(String, ({ code }: { code: string }) => code)
const rowOf = (id: number) =>
  env.DB.prepare(
    'SELECT parent_id, root_id, depth, path, thread_id, shown, replies, pinned_at FROM comments WHERE id = ?1',
  )
    .bind(id)
    .first<Record<string, unknown>>()
const snapshot = async (site: Site) =>
  (
    await env.DB.prepare(
      'SELECT id, parent_id, root_id, depth, path, thread_id, shown, replies FROM comments WHERE site_id = ?1 ORDER BY id',
    )
      .bind(site.id)
      .all()
  ).results

async function settled(site: Site): Promise<unknown> {
  const { kept, counted, replies } = await recount(site)
  return {
    counters: kept,
    wrong: [...(await wrongPlaces(site)), ...replies.filter((root) => root.kept !== root.counted)],
    counted,
  }
}

async function fine(site: Site, expect: (value: unknown) => { toEqual(other: unknown): void }) {
  const { counters, counted, wrong } = (await settled(site)) as {
    counters: unknown
    counted: unknown
    wrong: unknown
  }
  expect(wrong).toEqual([])
  expect(counters).toEqual(counted)
}

/** A chain of answers, one below the other. */
async function aChain(site: Site, length: number): Promise<number[]> {
  const ids = [await post(site)]
  for (let at = 1; at < length; at++) ids.push(await reply(site, ids.at(-1)!))
  return ids
}

describe('a comment that is moved', () => {
  it('goes below another one with all that answers it, in every state', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b] = [await post(site), await post(site)]
    const [first, second] = [await reply(site, a), await reply(site, a)]
    const below = await reply(site, first)
    const [held, spam] = [await reply(site, first), await reply(site, below)]
    await setStatus(held, 'held')
    await setStatus(spam, 'spam')
    await move(site, first, { under: b })
    for (const id of [first, below, held, spam]) expect((await rowOf(id))?.root_id).toBe(b)
    expect(await rowOf(first)).toMatchObject({ parent_id: b, depth: 1, path: encodePathId(first) })
    expect((await rowOf(second))?.root_id).toBe(a)
    await fine(site, expect)
    await setStatus(held, 'published')
    await fine(site, expect)
  })

  it('stands by itself, and roots go below others', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b, c] = await aChain(site, 3)
    await move(site, b!)
    expect(await rowOf(b!)).toMatchObject({ parent_id: null, root_id: b, depth: 0, path: '', replies: 1 })
    await fine(site, expect)
    await move(site, a!, { under: c! })
    expect(await rowOf(a!)).toMatchObject({ parent_id: c, root_id: b, depth: 2, replies: 0 })
    await fine(site, expect)
  })

  it('goes to another page, new or known, and its link follows', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b] = await aChain(site, 2)
    const other = await post(site, { page: aPage(site, '/other') })
    await move(site, b!, { page: '/new' })
    await move(site, a!, { under: other })
    expect((await rowOf(b!))?.thread_id).toBe(await threadAt(site, '/new'))
    expect((await rowOf(a!))?.thread_id).toBe(await threadAt(site, '/other'))
    await fine(site, expect)
    const read = await readThread(
      testContext(),
      site.id,
      v.parse(ReadThread, { page: aPage(site, '/other') }),
    )
    expect(read.items[0]!.children.map(({ id }) => id)).toEqual([a])
  })

  it('unfolds where there is room, and folds where there is none', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const chain = await aChain(site, 10)
    expect((await rowOf(chain[9]!))?.depth).toBe(6)
    await move(site, chain[4]!)
    expect((await rowOf(chain[9]!))?.depth).toBe(5)
    await fine(site, expect)
    // Of those that share the deepest place only what hangs from it goes.
    await move(site, chain[4]!, { under: chain[3]! })
    expect((await rowOf(chain[9]!))?.depth).toBe(6)
    const beside = await reply(site, chain[6]!)
    await move(site, chain[8]!)
    expect((await rowOf(chain[9]!))?.root_id).toBe(chain[8])
    expect((await rowOf(beside))?.root_id).toBe(chain[0])
    await fine(site, expect)
  })

  it('leaves no empty place above, and keeps one that is needed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [gone, child] = await aChain(site, 2)
    const other = await post(site)
    await env.DB.prepare('UPDATE comments SET status = 4, shown = 1 WHERE id = ?1').bind(gone).run()
    await move(site, child!, { under: other })
    expect((await rowOf(gone!))?.shown).toBe(0)
    await fine(site, expect)
  })

  it('loses its pin below another, and has it again when the move is taken back', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b] = [await post(site), await post(site)]
    await pinComment(testContext(), site, 7, a, true)
    const before = await rowOf(a)
    const { moveId } = await move(site, a, { under: b })
    expect((await rowOf(a))?.pinned_at).toBeNull()
    await undoMove(testContext(), site, 7, moveId)
    expect(await rowOf(a)).toEqual(before)
  })

  it('is logged, counted, kept out of old copies, and told to the index once', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [, b] = await aChain(site, 2)
    const ctx = testContext()
    const done = await move(site, b!, {}, ctx)
    expect(done.moved).toBe(1)
    const log = await env.DB.prepare(
      "SELECT actor, before, after FROM audit WHERE site_id = ?1 AND action = 'comment.move'",
    )
      .bind(site.id)
      .all()
    expect(log.results).toMatchObject([{ actor: 'person:7' }])
    expect(ctx.purged).toContain(`site-${site.id}`)
    const jobs = await env.DB.prepare(
      "SELECT count(*) AS n FROM jobs WHERE kind = 'comments.index-moved' AND payload LIKE ?1",
    )
      .bind(`%${site.id}%`)
      .first<{ n: number }>()
    expect(jobs!.n).toBe(1)
  })
})

describe('a place that is none', () => {
  it('is refused with its reason, and nothing changes', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b, c] = await aChain(site, 3)
    const spam = await post(site)
    await setStatus(spam, 'spam')
    const elsewhere = await aSite({ hold: 'none' })
    const foreign = await post(elsewhere)
    const other = await post(site, { page: aPage(site, '/other') })
    const before = await snapshot(site)
    expect(await codeOf(move(site, a!, { under: a! }))).toBe('comments/own-answer')
    expect(await codeOf(move(site, a!, { under: c! }))).toBe('comments/own-answer')
    expect(await codeOf(move(site, a!))).toBe('comments/stands-there')
    expect(await codeOf(move(site, b!, { under: a! }))).toBe('comments/stands-there')
    expect(await codeOf(move(site, a!, { under: spam }))).toBe('comments/target-gone')
    expect(await codeOf(move(site, a!, { under: foreign }))).toBe('comments/target-gone')
    expect(await codeOf(move(site, a!, { under: other, page: '/post/1' }))).toBe('comments/target-gone')
    expect(await codeOf(move(elsewhere, a!))).toBe('comments/unknown')
    expect(await codeOf(moveComment(testContext(), site, 7, a!, { page: urlOf(elsewhere, '/x') }))).toBe(
      'comments/page-not-allowed',
    )
    expect(await snapshot(site)).toEqual(before)
  })

  it('may be a page that is closed: the team decides', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const other = await post(site, { page: aPage(site, '/other') })
    await setPage(testContext(), site, 7, other, 'closed')
    await move(site, a, { page: '/other' })
    expect((await rowOf(a))?.thread_id).toBe(await threadAt(site, '/other'))
    await fine(site, expect)
  })

  it('is no page on its way; one that moved is where it went', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    await post(site, { page: aPage(site, '/other') })
    await aPageMove(site, '/other', '/there')
    await move(site, a, { page: '/other' })
    expect((await rowOf(a))?.thread_id).toBe(await threadAt(site, '/there'))
    await movePage(testContext(), site, 7, await threadAt(site, '/there'), urlOf(site, '/last'))
    expect(await codeOf(move(site, a, { page: '/post/1' }))).toBe('comments/on-its-way')
    await settleMoves(site)
    await move(site, a, { page: '/post/1' })
    await fine(site, expect)
  })

  it('is too large above two thousand answers', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await post(site)
    const thread = await threadAt(site, '/post/1')
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?4)
       INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, depth, path, status, shown, author_name, body, html, renderer, created_at)
       SELECT ?3 + i, ?1, ?2, ?3, ?3, 1, printf('%011d', i), 1, 1, 'Ben', 'r', 'r', 1, 1 FROM n`,
    )
      .bind(site.id, thread, root, BRANCH_MAX)
      .run()
    expect(await codeOf(move(site, root, { page: '/other' }))).toBe('comments/branch-large')
  })
})

describe('moves and answers at the same moment', () => {
  it('leave every answer in the place of what it answers', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b] = [await post(site), await post(site)]
    const child = await reply(site, a)
    await Promise.all([
      move(site, child, { under: b }),
      ...Array.from({ length: 4 }, () => reply(site, child)),
    ])
    await fine(site, expect)
  })

  it('of the same comment leave it in one place', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b, c] = [await post(site), await post(site), await post(site)]
    await Promise.allSettled([
      move(site, a, { under: b }),
      move(site, a, { under: c }),
      move(site, b, { under: a }),
    ])
    await fine(site, expect)
  })
})

describe('any tree', () => {
  it('is right after any moves there and back, of comments and pages', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 4, maxLength: 12 }),
        fc.array(
          fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('under', 'root', 'page', 'merge', 'undo', 'hide')),
          { minLength: 3, maxLength: 8 },
        ),
        async (parents, acts) => {
          const site = await aSite({ hold: 'none' })
          const ids: number[] = []
          for (const [at, parent] of parents.entries()) {
            ids.push(at === 0 || parent % 4 === 0 ? await post(site) : await reply(site, ids[parent % at]!))
          }
          const done: number[] = []
          for (const [which, where, act] of acts) {
            const id = ids[which % ids.length]!
            const page = ['/post/1', '/two', '/three'][where % 3]!
            const work =
              act === 'under'
                ? move(site, id, { under: ids[where % ids.length]! })
                : act === 'root'
                  ? move(site, id)
                  : act === 'page'
                    ? move(site, id, { page })
                    : act === 'hide'
                      ? setStatus(id, 'spam')
                      : act === 'undo'
                        ? undoMove(testContext(), site, 7, done[which % done.length] ?? 1)
                        : movePage(
                            testContext(),
                            site,
                            7,
                            await threadAt(site, ['/post/1', '/two', '/three'][which % 3]!),
                            urlOf(site, page),
                          )
            const result = await work.catch((error: { code?: string }) => {
              // Refusals are answers; anything else is a fault.
              if (!error.code) throw error
            })
            if (result && 'moveId' in result) done.push(result.moveId)
            await settleMoves(site)
            const { kept, counted, replies } = await recount(site)
            expect(kept).toEqual(counted)
            expect(replies.filter((root) => root.kept !== root.counted)).toEqual([])
            // `hide` sets no places above itself as a decision would, so only what moves touched is looked at.
            const wrong = await wrongPlaces(site)
            expect(wrong.filter((what) => !what.includes('shown'))).toEqual([])
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)
})

import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { editAsTeam } from '../../../src/comments/team/edit-as-team'
import { replyAsTeam } from '../../../src/comments/team/reply-as-team'
import { applyAction } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { moveComment } from '../../../src/threads/move-comment'
import { movePage } from '../../../src/threads/move-page'
import { undoMove } from '../../../src/threads/undo-move'
import { undoWords } from '../../../src/threads/undo-words'
import { aComment } from '../../support/a-comment'
import { aPageMove, recount, settleMoves, threadAt, urlOf, wrongPlaces } from '../../support/a-move'
import { aPage, aSite } from '../../support/a-site'
import { setStatus } from '../../support/set-status'
import { testContext } from '../../support/test-context'

const post = async (site: Site, more: object = {}) => (await aComment(site, more)).id
const reply = (site: Site, parentId: number) => post(site, { parentId: String(parentId) })
const codeOf = (work: Promise<unknown>) => work.then(String, ({ code }: { code: string }) => code)
const undo = (site: Site, moveId: number, person = 7, ctx = testContext()) =>
  undoMove(ctx, site, person, moveId)
const move = async (site: Site, id: number, target: { under?: number; page?: string } = {}) =>
  (
    await moveComment(testContext(), site, 7, id, {
      under: target.under,
      page: target.page === undefined ? undefined : urlOf(site, target.page),
    })
  ).moveId
const placeOf = (id: number) =>
  env.DB.prepare('SELECT parent_id, root_id, depth, path, thread_id, came_by FROM comments WHERE id = ?1')
    .bind(id)
    .first()

async function isRight(
  site: Site,
  expect: (value: unknown) => { toEqual(other: unknown): void },
): Promise<void> {
  const { kept, counted, replies } = await recount(site)
  expect(kept).toEqual(counted)
  expect(replies.filter((root) => root.kept !== root.counted)).toEqual([])
  expect(await wrongPlaces(site)).toEqual([])
}

describe('a comment’s move that is taken back', () => {
  it.for([
    ['a root below another', async (site: Site, [a, , c]: number[]) => move(site, a!, { under: c! }), 0],
    ['an answer below another', async (site: Site, [, b, c]: number[]) => move(site, b!, { under: c! }), 1],
    ['an answer to stand by itself', async (site: Site, [, b]: number[]) => move(site, b!), 1],
    ['an answer to another page', async (site: Site, [, b]: number[]) => move(site, b!, { page: '/new' }), 1],
    ['a root to another page', async (site: Site, [a]: number[]) => move(site, a!, { page: '/new' }), 0],
  ] as const)('puts %s where it was', async ([, act, which], { expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const b = await reply(site, a)
    const below = await reply(site, b)
    const c = await post(site)
    const ids = [a, b, c]
    const before = [await placeOf(ids[which]!), await placeOf(below)]
    const moveId = await act(site, ids)
    expect(await placeOf(ids[which]!)).not.toEqual(before[0])
    await isRight(site, expect)
    await undo(site, moveId)
    expect([await placeOf(ids[which]!), await placeOf(below)]).toEqual(before)
    await isRight(site, expect)
  })

  it('brings along what answered it since', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const [a, b] = [await post(site), await post(site)]
    const child = await reply(site, a)
    const moveId = await move(site, child, { under: b })
    const late = await reply(site, child)
    await undo(site, moveId)
    expect(await placeOf(late)).toMatchObject({ root_id: a, parent_id: child })
    await isRight(site, expect)
  })

  it('is told when what it answered is gone', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const child = await reply(site, a)
    const moveId = await move(site, child)
    await setStatus(a, 'deleted')
    expect(await codeOf(undo(site, moveId))).toBe('threads/undo-too-late')
    await setStatus(a, 'published')
    await undo(site, moveId)
    expect(await placeOf(child)).toMatchObject({ parent_id: a })
  })

  it('is told when its page is on its way, and goes home once that is there', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    await post(site, { page: aPage(site, '/there') })
    const moveId = await move(site, a, { page: '/there' })
    await movePage(testContext(), site, 7, await threadAt(site, '/there'), urlOf(site, '/last'))
    expect(await codeOf(undo(site, moveId))).toBe('threads/undo-too-late')
    await settleMoves(site)
    await undo(site, moveId)
    expect(await placeOf(a)).toMatchObject({ thread_id: await threadAt(site, '/post/1') })
    await isRight(site, expect)
  })

  it('happens once, by anybody who may, at its own site', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const child = await reply(site, a)
    const moveId = await move(site, child)
    expect(await codeOf(undo(await aSite(), moveId))).toBe('threads/move-unknown')
    await undo(site, moveId, 8)
    const again = testContext()
    expect(await codeOf(undo(site, moveId, 7, again))).toBe('threads/undo-too-late')
    expect(again.db.usage.rowsWritten).toBe(0)
    const log = await env.DB.prepare(
      "SELECT actor, action FROM audit WHERE site_id = ?1 AND action LIKE 'comment.move%' ORDER BY id",
    )
      .bind(site.id)
      .all()
    expect(log.results).toEqual([
      { actor: 'person:7', action: 'comment.move' },
      { actor: 'person:8', action: 'comment.move-back' },
    ])
  })

  it('of two at once happens once', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const child = await reply(site, a)
    const moveId = await move(site, child)
    const codes = await Promise.all([codeOf(undo(site, moveId)), codeOf(undo(site, moveId))])
    expect(codes.filter((code) => code.startsWith('threads/'))).toHaveLength(1)
    await isRight(site, expect)
  })

  it('works in any order with the move of its page', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const a = await post(site)
    const child = await reply(site, a)
    const page = await aPageMove(site, '/post/1', '/new')
    const moveId = await move(site, child)
    await undo(site, page)
    await settleMoves(site)
    await isRight(site, expect)
    // The answer stands by itself at the new page; what it answered went home, so there it cannot go.
    expect(['undefined', 'threads/undo-too-late']).toContain(await codeOf(undo(site, moveId)))
    await isRight(site, expect)
  })
})

describe('words of the team that are taken back', () => {
  const edit = (site: Site, id: number, body: string, revision = 1) =>
    editAsTeam(testContext(), site, 7, id, { body, revision, ack: undefined })
  const back = (site: Site, actionId: number | null, person = 7) =>
    undoWords(testContext(), site, person, actionId ?? 0)
  const rowOf = (id: number) =>
    env.DB.prepare('SELECT body, status, revision FROM comments WHERE id = ?1').bind(id).first()

  it.for(['held', 'published', 'returned', 'rejected', 'spam'] as const)(
    'are an edit of a %s one',
    async (status, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const id = await post(site, { body: 'As it was.' })
      await setStatus(id, status)
      const before = await rowOf(id)
      const { actionId } = await edit(site, id, 'By the team.')
      expect(await back(site, actionId)).toMatchObject({ id })
      expect(await rowOf(id)).toEqual({ ...before, revision: 3 })
    },
  )

  it('are an answer: it is deleted, and what it answered stays', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site)
    const { id: answer, actionId } = await replyAsTeam(testContext(), site, 7, id, {
      body: 'We look.',
      revision: 1,
      ack: undefined,
    })
    expect(await back(site, actionId)).toEqual({ id })
    expect(await rowOf(answer)).toMatchObject({ status: 4 })
    expect(await rowOf(id)).toMatchObject({ status: 1 })
    await isRight(site, expect)
  })

  it('are one’s own, of this site, and words at all', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site)
    const { actionId } = await edit(site, id, 'By the team.')
    expect(await codeOf(back(site, actionId, 8))).toBe('threads/words-unknown')
    expect(await codeOf(back(await aSite(), actionId))).toBe('threads/words-unknown')
    expect(await codeOf(back(site, 5))).toBe('threads/words-unknown')
    const decided = await applyAction(testContext(), site, 7, id, {
      action: 'spam',
      revision: 2,
      from: 'published',
      reason: null,
      tell: false,
    })
    expect(await codeOf(back(site, decided.actionId))).toBe('threads/words-unknown')
  })

  it('stay where somebody wrote others since', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site)
    const { actionId } = await edit(site, id, 'First.')
    await edit(site, id, 'Second.', 2)
    expect(await codeOf(back(site, actionId))).toBe('comments/edited-meanwhile')
    expect(await rowOf(id)).toMatchObject({ body: 'Second.', revision: 3 })
  })

  it('are taken back step by step, the last first', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const id = await post(site, { body: 'Own.' })
    const first = await edit(site, id, 'First.')
    expect(await back(site, first.actionId)).toMatchObject({ revision: 3 })
    const second = await edit(site, id, 'Second.', 3)
    await back(site, second.actionId)
    expect(await rowOf(id)).toMatchObject({ body: 'Own.', revision: 5 })
    const revisions = await env.DB.prepare(
      'SELECT body FROM comment_revisions WHERE comment_id = ?1 ORDER BY revision',
    )
      .bind(id)
      .all<{ body: string }>()
    expect(revisions.results.map(({ body }) => body)).toEqual(['Own.', 'First.', 'Own.', 'Second.'])
  })
})

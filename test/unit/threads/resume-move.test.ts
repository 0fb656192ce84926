import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { moveOn } from '../../../src/threads/move-on'
import { movePage } from '../../../src/threads/move-page'
import { findMove, listMoves } from '../../../src/threads/queries'
import { resumeMove } from '../../../src/threads/resume-move'
import { undoMove } from '../../../src/threads/undo-move'
import { aComment } from '../../support/a-comment'
import { aLargeThread } from '../../support/a-large-thread'
import { SAME_ORIGIN, send, visit } from '../../support/a-member'
import { recount, runSteps, settleMoves, threadAt, urlOf, wrongPlaces } from '../../support/a-move'
import { aSite } from '../../support/a-site'
import { aTeam, liveContext, loggedAt } from '../../support/a-team'
import { aToken } from '../../support/a-token'
import { call } from '../../support/api'
import { wordsOf } from '../../support/rendered'
import { testContext } from '../../support/test-context'

/** The waiting step of a site's move, given up as the queue does after its last try. */
async function park(site: Site): Promise<number> {
  const where = "FROM jobs WHERE kind = 'threads.move-on' AND payload ->> 'siteId' = ?1"
  const { id } = (await env.DB.prepare(`SELECT id ${where}`).bind(site.id).first<{ id: number }>())!
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at, urgent)
       SELECT id, kind, payload, 7, 'D1_ERROR: too long', created_at, created_at, urgent ${where}`,
    ).bind(site.id),
    env.DB.prepare(`DELETE ${where}`).bind(site.id),
  ])
  return id
}

const waiting = (site: Site) =>
  env.DB.prepare(
    "SELECT count(*) AS n FROM jobs WHERE kind = 'threads.move-on' AND payload ->> 'siteId' = ?1",
  )
    .bind(site.id)
    .first<number>('n')
const parked = (site: Site) =>
  env.DB.prepare("SELECT count(*) AS n FROM parked_jobs WHERE payload ->> 'siteId' = ?1")
    .bind(site.id)
    .first<number>('n')

const SIZE = 2000

/** A page of two thousand comments that stopped when a part of them had come. */
async function aStopped() {
  const { site, owner } = await aTeam()
  const { threadId } = await aLargeThread(site, SIZE, SIZE / 2, '/old')
  const ctx = liveContext()
  const { moveId } = await movePage(ctx, site, owner.personId, threadId, urlOf(site, '/new'))
  await runSteps(site, ctx)
  await park(site)
  const move = async () => (await ctx.db.first(findMove(site.id, moveId)))!
  const at = async (path: string) => {
    const { kept } = await recount(site)
    const id = await threadAt(site, path)
    return kept.find((thread) => thread.id === id)?.published ?? 0
  }
  return { site, owner, ctx, moveId, move, at }
}

/** Nothing is lost, doubled or counted wrong. */
async function isRight(site: Site, expect: (value: unknown) => { toEqual(other: unknown): void }) {
  const { kept, counted, replies } = await recount(site)
  expect(kept).toEqual(counted)
  expect(replies.filter((root) => root.kept !== root.counted)).toEqual([])
  expect(kept.reduce((sum, { published }) => sum + published, 0)).toEqual(SIZE)
  expect((await wrongPlaces(site)).length).toEqual(0)
}

describe('a move that stopped', () => {
  it('says so, and so does the list', async ({ expect }) => {
    const { site, ctx, move, at } = await aStopped()
    expect(await move()).toMatchObject({ state: 'running', stopped_job: expect.any(Number) })
    expect(await at('/new')).toBeGreaterThan(0)
    expect(await at('/old')).toBeGreaterThan(0)
    const [listed] = await ctx.db.all(listMoves(site.id, Number.MAX_SAFE_INTEGER, 5))
    expect(listed!.stopped_job).toBe((await move()).stopped_job)
  })

  it('goes on where it was, to the end', async ({ expect }) => {
    const { site, owner, moveId, move, at } = await aStopped()
    const before = (await move()).moved
    const ctx = liveContext()
    await resumeMove(ctx, site, owner.personId, moveId)
    expect([await waiting(site), await parked(site), ctx.wakeUps.count]).toEqual([1, 0, 1])
    expect(await move()).toMatchObject({ state: 'running', stopped_job: null, moved: before })
    await settleMoves(site)
    expect(await move()).toMatchObject({ state: 'done', moved: SIZE })
    expect([await at('/old'), await at('/new')]).toEqual([0, SIZE])
    await isRight(site, expect)
    expect(await loggedAt(site)).toEqual(['page.move', 'page.move-on'])
  }, 60_000)

  it('is let go on once, of many presses', async ({ expect }) => {
    const { site, owner, moveId } = await aStopped()
    const press = () => resumeMove(liveContext(), site, owner.personId, moveId)
    await Promise.all([press(), press(), press()])
    await press()
    expect([await waiting(site), await parked(site)]).toEqual([1, 0])
    expect(await loggedAt(site)).toEqual(['page.move', 'page.move-on'])
  })

  it('turns round where it is when it is taken back, and other pages can move then', async ({ expect }) => {
    const { site, owner, ctx, moveId, move, at } = await aStopped()
    const other = await aComment(site, { page: urlOf(site, '/other').href })
    expect(other.id).toBeGreaterThan(0)
    const elsewhere = await threadAt(site, '/other')
    const moveOther = async () => movePage(ctx, site, owner.personId, elsewhere, urlOf(site, '/third'))
    await expect(moveOther()).rejects.toMatchObject({ code: 'threads/busy' })
    await undoMove(ctx, site, owner.personId, moveId)
    expect(await move()).toMatchObject({ state: 'undoing', stopped_job: null })
    expect([await waiting(site), await parked(site)]).toEqual([1, 0])
    await settleMoves(site)
    expect(await move()).toMatchObject({ state: 'undone' })
    expect([await at('/old'), await at('/new')]).toEqual([SIZE, 0])
    await isRight(site, expect)
    expect(await loggedAt(site)).toEqual(['page.move', 'page.move-back'])
    await moveOther()
    await settleMoves(site)
  }, 60_000)

  it('on its way back goes on too', async ({ expect }) => {
    const { site, owner, ctx, moveId, move, at } = await aStopped()
    await undoMove(ctx, site, owner.personId, moveId)
    await park(site)
    expect(await move()).toMatchObject({ state: 'undoing', stopped_job: expect.any(Number) })
    // There is no way back from the way back.
    await expect(undoMove(ctx, site, owner.personId, moveId)).rejects.toMatchObject({
      code: 'threads/undo-too-late',
    })
    await resumeMove(ctx, site, owner.personId, moveId)
    await settleMoves(site)
    expect(await move()).toMatchObject({ state: 'undone' })
    expect(await at('/old')).toBe(SIZE)
    await isRight(site, expect)
  }, 60_000)

  it('either goes on or turns round, when two people decide at once', async ({ expect }) => {
    const { site, owner, moveId, move } = await aStopped()
    const [, undone] = await Promise.allSettled([
      resumeMove(liveContext(), site, owner.personId, moveId),
      undoMove(liveContext(), site, owner.personId, moveId),
    ])
    expect([await waiting(site), await parked(site)]).toEqual([1, 0])
    await settleMoves(site)
    expect((await move()).state).toBe(undone.status === 'fulfilled' ? 'undone' : 'done')
    await isRight(site, expect)
  }, 60_000)
})

describe('a move that goes on by itself', () => {
  it('is left to it, and is not taken back on its way', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { page: urlOf(site, '/old').href })
    const ctx = testContext()
    const { moveId } = await movePage(ctx, site, 7, await threadAt(site, '/old'), urlOf(site, '/new'))
    const pressing = testContext()
    await resumeMove(pressing, site, 7, moveId)
    expect([pressing.wakeUps.count, pressing.db.usage.rowsWritten, await waiting(site)]).toEqual([0, 0, 1])
    await expect(undoMove(ctx, site, 7, moveId)).rejects.toMatchObject({ code: 'threads/undo-too-late' })
    await settleMoves(site)
    await resumeMove(pressing, site, 7, moveId)
    expect(pressing.db.usage.rowsWritten).toBe(0)
  })

  it('is not stopped by what was given up of another move or another site', async ({ expect }) => {
    const here = await aStopped()
    const there = await aSite({ hold: 'none' })
    await aComment(there, { page: urlOf(there, '/old').href })
    const { moveId } = await movePage(here.ctx, there, 7, await threadAt(there, '/old'), urlOf(there, '/new'))
    expect((await here.ctx.db.first(findMove(there.id, moveId)))!.stopped_job).toBeNull()
    await expect(resumeMove(here.ctx, there, 7, here.moveId)).rejects.toMatchObject({
      code: 'threads/move-unknown',
    })
    expect(await parked(here.site)).toBe(1)
    await settleMoves(there)
  })
})

describe('the page of a move that stopped', () => {
  it('offers to go on and to take it back, and asks for nothing by itself', async ({ expect }) => {
    const { site, owner, moveId, move } = await aStopped()
    const path = `/desk/${site.id}/moves/${moveId}`
    const { text } = await visit(owner, path)
    expect(text).not.toContain('data-poll')
    expect(wordsOf(text)).toMatch(/stopped · \S/)
    expect(text).toContain(`action="${path}/resume"`)
    expect(text).toContain(`action="${path}/undo"`)
    expect(wordsOf((await visit(owner, `/desk/${site.id}/pages`)).text)).toMatch(/comments stopped/)
    const answer = await send(owner, `${path}/resume`, {})
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path])
    expect((await move()).stopped_job).toBeNull()
    expect((await visit(owner, path)).text).toContain('data-poll="yes"')
    const log = wordsOf((await visit(owner, `/desk/${site.id}/log`)).text)
    expect(log).toContain('let a page’s move go on')
    await settleMoves(site)
  }, 60_000)

  it('is read and resumed by scripts too', async ({ expect }) => {
    const { site, owner, moveId } = await aStopped()
    const token = await aToken(site, owner, ['moderate'])
    const headers = { ...SAME_ORIGIN, authorization: `Bearer ${token}` }
    const path = `/v1/desk/${site.id}/moves/${moveId}`
    expect((await call(path, { headers })).json).toMatchObject({ state: 'running', stopped: true })
    const resumed = await call(`${path}/resume`, { method: 'POST', headers })
    expect([resumed.status, resumed.json]).toEqual([202, { move: String(moveId) }])
    expect((await call(path, { headers })).json).toMatchObject({ state: 'running', stopped: false })
    await settleMoves(site)
  }, 60_000)
})

describe('a step that was given up in the middle', () => {
  it('may be done twice: what came already is not moved again', async ({ expect }) => {
    const { site, owner, ctx, moveId, move } = await aStopped()
    const { payload } = (await env.DB.prepare(
      "SELECT payload FROM parked_jobs WHERE payload ->> 'siteId' = ?1",
    )
      .bind(site.id)
      .first<{ payload: string }>())!
    await moveOn(ctx, JSON.parse(payload))
    await resumeMove(ctx, site, owner.personId, moveId)
    await settleMoves(site)
    expect(await move()).toMatchObject({ state: 'done', moved: SIZE })
    await isRight(site, expect)
  }, 60_000)
})

import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { editComment } from '../../../src/comments/own/edit-comment'
import { applyAction } from '../../../src/moderation/public'
import { continueSweep, PART, ROUNDS } from '../../../src/sweeps/continue-sweep'
import {
  countSweep,
  readSweep,
  StartSweep,
  SweepAsked,
  startSweep,
  stopSweep,
} from '../../../src/sweeps/public'
import { aComment } from '../../support/a-comment'
import { aCrowd, miscounted, tally } from '../../support/a-crowd'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aMoment, aSweep, runSweep, sweepRow } from '../../support/a-sweep'
import { indexSite } from '../../support/index-site'
import { testContext } from '../../support/test-context'

async function aPlace(size: number, options: Parameters<typeof aCrowd>[2] = {}) {
  const site = await aSite()
  const { personId, name } = await aMember(site)
  const crowd = await aCrowd(site, size, options)
  return { site, personId, name, crowd }
}

const held = { status: 'held' as const }

describe('a sweep', () => {
  it('decides everything that waits, a hundred in each transaction, and says what it did', async ({
    expect,
  }) => {
    const { site, personId, name } = await aPlace(730)
    const { id, count } = await aSweep(site, personId, 'approve', held)
    expect(count).toBe(730)
    expect(await readSweep(aMoment(), site, id)).toMatchObject({ state: 'running', moved: 0, by: name })
    // Five parts a job; the second job finds the end.
    expect(await runSweep(site, id)).toBe(2)
    expect(await tally(site)).toEqual({ 1: 730 })
    expect(await miscounted(site)).toEqual([])
    expect(await readSweep(aMoment(), site, id)).toMatchObject({
      state: 'done',
      total: 730,
      moved: 730,
      passed: 0,
      quicker: [],
    })
  })

  it('costs at most four round trips a hundred, the search index included', async ({ expect }) => {
    const { site, personId } = await aPlace(1000)
    const plain = await aSweep(site, personId, 'spam', held)
    const ctx = aMoment()
    await runSweep(site, plain.id, ctx)
    const cost = (ctx.db.usage.roundTrips + ctx.search.usage.roundTrips) / 10
    const marked = await aPlace(1000, { doubts: '[{"code":"shouting"}]' })
    await indexSite(marked.site)
    const narrow = await aSweep(marked.site, marked.personId, 'spam', { ...held, why: 'shouting' })
    const other = aMoment()
    await runSweep(marked.site, narrow.id, other)
    const dear = (other.db.usage.roundTrips + other.search.usage.roundTrips) / 10
    const rows = { read: ctx.db.usage.rowsRead / 1000, written: ctx.db.usage.rowsWritten / 1000 }
    console.log('sweep, round trips a hundred:', { list: cost, search: dear }, 'rows a comment:', rows)
    expect(cost).toBeLessThanOrEqual(4)
    expect(dear).toBeLessThanOrEqual(4)
    expect(await tally(marked.site)).toEqual({ 3: 1000 })
  })

  it('leaves what came after the count, and what was edited or moved since', async ({ expect }) => {
    const { site, personId } = await aPlace(3)
    const mo = await aMember(site)
    const early = aMoment()
    const edited = await aComment(site, { body: 'First words.' }, { ctx: early })
    early.sleep(10)
    const back = await aComment(site, { body: 'Somebody put it back.' }, { ctx: early })
    await applyAction(early, site, mo.personId, back.id, { action: 'spam', revision: 1, from: 'held' })
    const counting = testContext({ now: early.clock.now() + 1000 })
    const { confirm, count } = await countSweep(counting, site, personId, v.parse(SweepAsked, held))
    expect(count).toBe(4)

    const later = testContext({ now: counting.clock.now() + 1000 })
    const late = await aComment(site, { body: 'I came late.' }, { ctx: later })
    await editComment(later, site, edited.id, edited.token, { body: 'Other words.' })
    await applyAction(later, site, mo.personId, back.id, { action: 'restore', revision: 1, from: 'spam' })
    const id = await startSweep(later, site, personId, {
      confirm: confirm!,
      action: 'spam',
      reason: null,
      tell: false,
    })
    await runSweep(site, id, later)

    const { results } = await env.DB.prepare(
      'SELECT id FROM comments WHERE site_id = ?1 AND status = 0 ORDER BY id',
    )
      .bind(site.id)
      .all<{ id: number }>()
    expect(results.map((row) => row.id)).toEqual([edited.id, back.id, late.id])
    expect(await readSweep(aMoment(), site, id)).toMatchObject({ moved: 3, passed: 2, state: 'done' })
  })

  it('names who was quicker', async ({ expect }) => {
    const { site, personId, crowd } = await aPlace(5)
    const mo = await aMember(site)
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', held, ctx)
    await applyAction(ctx, site, mo.personId, crowd.ids[2]!, { action: 'approve', revision: 1, from: 'held' })
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 1: 1, 3: 4 })
    expect(await readSweep(ctx, site, id)).toMatchObject({
      total: 5,
      moved: 4,
      passed: 0,
      quicker: [mo.name],
    })
  })

  it('begins once, however often it is confirmed', async ({ expect }) => {
    const { site, personId } = await aPlace(2)
    const ctx = aMoment()
    const { confirm } = await countSweep(ctx, site, personId, v.parse(SweepAsked, held))
    const start = () =>
      startSweep(ctx, site, personId, { confirm: confirm!, action: 'spam', reason: null, tell: false })
    const [one, two] = [await start(), await start()]
    expect(two).toBe(one)
    const { results } = await env.DB.prepare(
      "SELECT id FROM audit WHERE site_id = ?1 AND action = 'comment.sweep'",
    )
      .bind(site.id)
      .all()
    expect(results).toHaveLength(1)
  })

  it('is begun by nobody else, at no other site, and not an hour later', async ({ expect }) => {
    const { site, personId } = await aPlace(1)
    const other = await aPlace(1)
    const ctx = aMoment()
    const { confirm } = await countSweep(ctx, site, personId, v.parse(SweepAsked, held))
    const start = (where: typeof site, who: number, token = confirm!) =>
      startSweep(ctx, where, who, { confirm: token, action: 'spam', reason: null, tell: false })
    const refused = { code: 'sweeps/count-again' }
    await expect(start(other.site, personId)).rejects.toMatchObject(refused)
    await expect(start(site, other.personId)).rejects.toMatchObject(refused)
    await expect(start(site, personId, `${confirm}x`)).rejects.toMatchObject(refused)
    ctx.sleep(60 * 60_000)
    await expect(start(site, personId)).rejects.toMatchObject(refused)
    expect(await tally(site)).toEqual({ 0: 1 })
  })

  it('has nothing to confirm where nothing matches', async ({ expect }) => {
    const { site, personId } = await aPlace(0)
    const asked = v.parse(SweepAsked, held)
    expect(await countSweep(aMoment(), site, personId, asked)).toEqual({
      count: 0,
      isMore: false,
      confirm: null,
    })
    const none = v.parse(SweepAsked, { ...held, network: '77' })
    expect((await countSweep(aMoment(), site, personId, none)).count).toBe(0)
  })

  it('by a comment’s words takes any length of them; neither its token nor its row says them, nor any hash of who wrote', async ({
    expect,
  }) => {
    const { site, personId, crowd } = await aPlace(2, { body: 'secret words '.repeat(400) })
    await env.DB.prepare("UPDATE comments SET network = 'hash-of-network' WHERE site_id = ?1")
      .bind(site.id)
      .run()
    await aCrowd(site, 1, { path: '/other' })
    await indexSite(site)
    const ctx = aMoment()
    const like = String(crowd.first)
    const asked = v.parse(SweepAsked, { ...held, text: like, network: like, thread: like })
    const { confirm, count } = await countSweep(ctx, site, personId, asked)
    expect(count).toBe(2)
    const start = v.parse(StartSweep, { confirm, action: 'spam' })
    const id = await startSweep(ctx, site, personId, start)
    const row = await sweepRow(site, id)
    for (const text of [atob(confirm!.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/')), row!.asked])
      expect(text).not.toMatch(/secret|hash-of|network:|text:|thread:/)
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 0: 1, 3: 2 })
  })

  it('can be stopped between two parts', async ({ expect }) => {
    const { site, personId } = await aPlace(PART * ROUNDS + 50)
    const { id } = await aSweep(site, personId, 'delete', held)
    await continueSweep(aMoment(), { siteId: site.id, sweepId: id })
    await stopSweep(aMoment(), site, personId, id)
    await runSweep(site, id)
    expect(await tally(site)).toEqual({ 0: 50, 4: PART * ROUNDS })
    expect(await sweepRow(site, id)).toMatchObject({ state: 'stopped', moved: PART * ROUNDS })
    await expect(stopSweep(aMoment(), site, personId, 5)).rejects.toMatchObject({
      code: 'sweeps/unknown',
    })
  })

  it('works for every list and every decision, and for what the search narrows', async ({ expect }) => {
    const { site, personId } = await aPlace(3, { status: 3 })
    await aCrowd(site, 2, { status: 1, path: '/other' })
    await indexSite(site)
    const run = async (...[action, asked]: [Parameters<typeof aSweep>[2], Parameters<typeof aSweep>[3]]) => {
      const { id } = await aSweep(site, personId, action, asked)
      await runSweep(site, id)
      await indexSite(site)
    }
    await run('delete', { status: 'spam' })
    expect(await tally(site)).toEqual({ 1: 2, 4: 3 })
    await run('restore', { status: 'deleted', author: 'Bo 1' })
    expect(await tally(site)).toEqual({ 0: 1, 1: 2, 4: 2 })
    await run('reject', { status: 'published', page: '/other' })
    expect(await tally(site)).toEqual({ 0: 1, 2: 2, 4: 2 })
    await run('approve', { status: 'rejected', q: 'text' })
    expect(await tally(site)).toEqual({ 0: 1, 1: 2, 4: 2 })
    await run('return', { status: 'published', from: '2014-12-31', to: '2015-01-31' })
    expect(await tally(site)).toEqual({ 0: 1, 4: 2, 5: 2 })
    expect(await miscounted(site)).toEqual([])
  })
})

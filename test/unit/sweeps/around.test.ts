import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { forgetSweeps, listRunning, readSweep, stopSweep, undoSweep } from '../../../src/sweeps/public'
import { aCrowd, tally } from '../../support/a-crowd'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aMoment, aSweep, runSweep, sweepRow } from '../../support/a-sweep'

async function aDone(size = 3) {
  const site = await aSite()
  const { personId, name } = await aMember(site)
  await aCrowd(site, size)
  const ctx = aMoment()
  const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
  await runSweep(site, id, ctx)
  return { site, personId, name, id, ctx }
}

const logOf = async (siteId: string) =>
  (
    await env.DB.prepare(
      "SELECT action, after FROM audit WHERE site_id = ?1 AND action LIKE 'comment.sweep%' ORDER BY id",
    )
      .bind(siteId)
      .all<{ action: string; after: string | null }>()
  ).results.map(({ action, after }) => [action, JSON.parse(after ?? 'null')])

describe('what is under way at a site', () => {
  it('is listed while it runs and on the way back, and not once it has ended', async ({ expect }) => {
    const site = await aSite()
    const { personId, name } = await aMember(site)
    await aCrowd(site, 2)
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
    expect(await listRunning(ctx, site)).toMatchObject([{ id, by: name, state: 'running', total: 2 }])
    expect(await listRunning(ctx, await aSite())).toEqual([])
    await runSweep(site, id, ctx)
    expect(await listRunning(ctx, site)).toEqual([])
    await undoSweep(ctx, site, personId, id)
    expect(await listRunning(ctx, site)).toMatchObject([{ id, state: 'undoing' }])
  })

  it('is asked for in five rows, however many there were', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    await env.DB.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
       INSERT INTO sweeps (site_id, id, person_id, action, status, asked, tell, total, state)
       SELECT ?1, i, ?2, 'spam', 'held', '{}', 0, 1, 'done' FROM n`,
    )
      .bind(site.id, personId)
      .run()
    const ctx = aMoment()
    await listRunning(ctx, site)
    expect(ctx.db.usage.rowsRead).toBeLessThanOrEqual(10)
  })
})

describe('the log of a sweep', () => {
  it('has one line when it begins and one with all numbers when it ends', async ({ expect }) => {
    const { site } = await aDone(4)
    expect(await logOf(site.id)).toEqual([
      ['comment.sweep', { does: 'spam', list: 'held', count: 4 }],
      ['comment.sweep-end', { does: 'spam', moved: 4, left: 0 }],
    ])
  })

  it('says that it was stopped, and once', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    await aCrowd(site, 2)
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
    await stopSweep(ctx, site, personId, id)
    await stopSweep(ctx, site, personId, id)
    expect((await logOf(site.id)).map(([action]) => action)).toEqual(['comment.sweep', 'comment.sweep-stop'])
  })

  it('says that it was taken back, with the numbers, and once', async ({ expect }) => {
    const { site, personId, id, ctx } = await aDone(3)
    await undoSweep(ctx, site, personId, id)
    await undoSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    await undoSweep(ctx, site, personId, id)
    expect((await logOf(site.id)).slice(2)).toEqual([
      ['comment.sweep-undo', { count: 3 }],
      ['comment.sweep-undone', { moved: 3, left: 0 }],
    ])
    expect(await tally(site)).toEqual({ 0: 3 })
  })
})

describe('taking a sweep back', () => {
  it('is for its own person and for owners, at its own site, once it has ended', async ({ expect }) => {
    const { site, personId, id, ctx } = await aDone()
    const other = await aMember(site)
    const foreign = await aSite()
    const owner = await aMember(foreign, 'owner')
    const unknown = { code: 'sweeps/unknown' }
    await expect(undoSweep(ctx, site, other.personId, id)).rejects.toMatchObject(unknown)
    await expect(undoSweep(ctx, foreign, owner.personId, id)).rejects.toMatchObject(unknown)
    await expect(undoSweep(ctx, site, owner.personId, id)).rejects.toMatchObject(unknown)
    await expect(readSweep(ctx, foreign, id)).rejects.toMatchObject(unknown)
    await undoSweep(ctx, site, personId, id)

    await aCrowd(site, 1, { path: '/more' })
    const second = await aSweep(site, personId, 'reject', { status: 'held' })
    await expect(undoSweep(ctx, site, personId, second.id)).rejects.toMatchObject({
      code: 'sweeps/undo-late',
    })
  })

  it('leaves what somebody decided since, and says how many', async ({ expect }) => {
    const { site, personId, id, ctx } = await aDone(5)
    await env.DB.prepare(
      'UPDATE comments SET status = 4 WHERE id = (SELECT min(id) FROM comments WHERE site_id = ?1)',
    )
      .bind(site.id)
      .run()
    await undoSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 0: 4, 4: 1 })
    expect(await sweepRow(site, id)).toMatchObject({ state: 'undone', moved: 5, undone: 4 })
  })

  it('by an owner is an act of the owner', async ({ expect }) => {
    const { site, id, ctx } = await aDone(2)
    const owner = await aMember(site, 'owner')
    await undoSweep(ctx, site, owner.personId, id)
    await runSweep(site, id, ctx)
    const { results } = await env.DB.prepare(
      "SELECT DISTINCT actor FROM audit WHERE site_id = ?1 AND action IN ('comment.undo', 'comment.sweep-undone')",
    )
      .bind(site.id)
      .all<{ actor: string }>()
    expect(results).toEqual([{ actor: `person:${owner.personId}` }])
  })
})

describe('a month later', () => {
  it('what has ended goes, and what has not stays', async ({ expect }) => {
    const { site, personId, id, ctx } = await aDone()
    await aCrowd(site, 1, { path: '/more' })
    const open = await aSweep(site, personId, 'reject', { status: 'held' }, ctx)
    ctx.sleep(29 * 86_400_000)
    await forgetSweeps(ctx)
    expect(await sweepRow(site, id)).not.toBeNull()
    ctx.sleep(2 * 86_400_000)
    await forgetSweeps(ctx)
    expect(await sweepRow(site, id)).toBeNull()
    expect(await sweepRow(site, open.id)).toMatchObject({ state: 'running' })
  })
})

import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { applyAction } from '../../../src/moderation/public'
import { HopelessJob } from '../../../src/platform/outbox'
import { continueSweep } from '../../../src/sweeps/continue-sweep'
import { readSweep, resumeSweep, stopSweep, undoSweep } from '../../../src/sweeps/public'
import { aCrowd, miscounted, tally } from '../../support/a-crowd'
import { aMember } from '../../support/a-member'
import { aSite } from '../../support/a-site'
import { aMoment, aSweep, runSweep, sweepRow } from '../../support/a-sweep'
import { type TestCtx, testContext } from '../../support/test-context'

/** A context whose database stops answering after so many round trips: the Worker died there. */
function dyingAfter(trips: number): TestCtx {
  const ctx = aMoment()
  const left = { trips }
  const db = new Proxy(ctx.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        if (left.trips-- <= 0) throw new Error('died')
        return (value as (...given: unknown[]) => unknown).apply(target, args)
      }
    },
  })
  return { ...ctx, db }
}

const movedInLog = async (siteId: string, action: string) =>
  (
    await env.DB.prepare('SELECT subject FROM audit WHERE site_id = ?1 AND action = ?2')
      .bind(siteId, action)
      .all<{ subject: string }>()
  ).results.map(({ subject }) => subject)

/** Three comments, and a sweep or its way back that has just begun. */
async function aBegun(way: 'there' | 'back') {
  const site = await aSite()
  const { personId } = await aMember(site)
  await aCrowd(site, 3)
  const ctx = aMoment()
  const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
  if (way === 'back') {
    await runSweep(site, id, ctx)
    await undoSweep(ctx, site, personId, id)
  }
  return { site, personId, id, ctx }
}

/** The waiting job of a site's sweep, given up as the queue does after its last try. */
async function park({ id }: { readonly id: string }): Promise<void> {
  const where = "FROM jobs WHERE kind = 'sweeps.go-on' AND payload ->> 'siteId' = ?1"
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at, urgent)
       SELECT id, kind, payload, 7, 'D1_ERROR: too long', created_at, created_at, urgent ${where}`,
    ).bind(id),
    env.DB.prepare(`DELETE ${where}`).bind(id),
  ])
}

describe('a sweep in bad luck', () => {
  it('loses and doubles nothing, wherever its jobs die and however often they come', async ({ expect }) => {
    const { personId } = await aMember()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 340 }),
        fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.constant('twice' as const)), { maxLength: 6 }),
        fc.constantFrom('approve' as const, 'spam' as const, 'reject' as const),
        async (size, luck, action) => {
          const site = await aSite()
          await aCrowd(site, size)
          const { id } = await aSweep(site, personId, action, { status: 'held' })
          const job = { siteId: site.id, sweepId: id }
          for (const step of luck) {
            if (step === 'twice')
              await Promise.all([continueSweep(aMoment(), job), continueSweep(aMoment(), job)])
            else await continueSweep(dyingAfter(step), job).catch(() => undefined)
          }
          // What a lease's end brings back.
          await continueSweep(aMoment(), job)
          await runSweep(site, id)
          const row = await sweepRow(site, id)
          expect(row).toMatchObject({ state: 'done', moved: size, passed: 0, total: size })
          expect(await tally(site)).toEqual({ [{ approve: 1, spam: 3, reject: 2 }[action]]: size })
          expect(await miscounted(site)).toEqual([])
          const subjects = await movedInLog(site.id, `comment.${action}`)
          expect([subjects.length, new Set(subjects).size]).toEqual([size, size])
          expect(await movedInLog(site.id, 'comment.sweep-end')).toHaveLength(1)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('is taken back as a whole, in spite of the same', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 260 }),
        fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.constant('twice' as const)), { maxLength: 5 }),
        async (size, luck) => {
          const site = await aSite()
          const { personId } = await aMember(site)
          await aCrowd(site, size, { status: 1 })
          const ctx = aMoment()
          const { id } = await aSweep(site, personId, 'spam', { status: 'published' }, ctx)
          await runSweep(site, id, ctx)
          expect(await tally(site)).toEqual({ 3: size })
          await undoSweep(aMoment(), site, personId, id)
          const job = { siteId: site.id, sweepId: id }
          for (const step of luck) {
            if (step === 'twice')
              await Promise.all([continueSweep(aMoment(), job), continueSweep(aMoment(), job)])
            else await continueSweep(dyingAfter(step), job).catch(() => undefined)
          }
          await continueSweep(aMoment(), job)
          await runSweep(site, id)
          expect(await sweepRow(site, id)).toMatchObject({ state: 'undone', undone: size })
          expect(await tally(site)).toEqual({ 1: size })
          expect(await miscounted(site)).toEqual([])
          expect(new Set(await movedInLog(site.id, 'comment.undo')).size).toBe(size)
        },
      ),
      { numRuns: 8 },
    )
  })

  it('goes on past a comment that somebody decides at the same moment', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    const mo = await aMember(site)
    const { ids } = await aCrowd(site, 20)
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
    const meanwhile = { done: false }
    // Between the look and the move.
    const db = new Proxy(ctx.db, {
      get(target, name) {
        if (name !== 'batch' || meanwhile.done) {
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        }
        return async (queries: readonly { readonly name: string }[]) => {
          if (queries.some((query) => query.name === 'sweeps.advance')) {
            meanwhile.done = true
            await applyAction(testContext({ now: ctx.clock.now() }), site, mo.personId, ids[7]!, {
              action: 'approve',
              revision: 1,
              from: 'held',
            })
          }
          return target.batch(queries as never)
        }
      },
    })
    await continueSweep({ ...ctx, db }, { siteId: site.id, sweepId: id })
    expect(meanwhile.done).toBe(true)
    expect(await tally(site)).toEqual({ 1: 1, 3: 19 })
    expect(await sweepRow(site, id)).toMatchObject({ state: 'done', moved: 19, quicker: `[${mo.personId}]` })
  })

  it.for(['there', 'back'] as const)(
    'goes on %s when somebody says so, once its job was given up',
    async (way, { expect }) => {
      const { site, personId, id, ctx } = await aBegun(way)
      await park(site)
      expect(await runSweep(site, id)).toBe(0)
      const state = way === 'there' ? 'running' : 'undoing'
      expect(await readSweep(ctx, site, id)).toMatchObject({ state, stalled: true })
      if (way === 'back') await undoSweep(ctx, site, personId, id)
      else await resumeSweep(ctx, site, personId, id)
      // Once more is once.
      await resumeSweep(ctx, site, personId, id)
      expect(await readSweep(ctx, site, id)).toMatchObject({ state, stalled: false })
      expect(await runSweep(site, id)).toBe(1)
      expect(await tally(site)).toEqual(way === 'there' ? { 3: 3 } : { 0: 3 })
      await expect(resumeSweep(ctx, await aSite(), personId, id)).rejects.toMatchObject({
        code: 'sweeps/unknown',
      })
    },
  )

  it('that was stopped on its way and is taken back does not stand still for what was given up before', async ({
    expect,
  }) => {
    const { site, personId, id, ctx } = await aBegun('there')
    await park(site)
    await stopSweep(ctx, site, personId, id)
    expect(await readSweep(ctx, site, id)).toMatchObject({ state: 'stopped', stalled: false })
    await undoSweep(ctx, site, personId, id)
    expect(await readSweep(ctx, site, id)).toMatchObject({ state: 'undoing', stalled: false })
  })

  it('that was stopped goes on with the rest when somebody says so, and the log says who', async ({
    expect,
  }) => {
    const site = await aSite()
    const [{ personId }, other] = [await aMember(site), await aMember(site)]
    await aCrowd(site, 650)
    const ctx = aMoment()
    const { id } = await aSweep(site, personId, 'spam', { status: 'held' }, ctx)
    await continueSweep(ctx, { siteId: site.id, sweepId: id })
    await stopSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 0: 150, 3: 500 })
    ctx.sleep(1000)
    await resumeSweep(ctx, site, other.personId, id)
    // Twice, and once it goes on by itself, changes nothing.
    await resumeSweep(ctx, site, personId, id)
    expect(await readSweep(ctx, site, id)).toMatchObject({ state: 'running', stalled: false, endedAt: null })
    const { results } = await env.DB.prepare(
      "SELECT actor FROM audit WHERE site_id = ?1 AND action = 'comment.sweep-resume'",
    )
      .bind(site.id)
      .all()
    expect(results).toEqual([{ actor: `person:${other.personId}` }])
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 3: 650 })
    expect(await sweepRow(site, id)).toMatchObject({ state: 'done', moved: 650 })
    // One that has ended stays as it is.
    await resumeSweep(ctx, site, personId, id)
    expect(await sweepRow(site, id)).toMatchObject({ state: 'done', moved: 650 })
    await undoSweep(ctx, site, personId, id)
    await runSweep(site, id, ctx)
    expect(await tally(site)).toEqual({ 0: 650 })
  })

  it('goes on from a stop though its job was given up before that', async ({ expect }) => {
    const { site, personId, id, ctx } = await aBegun('there')
    await park(site)
    await stopSweep(ctx, site, personId, id)
    await resumeSweep(ctx, site, personId, id)
    expect(await readSweep(ctx, site, id)).toMatchObject({ state: 'running', stalled: false })
    expect(await runSweep(site, id, ctx)).toBe(1)
    expect(await tally(site)).toEqual({ 3: 3 })
  })

  it('ends with its site', async ({ expect }) => {
    const site = await aSite()
    const { personId } = await aMember(site)
    await aCrowd(site, 3)
    const { id } = await aSweep(site, personId, 'spam', { status: 'held' })
    await env.DB.prepare('UPDATE sites SET archived_at = 1 WHERE id = ?1').bind(site.id).run()
    // Parked at once: should the site come back, it can go on.
    await expect(continueSweep(aMoment(), { siteId: site.id, sweepId: id })).rejects.toBeInstanceOf(
      HopelessJob,
    )
    expect(await tally(site)).toEqual({ 0: 3 })
  })
})

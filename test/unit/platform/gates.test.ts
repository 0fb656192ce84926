import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { drain, enqueue, GateClosed, HopelessJob, handle, jobKind } from '../../../src/platform/outbox'
import { deleteParkedJob, insertParkedJob, listParkedJobs, openGate } from '../../../src/platform/queries'
import { aSiteId } from '../../support/mail-hooks'
import { type TestCtx, testContext } from '../../support/test-context'

const far = { year: 2060 }
/** Each test lives in a year of its own, far ahead of the others' jobs. */
const aContext = (): TestCtx => testContext({ now: Date.UTC(far.year++, 0, 1) })

const aKind = () => jobKind(`tests.k-${crypto.randomUUID()}`, v.object({ siteId: v.string() }))
const aGate = () => `tests:${crypto.randomUUID()}`

/** A job of a site that a handler gave up, and its id. */
async function parked(ctx: TestCtx, error: Error, { kind = aKind(), siteId = aSiteId() } = {}) {
  await ctx.db.run(enqueue(ctx, kind, { siteId }))
  const stop = handle(kind, () => Promise.reject(error))
  while ((await drain(ctx, [stop])) > 0) {
    // Jobs of other tests may be due as well; they are drained past.
  }
  const [job] = await rows('parked_jobs', kind.name)
  return { kind, siteId, id: Number(job!.id), kinds: JSON.stringify([kind.name]) }
}
type Parked = Awaited<ReturnType<typeof parked>>

const rows = async (table: 'jobs' | 'parked_jobs', kind: string) =>
  (await env.DB.prepare(`SELECT * FROM ${table} WHERE kind = ?1 ORDER BY id`).bind(kind).all()).results

const putBack = (ctx: TestCtx, { id, siteId, kinds }: Pick<Parked, 'id' | 'siteId' | 'kinds'>) =>
  ctx.db.batch([insertParkedJob(id, siteId, kinds, ctx.clock.now()), deleteParkedJob(id, siteId, kinds)])

describe('a gate', () => {
  it('keeps what was stopped by it, with its reason, at the first attempt', async ({ expect }) => {
    const ctx = aContext()
    const gate = aGate()
    const { kind } = await parked(ctx, new GateClosed('key refused', gate))
    expect(await rows('jobs', kind.name)).toEqual([])
    expect(await rows('parked_jobs', kind.name)).toMatchObject([
      { gate, last_error: 'key refused', attempts: 1, parked_at: ctx.clock.now() },
    ])
  })

  it('is no gate where a job is hopeless by itself', async ({ expect }) => {
    const { kind } = await parked(aContext(), new HopelessJob('no such page'))
    expect(await rows('parked_jobs', kind.name)).toMatchObject([{ gate: null, last_error: 'no such page' }])
  })

  it('once open lets them go at once, with all their attempts before them', async ({ expect }) => {
    const ctx = aContext()
    const gate = aGate()
    const { kind, id, siteId } = await parked(ctx, new GateClosed('shut', gate))
    const [before] = await rows('parked_jobs', kind.name)
    ctx.sleep(5000)
    await ctx.db.batch(openGate(gate, ctx.clock.now()))
    expect(await rows('parked_jobs', kind.name)).toEqual([])
    expect(await rows('jobs', kind.name)).toMatchObject([
      { id, attempts: 0, run_at: ctx.clock.now(), created_at: before!.created_at },
    ])
    expect(JSON.parse(String((await rows('jobs', kind.name))[0]!.payload))).toEqual({ siteId })
  })

  it('opened twice lets each go once', async ({ expect }) => {
    const ctx = aContext()
    const gate = aGate()
    const { kind } = await parked(ctx, new GateClosed('shut', gate))
    for (const _ of [1, 2]) await ctx.db.batch(openGate(gate, ctx.clock.now()))
    expect(await rows('jobs', kind.name)).toHaveLength(1)
  })

  it('holds jobs of every site and kind, and opens for all of them', async ({ expect }) => {
    const ctx = aContext()
    const gate = aGate()
    const both = [
      await parked(ctx, new GateClosed('shut', gate)),
      await parked(ctx, new GateClosed('shut', gate)),
    ]
    await ctx.db.batch(openGate(gate, ctx.clock.now()))
    for (const { kind } of both) expect(await rows('jobs', kind.name)).toHaveLength(1)
  })

  it('leaves what waits behind another, or behind none', async ({ expect }) => {
    const ctx = aContext()
    const others = [
      await parked(ctx, new GateClosed('shut', aGate())),
      await parked(ctx, new HopelessJob('gone')),
    ]
    for (const gate of [aGate(), '']) await ctx.db.batch(openGate(gate, ctx.clock.now()))
    for (const { kind } of others) {
      expect(await rows('parked_jobs', kind.name)).toHaveLength(1)
      expect(await rows('jobs', kind.name)).toEqual([])
    }
  })
})

describe('the list of parked jobs', () => {
  it('has those of one site, newest first, up to its limit', async ({ expect }) => {
    const ctx = aContext()
    const [kind, siteId] = [aKind(), aSiteId()]
    const first = await parked(ctx, new HopelessJob('one'), { kind, siteId })
    await parked(ctx, new HopelessJob('two'), { kind, siteId })
    const { kinds } = await parked(ctx, new HopelessJob('theirs'), { kind })
    const listed = async (limit: number) =>
      (await ctx.db.all(listParkedJobs(siteId, kinds, limit))).map(({ last_error }) => last_error)
    expect(await listed(1)).toEqual(['two'])
    expect(await listed(2)).toEqual(['two', 'one'])
    expect(await listed(3)).toEqual(['two', 'one'])
    expect(first.siteId).toBe(siteId)
  })

  it('has none of a kind that was not asked for', async ({ expect }) => {
    const ctx = aContext()
    const { siteId } = await parked(ctx, new HopelessJob('gone'))
    for (const kinds of ['[]', JSON.stringify([aKind().name])])
      expect(await ctx.db.all(listParkedJobs(siteId, kinds, 10))).toEqual([])
  })
})

describe('putting a parked job back', () => {
  it('makes it due now, with all its attempts before it', async ({ expect }) => {
    const ctx = aContext()
    const job = await parked(ctx, new HopelessJob('gone'))
    await putBack(ctx, job)
    expect(await rows('parked_jobs', job.kind.name)).toEqual([])
    expect(await rows('jobs', job.kind.name)).toMatchObject([
      { id: job.id, attempts: 0, run_at: ctx.clock.now() },
    ])
  })

  it('twice makes one job', async ({ expect }) => {
    const ctx = aContext()
    const job = await parked(ctx, new HopelessJob('gone'))
    for (const _ of [1, 2]) await putBack(ctx, job)
    expect(await rows('jobs', job.kind.name)).toHaveLength(1)
  })

  for (const [name, change] of [
    ['for another site', { siteId: 'somebody-else' }],
    ['for no site', { siteId: '' }],
    ['for other kinds', { kinds: '["tests.other"]' }],
    ['for no kinds', { kinds: '[]' }],
    ['under another id', { id: 1 }],
  ] as const) {
    it(`changes nothing ${name}`, async ({ expect }) => {
      const ctx = aContext()
      const job = await parked(ctx, new HopelessJob('gone'))
      const before = await rows('parked_jobs', job.kind.name)
      await putBack(ctx, { ...job, ...change })
      expect(await rows('parked_jobs', job.kind.name)).toEqual(before)
      expect(await rows('jobs', job.kind.name)).toEqual([])
    })
  }
})

import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { signInAsked } from '../../../src/auth/jobs'
import { commentHeld, commentsChanged, reindexAsked } from '../../../src/comments/jobs'
import { drain, enqueue, GateClosed, handle, type JobHandler, jobKind } from '../../../src/platform/outbox'
import {
  claimJobs,
  deleteJob,
  insertParkedJob,
  listParkedJobs,
  openGate,
} from '../../../src/platform/queries'
import { consentRequested } from '../../../src/subscribers/jobs'
import { type TestCtx, testContext } from '../../support/test-context'

const far = { day: 0 }
/** A day of its own, long after every other test's. Nothing else is in the table then: order is what these tests are about. */
async function anEmptyTable(): Promise<TestCtx> {
  await env.DB.prepare('DELETE FROM jobs').run()
  return testContext({ now: Date.UTC(2060, 0, ++far.day) })
}

type Urgency = 'urgent' | 'usual'

function aWorld(then: (word: string) => Promise<void> = async () => {}) {
  const done: string[] = []
  const kinds = Object.fromEntries(
    (['urgent', 'usual'] as const).map((urgency) => [
      urgency,
      jobKind(
        `tests.${urgency}-${crypto.randomUUID()}`,
        v.object({ word: v.string() }),
        urgency === 'urgent' ? urgency : undefined,
      ),
    ]),
  ) as Record<Urgency, ReturnType<typeof jobKind<{ word: string }>>>
  const handlers: readonly JobHandler[] = Object.values(kinds).map((kind) =>
    handle(kind, async (_, { word }) => {
      done.push(word)
      await then(word)
    }),
  )
  const put = (ctx: TestCtx, urgency: Urgency, ...words: readonly string[]) =>
    ctx.db.batch(words.map((word) => enqueue(ctx, kinds[urgency], { word })))
  return { done, handlers, put }
}

const words = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`)

async function drainAll(ctx: TestCtx, handlers: readonly JobHandler[]) {
  while ((await drain(ctx, handlers)) > 0) {
    // A drain ends after some rounds; what is left comes with the next.
  }
}

describe('what is urgent', () => {
  it('are the mails somebody waits for; notices and the index have time', ({ expect }) => {
    const kinds = [signInAsked, consentRequested, commentHeld, commentsChanged, reindexAsked]
    expect(kinds.map(({ urgent }) => urgent)).toEqual([true, true, false, false, false])
  })

  it('overtakes what came before it', async ({ expect }) => {
    const ctx = await anEmptyTable()
    const { done, handlers, put } = aWorld()
    await put(ctx, 'usual', ...words('b', 40))
    await put(ctx, 'urgent', 'link', 'other link')
    await drainAll(ctx, handlers)
    expect(done).toEqual(['link', 'other link', ...words('b', 40)])
  })

  it('waits for one claim at most while others are under way', async ({ expect }) => {
    const ctx = await anEmptyTable()
    const world = aWorld(async (word) => {
      if (word === 'b0') await world.put(ctx, 'urgent', 'link')
    })
    await world.put(ctx, 'usual', ...words('b', 40))
    await drainAll(ctx, world.handlers)
    expect(world.done.indexOf('link')).toBe(3)
  })

  it('is urgent still when it comes back: through a gate that opens, or put back by hand', async ({
    expect,
  }) => {
    const ctx = await anEmptyTable()
    const gate = `tests.${crypto.randomUUID()}`
    const kinds = [
      jobKind(`tests.urgent-${crypto.randomUUID()}`, v.object({ siteId: v.string() }), 'urgent'),
      jobKind(`tests.usual-${crypto.randomUUID()}`, v.object({ siteId: v.string() })),
    ]
    const shut = kinds.map((kind) =>
      handle(kind, async () => {
        throw new GateClosed('shut', gate)
      }),
    )
    const urgencies = async () =>
      (await env.DB.prepare('SELECT urgent FROM jobs ORDER BY id').all<{ urgent: number }>()).results.map(
        ({ urgent }) => urgent,
      )
    const siteId = crypto.randomUUID()
    await ctx.db.batch(kinds.map((kind) => enqueue(ctx, kind, { siteId })))
    await drain(ctx, shut)
    expect(await urgencies()).toEqual([])
    await ctx.db.batch(openGate(gate, ctx.clock.now()))
    expect(await urgencies()).toEqual([1, 0])

    await drain(ctx, shut)
    const names = JSON.stringify(kinds.map(({ name }) => name))
    for (const { id } of await ctx.db.all(listParkedJobs(siteId, names, 10))) {
      await ctx.db.run(insertParkedJob(id, siteId, names, ctx.clock.now()))
    }
    expect(await urgencies()).toEqual([1, 0])
    await env.DB.prepare('DELETE FROM parked_jobs WHERE gate = ?1').bind(gate).run()
  })

  it('starves nobody: under an endless flood of it the oldest others are done with each claim', async ({
    expect,
  }) => {
    const ctx = await anEmptyTable()
    const flood = { next: 0 }
    const world = aWorld(async (word) => {
      // Every urgent job done brings another: there are always more of them than a claim takes.
      if (word.startsWith('f')) await world.put(ctx, 'urgent', `f${flood.next++}`)
    })
    await world.put(ctx, 'usual', ...words('b', 9))
    await world.put(ctx, 'urgent', ...Array.from({ length: 20 }, () => `f${flood.next++}`))
    await drain(ctx, world.handlers)
    expect(world.done.filter((word) => word.startsWith('b'))).toEqual(words('b', 9))
    expect(ctx.wakeUps.count, 'asks to go on').toBe(1)
  })

  it('whatever comes in whatever order: all is done once, each sort in the order it came', async ({
    expect,
  }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Urgency>('urgent', 'usual'), { minLength: 1, maxLength: 18 }),
        async (arrivals) => {
          const ctx = await anEmptyTable()
          const { done, handlers, put } = aWorld()
          for (const [at, urgency] of arrivals.entries()) await put(ctx, urgency, `${urgency} ${at}`)
          await drainAll(ctx, handlers)
          expect([...done].sort()).toEqual(arrivals.map((urgency, at) => `${urgency} ${at}`).sort())
          for (const urgency of ['urgent', 'usual']) {
            const own = done
              .filter((word) => word.startsWith(urgency))
              .map((word) => Number(word.split(' ')[1]))
            expect(own).toEqual([...own].sort((a, b) => a - b))
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('costs one row more when it comes; a claim reads no more for 400 that wait', async ({ expect }) => {
    const ctx = await anEmptyTable()
    const { put } = aWorld()
    for (let at = 0; at < 10; at++) await put(ctx, 'usual', ...words(`b${at}-`, 40))
    const before = ctx.db.usage.rowsWritten
    await put(ctx, 'usual', 'one')
    const usual = ctx.db.usage.rowsWritten - before
    await put(ctx, 'urgent', 'link')
    expect([usual, ctx.db.usage.rowsWritten - before - usual]).toEqual([1, 2])
    const [read, written] = [ctx.db.usage.rowsRead, ctx.db.usage.rowsWritten]
    const jobs = await ctx.db.all(claimJobs(ctx.clock.now(), ctx.clock.now() + 1, 4, 3, ctx.newId()))
    expect(jobs).toHaveLength(4)
    expect(ctx.db.usage.rowsWritten - written).toBe(4)
    expect(ctx.db.usage.rowsRead - read).toBeLessThanOrEqual(24)
    await ctx.db.run(deleteJob(jobs.find(({ urgent }) => urgent === 1)!.id))
    expect(ctx.db.usage.rowsWritten - written).toBe(5)
  })
})

import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import type { Ctx } from '../../../src/platform/context'
import { drain, enqueue, HopelessJob, handle, type JobHandler, jobKind } from '../../../src/platform/outbox'
import { type TestCtx, testContext } from '../../support/test-context'

const MINUTE = 60_000

/** A kind of this test alone, so that drains of other tests leave its jobs be: they are not due in their time. */
function aKind(run: (ctx: Ctx, payload: { word: string }) => Promise<void>) {
  const kind = jobKind(`tests.k-${crypto.randomUUID()}`, v.object({ word: v.string() }))
  return { kind, handlers: [handle(kind, run)] as readonly JobHandler[] }
}

const far = { year: 2027 }
/** Each test lives in a year of its own, far ahead of the others' jobs. */
const aContext = (): TestCtx => testContext({ now: Date.UTC(far.year++, 0, 1) })

const left = async (name: string) =>
  (await env.DB.prepare('SELECT attempts, last_error, run_at FROM jobs WHERE kind = ?1').bind(name).all())
    .results
const parked = async (name: string) =>
  (await env.DB.prepare('SELECT attempts, last_error FROM parked_jobs WHERE kind = ?1').bind(name).all())
    .results

async function drainAll(ctx: TestCtx, handlers: readonly JobHandler[]) {
  while ((await drain(ctx, handlers)) > 0) {
    // Jobs of other tests may be due as well; they are drained past.
  }
}

describe('the outbox', () => {
  it('does what was asked, once, and forgets it', async ({ expect }) => {
    const ctx = aContext()
    const done: string[] = []
    const { kind, handlers } = aKind(async (_, { word }) => void done.push(word))
    await ctx.db.batch([enqueue(ctx, kind, { word: 'now' })])
    await drainAll(ctx, handlers)
    await drainAll(ctx, handlers)
    expect(done).toEqual(['now'])
    expect(await left(kind.name)).toEqual([])
  })

  it('exists only if its cause does', async ({ expect }) => {
    const ctx = aContext()
    const { kind } = aKind(async () => {})
    const job = enqueue(ctx, kind, { word: 'never' })
    await expect(ctx.db.batch([job, job])).rejects.toThrow(/UNIQUE/)
    expect(await left(kind.name)).toEqual([])
  })

  it('goes on until nothing is due, and asks to be woken when there is more than one turn can do', async ({
    expect,
  }) => {
    const ctx = aContext()
    const done: string[] = []
    const { kind, handlers } = aKind(async (_, { word }) => void done.push(word))
    // How much one turn does is counted here, so nobody else's jobs may be due.
    await env.DB.prepare('DELETE FROM jobs').run()
    for (let at = 0; at < 30; at++) await ctx.db.run(enqueue(ctx, kind, { word: `${at}` }))
    expect(await drain(ctx, handlers)).toBe(24)
    expect(ctx.wakeUps.count).toBe(1)
    await drainAll(ctx, handlers)
    expect(done).toEqual(Array.from({ length: 30 }, (_, at) => `${at}`))
  })

  it('waits for its time', async ({ expect }) => {
    const ctx = aContext()
    const done: string[] = []
    const { kind, handlers } = aKind(async (_, { word }) => void done.push(word))
    await ctx.db.run(enqueue(ctx, kind, { word: 'later' }, 10 * MINUTE))
    await drainAll(ctx, handlers)
    expect(done).toEqual([])
    ctx.sleep(10 * MINUTE)
    await drainAll(ctx, handlers)
    expect(done).toEqual(['later'])
  })

  it('is never done by two at once', async ({ expect }) => {
    const ctx = aContext()
    let running = 0
    const seen = { most: 0, times: 0 }
    const { kind, handlers } = aKind(async () => {
      running++
      seen.times++
      seen.most = Math.max(seen.most, running)
      await env.DB.prepare('SELECT 1').run()
      running--
    })
    await ctx.db.run(enqueue(ctx, kind, { word: 'once' }))
    await Promise.all([drainAll(ctx, handlers), drainAll(ctx, handlers), drainAll(ctx, handlers)])
    expect(seen).toEqual({ most: 1, times: 1 })
  })

  it('is left to whoever took it when the lease of a slow claim had ended', async ({ expect }) => {
    const ctx = aContext()
    const done: string[] = []
    const { kind, handlers } = aKind(async (own, { word }) => {
      done.push(word)
      if (word !== 'slow') return
      // Longer than the lease: another drain begins meanwhile, and does what this one has not come to.
      ctx.sleep(7 * MINUTE)
      await own.db.run({
        name: 'tests.hide',
        sql: 'UPDATE jobs SET run_at = run_at * 2 WHERE payload LIKE ?1',
        params: ['%slow%'],
      })
      await drainAll(testContext({ now: ctx.clock.now() }), handlers)
    })
    await ctx.db.batch([enqueue(ctx, kind, { word: 'slow' }), enqueue(ctx, kind, { word: 'next' })])
    await drain(ctx, handlers)
    expect(done).toEqual(['slow', 'next'])
    expect(await left(kind.name)).toEqual([])
  })

  it('is kept by a claim that is slow: its lease is made longer before it begins', async ({ expect }) => {
    const ctx = aContext()
    const done: string[] = []
    const { kind, handlers } = aKind(async (_, { word }) => {
      done.push(word)
      ctx.sleep(3 * MINUTE)
      // Six minutes after the claim, in the midst of the second job: without a longer lease it would be free.
      if (word === 'second') await drain(testContext({ now: ctx.clock.now() }), handlers)
    })
    await ctx.db.batch([enqueue(ctx, kind, { word: 'first' }), enqueue(ctx, kind, { word: 'second' })])
    await drain(ctx, handlers)
    expect(done).toEqual(['first', 'second'])
  })

  it('costs nothing more in a claim that goes as fast as usual', async ({ expect }) => {
    const ctx = aContext()
    const { kind, handlers } = aKind(async () => {})
    await env.DB.prepare('DELETE FROM jobs').run()
    const cost = async (count: number) => {
      await ctx.db.batch(Array.from({ length: count }, () => enqueue(ctx, kind, { word: 'quick' })))
      const before = ctx.db.usage.queries
      await drain(ctx, handlers)
      return ctx.db.usage.queries - before
    }
    expect((await cost(2)) - (await cost(1))).toBe(1)
  })

  it('comes back later, ever later, and is parked with its reason in the end', async ({ expect }) => {
    const ctx = aContext()
    const { kind, handlers } = aKind(async () => {
      throw new Error('the server is away')
    })
    await ctx.db.run(enqueue(ctx, kind, { word: 'x' }))
    const waits: number[] = []
    for (let attempt = 1; attempt <= 7; attempt++) {
      await drainAll(ctx, handlers)
      const [job] = await left(kind.name)
      if (!job) break
      expect(job).toMatchObject({ attempts: attempt, last_error: 'the server is away' })
      waits.push(Number(job.run_at) - ctx.clock.now())
      ctx.sleep(waits.at(-1)!)
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits).toHaveLength(6)
    expect(await left(kind.name)).toEqual([])
    expect(await parked(kind.name)).toEqual([{ attempts: 7, last_error: 'the server is away' }])
  })

  it('is parked at once when trying again is pointless', async ({ expect }) => {
    const ctx = aContext()
    const { kind, handlers } = aKind(async () => {
      throw new HopelessJob('no such mailbox')
    })
    await ctx.db.run(enqueue(ctx, kind, { word: 'x' }))
    await drainAll(ctx, handlers)
    expect(await parked(kind.name)).toEqual([{ attempts: 1, last_error: 'no such mailbox' }])
  })

  it('is parked when nobody knows how, or what it needs is not there', async ({ expect }) => {
    const ctx = aContext()
    const { kind, handlers } = aKind(async () => {})
    await ctx.db.run(enqueue(ctx, kind, { word: 'orphan' }))
    await drainAll(ctx, [])
    expect(await parked(kind.name)).toMatchObject([{ last_error: `no handler for ${kind.name}` }])
    await ctx.db.run(enqueue(ctx, kind, {} as { word: string }))
    await drainAll(ctx, handlers)
    expect(await parked(kind.name)).toHaveLength(2)
  })

  it('is followed up when the Worker died in the middle of it', async ({ expect }) => {
    const ctx = aContext()
    const tries = { count: 0 }
    const { kind, handlers } = aKind(async () => {
      tries.count++
      if (tries.count === 1) await new Promise(() => {}) // the isolate is gone: nothing comes back
    })
    await ctx.db.run(enqueue(ctx, kind, { word: 'x' }))
    void drain(ctx, handlers)
    while (tries.count === 0) await env.DB.prepare('SELECT 1').run()
    await drain(ctx, handlers)
    expect(tries.count).toBe(1)
    ctx.sleep(6 * MINUTE)
    await drainAll(ctx, handlers)
    expect(tries.count).toBe(2)
    expect(await left(kind.name)).toEqual([])
  })

  /** Jobs in one table of their own, and a Worker that dies over those of `over`, each once. `said` lists whom a drain took for begun. */
  async function aDeath(...all: readonly string[]) {
    const ctx = aContext()
    await env.DB.prepare('DELETE FROM jobs').run()
    const over = new Set<string>()
    const said: string[] = []
    const run = async (own: Ctx, { word }: { word: string }) => {
      if (own.isResumed?.()) said.push(word)
      // The isolate is gone: nothing comes back.
      if (over.delete(word)) await new Promise(() => {})
    }
    const [usual, urgent] = [aKind(run), aKind(run)]
    const handlers = [...usual.handlers, ...urgent.handlers]
    await ctx.db.batch(all.map((word) => enqueue(ctx, usual.kind, { word })))
    const dieOver = async (word: string) => {
      over.add(word)
      void drain(ctx, handlers)
      while (over.size > 0) await env.DB.prepare('SELECT 1').run()
    }
    return { ctx, kind: usual.kind, urgent: { ...urgent.kind, urgent: true }, handlers, said, dieOver }
  }

  it.for(['a', 'b', 'c'])(
    'of three, only %s counts as begun when its Worker died over it',
    async (word, { expect }) => {
      const { ctx, kind, handlers, said, dieOver } = await aDeath('a', 'b', 'c')
      await dieOver(word)
      ctx.sleep(6 * MINUTE)
      await drainAll(ctx, handlers)
      expect(said).toEqual([word])
      expect(await left(kind.name)).toEqual([])
    },
  )

  it('counts as begun however many Workers die before they come to it', async ({ expect }) => {
    const { ctx, urgent, handlers, said, dieOver } = await aDeath('a', 'b', 'c')
    await dieOver('b')
    await ctx.db.run(enqueue(ctx, urgent, { word: 'urgent' }))
    ctx.sleep(6 * MINUTE)
    await dieOver('urgent')
    ctx.sleep(6 * MINUTE)
    await drainAll(ctx, handlers)
    expect(said).toEqual(['urgent', 'b'])
  })

  it('has not begun while the one before it is slow, and another drain comes', async ({ expect }) => {
    const { ctx, handlers, said, dieOver } = await aDeath('a', 'b', 'c')
    await dieOver('a')
    // Its lease was made longer, as that of a slow one is: the others are taken without it.
    await env.DB.prepare('UPDATE jobs SET run_at = run_at + 1 WHERE payload LIKE ?1').bind('%"a"%').run()
    ctx.sleep(6 * MINUTE)
    await drainAll(ctx, handlers)
    expect(said).toEqual([])
    ctx.sleep(1)
    await drainAll(ctx, handlers)
    expect(said).toEqual(['a'])
  })
})

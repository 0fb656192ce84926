import { env } from 'cloudflare:workers'
import { afterEach, describe, it, vi } from 'vitest'
import { createContext } from '../../../src/platform/context'
import { isolateMemory } from '../../../src/platform/memory'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A context as the Worker makes it, with a queue that only counts. */
function aContext() {
  const sent: { body: unknown; delayS: number | undefined }[] = []
  const deferred: Promise<unknown>[] = []
  const queue = {
    send: async (body: unknown, options?: { delaySeconds?: number }) =>
      void sent.push({ body, delayS: options?.delaySeconds }),
  }
  const asked: string[] = []
  const bindings = {
    ...env,
    MAIL_QUEUE: queue,
    BURST: { limit: async ({ key }: { key: string }) => ({ success: asked.push(key) < 3 }) },
  } as unknown as Env
  const ctx = createContext(bindings, { waitUntil: (work) => void deferred.push(work) })
  return { ctx, sent, deferred, asked }
}

/** A moment no other wake-up of this isolate is on its way at. */
const clock = { next: Date.UTC(2040, 0, 1) }
function freeze(): number {
  clock.next += 3_600_000
  vi.useFakeTimers({ now: clock.next, toFake: ['Date'] })
  return clock.next
}

describe('waking the queue', () => {
  it('says only that a job waits, a second later', async ({ expect }) => {
    freeze()
    const { ctx, sent } = aContext()
    ctx.wake()
    expect(sent).toEqual([{ body: { job: true }, delayS: 1 }])
  })

  it('is done once for all who ask within the second: queue operations are counted', async ({ expect }) => {
    const at = freeze()
    const [one, other] = [aContext(), aContext()]
    one.ctx.wake()
    one.ctx.wake()
    other.ctx.wake()
    expect(one.sent.length + other.sent.length).toBe(1)
    vi.setSystemTime(at + 899)
    other.ctx.wake()
    expect(other.sent).toHaveLength(0)
    vi.setSystemTime(at + 900)
    other.ctx.wake()
    expect(other.sent).toHaveLength(1)
  })

  it('at a later moment serves nobody but itself', async ({ expect }) => {
    freeze()
    const { ctx, sent } = aContext()
    ctx.wake(60)
    ctx.wake(60)
    ctx.wake()
    expect(sent.map(({ delayS }) => delayS)).toEqual([60, 60, 1])
  })
})

describe('work after the answer', () => {
  it('that fails is logged, and breaks nothing', async ({ expect }) => {
    const lines: string[] = []
    vi.spyOn(console, 'error').mockImplementation((line: unknown) => void lines.push(String(line)))
    const { ctx, deferred } = aContext()
    ctx.defer(Promise.reject(new Error('no cache today')))
    await Promise.all(deferred)
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'deferred.failed', message: 'no cache today' }),
    ])
  })

  it('is waited for', async ({ expect }) => {
    const { ctx, deferred } = aContext()
    const done: string[] = []
    ctx.defer(Promise.resolve().then(() => void done.push('later')))
    expect(done).toEqual([])
    await Promise.all(deferred)
    expect(done).toEqual(['later'])
  })
})

describe('a context', () => {
  it('asks the platform’s floor by the key it was given, and says what it said', async ({ expect }) => {
    const { ctx, asked } = aContext()
    const answers = [await ctx.mayProceed('a'), await ctx.mayProceed('b'), await ctx.mayProceed('c')]
    expect(answers).toEqual([true, true, false])
    expect(asked).toEqual(['a', 'b', 'c'])
  })

  it('shares its isolate’s memory and nothing else', async ({ expect }) => {
    const [one, other] = [aContext().ctx, aContext().ctx]
    expect(one.memory).toBe(isolateMemory)
    expect(other.memory).toBe(one.memory)
    expect(other.db).not.toBe(one.db)
    await one.db.first({ name: 'tests.one', sql: 'SELECT 1', params: [] })
    expect([one.db.usage.queries, other.db.usage.queries]).toEqual([1, 0])
  })

  it('knows no network where the platform names no address, and nobody of Access', async ({ expect }) => {
    const { ctx } = aContext()
    expect(await ctx.networks.current()).toBeUndefined()
    expect(await ctx.accessEmail()).toBeUndefined()
  })

  it('waits as long as it is told', async ({ expect }) => {
    const { ctx } = aContext()
    const before = performance.now()
    await ctx.pause(0)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

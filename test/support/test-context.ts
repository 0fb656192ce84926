import { env } from 'cloudflare:workers'
import { createIdSource } from '../../src/kernel/id'
import { type Ctx, createContext } from '../../src/platform/context'
import { createTokens } from '../../src/platform/token'

export interface TestCtx extends Ctx {
  /** Moves the clock on. */
  sleep(ms: number): void
  /** Waits for what the code deferred past the answer. */
  settle(): Promise<void>
  /** How often the queue was woken. */
  readonly wakeUps: { count: number }
  /** Tags that were purged, now or soon. */
  readonly purged: string[]
  /** Events that were logged, in order. */
  readonly logged: string[]
}

/** Contexts are a millisecond apart, so that what a later one makes has a later id. */
const clockTicks = { next: Date.UTC(2026, 10, 24, 9, 0, 0) }

/** Ids of one moment differ from context to context too: where chance decides, two meet now and then. */
const slots = { next: 0 }
const nextSlot = () => (slots.next++ % 4096) / 4096

/** A context over the real local D1, KV and queue, with a clock the test moves and a network it chooses. */
export function testContext({ now = clockTicks.next++, ip = '203.0.113.7' } = {}): TestCtx {
  const pending: Promise<unknown>[] = []
  const real = createContext(env, { waitUntil: (work) => void pending.push(work) }, ip)
  const state = { now }
  const clock = { now: () => state.now }
  const wakeUps = { count: 0 }
  const purged: string[] = []
  const logged: string[] = []
  return {
    ...real,
    clock,
    newId: createIdSource(clock.now, nextSlot),
    tokens: createTokens(real.config.signingKeys, clock.now),
    mayProceed: async () => true,
    isUnhurried: async () => true,
    wake: () => void wakeUps.count++,
    pause: async (ms) => {
      state.now += ms
    },
    cache: {
      purgeNow: async (tags) => void purged.push(...tags),
      purgeSoon: async (tag) => void purged.push(tag),
    },
    wakeUps,
    log: { info: (event) => void logged.push(event), error: (event) => void logged.push(event) },
    purged,
    logged,
    sleep: (ms) => {
      state.now += ms
    },
    settle: async () => void (await Promise.all(pending.splice(0))),
  }
}

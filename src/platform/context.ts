import { createIdSource, type NewId } from '../kernel/id'
import { onceFor } from '../kernel/once'
import type { Clock } from '../kernel/time'
import { accessEmailOf } from './access'
import { type CachePort, createCachePort } from './cache'
import { type Config, type ConfigVars, readConfig } from './config'
import { consoleLog, type Log } from './log'
import { isolateMemory, type Memory } from './memory'
import { type Networks, networksOf } from './network'
import { type Db, openDb } from './sql'
import { createTokens, type Tokens } from './token'

/** Everything a use case may touch. It asks for the part it needs: `Pick<Ctx, 'db' | 'clock'>`. */
export interface Ctx {
  readonly config: Config
  readonly db: Db
  /** The full text index, a database of its own (migrations/search). */
  readonly search: Db
  readonly clock: Clock
  readonly newId: NewId
  readonly tokens: Tokens
  readonly networks: Networks
  readonly cache: CachePort
  readonly memory: Memory
  /** A floor against bursts. @returns false if `key` has been here too often within the minute. */
  readonly mayProceed: (key: string) => Promise<boolean>
  /** The same, for what only makes doubtful. @returns false if `key` has been here again and again within the minute */
  readonly isUnhurried: (key: string) => Promise<boolean>
  /** Tells the queue that a job waits; after the batch that wrote it. Losing it costs minutes: a cron sweeps. */
  readonly wake: (delayS?: number) => void
  /** Goes on after the answer. Its failure is logged, never lost. */
  readonly defer: (work: Promise<unknown>) => void
  /** The address Cloudflare Access vouches for, where it stands in front. */
  readonly accessEmail: () => Promise<string | undefined>
  /** Waits within a job, for a mail's turn. Costs no CPU. */
  readonly pause: (ms: number) => Promise<void>
  /** True in a job that a Worker died over before: once, because only one thing can have been in the middle. */
  readonly isResumed?: () => boolean
  readonly log: Log
  /** The binding of Cloudflare's Email Service, for the transport that uses it. */
  readonly emailBinding: SendEmail
}

/** What only asks to be woken; anything with a `job` is one. */
export interface WakeMessage {
  readonly job: true
}

/** Variables stay as they are while an isolate lives. */
const configOf = onceFor((env: Env) => readConfig(env as unknown as ConfigVars))

const WAKING = 'wake-up on its way'
const COALESCE_S = 1

/**
 * One context per request, queue batch, cron run or mail. The only place that reads `env`.
 * @param ip the visitor's address as the platform names it; undefined outside a request
 */
export function createContext(
  env: Env,
  execution: Pick<ExecutionContext, 'waitUntil' | 'access'>,
  ip?: string,
): Ctx {
  const clock: Clock = { now: () => Date.now() }
  const config = configOf(env)
  const defer = (work: Promise<unknown>) =>
    execution.waitUntil(work.catch((error: unknown) => consoleLog.error('deferred.failed', error)))
  return {
    config,
    db: openDb(env.DB),
    search: openDb(env.SEARCH),
    clock,
    newId: createIdSource(clock.now),
    tokens: createTokens(config.signingKeys, clock.now),
    networks: networksOf(env.SALTS, isolateMemory, ip, clock.now),
    cache: createCachePort(env.MAIL_QUEUE, isolateMemory, consoleLog, clock.now),
    memory: isolateMemory,
    mayProceed: async (key) => (await env.BURST.limit({ key })).success,
    isUnhurried: async (key) => (await env.PACE.limit({ key })).success,
    wake: (delayS = COALESCE_S) => {
      if (delayS === COALESCE_S) {
        // A prompt wake-up on its way arrives after what is written until then, so one serves all: queue operations are what
        // a free plan runs out of first. A late one serves nobody but itself.
        if (isolateMemory.get(WAKING, clock.now())) return
        isolateMemory.put(WAKING, true, { now: clock.now(), ttlMs: COALESCE_S * 900 })
      }
      defer(env.MAIL_QUEUE.send({ job: true } satisfies WakeMessage, { delaySeconds: delayS }))
    },
    defer,
    accessEmail: accessEmailOf(config, execution.access),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: consoleLog,
    emailBinding: env.EMAIL,
  }
}

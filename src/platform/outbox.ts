import * as v from 'valibot'
import { MINUTE_MS, SECOND_MS } from '../kernel/time'
import type { Ctx } from './context'
import { claimJobs, deleteJob, insertJob, parkJob, postponeJob } from './queries'
import type { Bound } from './sql'

/** A kind of deferred work: its name and the shape of what it needs. The slice that causes it owns it. */
export interface JobKind<Payload> {
  readonly name: `${string}.${string}`
  readonly schema: v.GenericSchema<unknown, Payload>
}

export const jobKind = <Payload>(
  name: `${string}.${string}`,
  schema: v.GenericSchema<unknown, Payload>,
): JobKind<Payload> => ({ name, schema })

/** A row of src/jobs.ts: a kind and who does it. */
export interface JobHandler {
  readonly kind: JobKind<unknown>
  run(ctx: Ctx, payload: unknown): Promise<void>
}

export const handle = <Payload>(
  kind: JobKind<Payload>,
  run: (ctx: Ctx, payload: Payload) => Promise<void>,
): JobHandler => ({ kind, run: run as JobHandler['run'] })

/** Thrown by a handler when trying again is pointless: the job is parked at once, with this reason. */
export class HopelessJob extends Error {
  override readonly name = 'HopelessJob'
}

const LEASE_MS = 2 * MINUTE_MS
const BACKOFF_S = [10, 60, 300, 1800, 7200, 21_600] as const
const CLAIM = 25

/**
 * A statement for the batch that holds the job's cause. Call `ctx.wake()` once the batch has gone through.
 * @param delayMs not before so long
 */
export const enqueue = <Payload>(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  kind: JobKind<Payload>,
  payload: Payload,
  delayMs = 0,
): Bound<never> =>
  insertJob(ctx.newId(), kind.name, JSON.stringify(payload), ctx.clock.now() + delayMs, ctx.clock.now())

/**
 * Runs what is due: claims by lease, so that two drains never do the same job at once, and a Worker that died is followed
 * up when its lease ends. A job runs at least once: handlers must not mind a second time.
 * @returns how many jobs were claimed
 */
export async function drain(ctx: Ctx, handlers: readonly JobHandler[]): Promise<number> {
  const now = ctx.clock.now()
  const claimed = await ctx.db.all(claimJobs(now, now + LEASE_MS, CLAIM))
  for (const job of claimed) {
    try {
      const handler = handlers.find(({ kind }) => kind.name === job.kind)
      if (!handler) throw new HopelessJob(`no handler for ${job.kind}`)
      const payload = v.safeParse(handler.kind.schema, JSON.parse(job.payload))
      if (!payload.success) throw new HopelessJob('payload does not fit its schema')
      await handler.run(ctx, payload.output)
      await ctx.db.run(deleteJob(job.id))
    } catch (error) {
      await failed(ctx, job, error)
    }
  }
  if (claimed.length === CLAIM) ctx.wake()
  return claimed.length
}

async function failed(
  ctx: Ctx,
  job: { id: number; kind: string; attempts: number },
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  const delayS = error instanceof HopelessJob ? undefined : BACKOFF_S[job.attempts - 1]
  ctx.log.error('job.failed', error, {
    kind: job.kind,
    job: job.id,
    attempts: job.attempts,
    parked: delayS === undefined,
  })
  if (delayS === undefined) {
    await ctx.db.batch([parkJob(job.id, reason, ctx.clock.now()), deleteJob(job.id)])
  } else {
    await ctx.db.run(postponeJob(job.id, ctx.clock.now() + delayS * SECOND_MS, reason))
    ctx.wake(delayS)
  }
}

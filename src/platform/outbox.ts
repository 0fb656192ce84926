import * as v from 'valibot'
import { MINUTE_MS, SECOND_MS } from '../kernel/time'
import type { Ctx } from './context'
import {
  type ClaimedJob,
  claimJobs,
  deleteJob,
  extendLease,
  insertJob,
  insertJobIfChanged,
  parkJob,
  postponeJob,
} from './queries'
import type { Bound } from './sql'

/** A kind of deferred work: its name and the shape of what it needs. The slice that causes it owns it. */
export interface JobKind<Payload> {
  readonly name: `${string}.${string}`
  readonly schema: v.GenericSchema<unknown, Payload>
  /** Somebody sits before the screen and waits, as for a sign-in link: overtakes everything else. */
  readonly urgent: boolean
}

export const jobKind = <Payload>(
  name: `${string}.${string}`,
  schema: v.GenericSchema<unknown, Payload>,
  urgency?: 'urgent',
): JobKind<Payload> => ({ name, schema, urgent: urgency === 'urgent' })

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
  override readonly name: string = 'HopelessJob'
}

/** Thrown when something is shut for this job and others like it: it is parked until that gate is opened (openGate in queries.ts). */
export class GateClosed extends HopelessJob {
  override readonly name = 'GateClosed'

  constructor(
    message: string,
    readonly gate: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** Thrown when it is known how long to wait. `isAttempt: false` says that nothing was tried: the job may wait so for ever. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater'

  constructor(
    message: string,
    readonly afterMs: number,
    readonly isAttempt = true,
  ) {
    super(message)
  }
}

const LEASE_MS = 6 * MINUTE_MS
/** Longer than one job takes: twenty mails, each to a server that does not answer within its ten seconds. */
const JOB_MS = 4 * MINUTE_MS
const BACKOFF_S = [10, 60, 300, 1800, 7200, 21_600] as const
/** Of each claim. Both places are kept free for their own: urgent work waits for three other jobs at most, and three go with every claim. */
const CLAIM_URGENT = 4
const CLAIM_OTHER = 3
const ROUNDS = 8
/** Whoever asks us to come back later than that is not waited for so long. */
const LATEST_S = 12 * 3600

/**
 * A statement for the batch that holds the job's cause. Call `ctx.wake()` once the batch has gone through.
 * @param delayMs not before so long
 * @param onlyIfChanged only if the statement right before it in the batch changed a row
 */
export const enqueue = <Payload>(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  kind: JobKind<Payload>,
  payload: Payload,
  delayMs = 0,
  { onlyIfChanged = false } = {},
): Bound<never> =>
  (onlyIfChanged ? insertJobIfChanged : insertJob)(
    ctx.newId(),
    kind.name,
    kind.urgent ? 1 : 0,
    JSON.stringify(payload),
    ctx.clock.now() + delayMs,
    ctx.clock.now(),
  )

/**
 * Runs what is due: claims by lease, so that two drains never do the same job at once, and a Worker that died is followed
 * up when its lease ends. A job runs at least once: handlers must not mind a second time.
 * @returns how many jobs were claimed
 */
export async function drain(ctx: Ctx, handlers: readonly JobHandler[]): Promise<number> {
  let claimed = 0
  for (let round = 0; round < ROUNDS; round++) {
    const now = ctx.clock.now()
    const leaseEnds = now + LEASE_MS
    const jobs = await ctx.db.all(claimJobs(now, leaseEnds, CLAIM_URGENT, CLAIM_OTHER, ctx.newId()))
    claimed += jobs.length
    // RETURNING has no order of its own, and the statement says from this one which of a claim was begun.
    const inOrder = [...jobs].sort((a, b) => b.urgent - a.urgent || a.id - b.id)
    for (const job of inOrder) if (await isOurs(ctx, job, leaseEnds)) await run(ctx, handlers, job)
    const urgent = jobs.filter((job) => job.urgent === 1).length
    if (urgent < CLAIM_URGENT && jobs.length - urgent < CLAIM_OTHER) return claimed
  }
  ctx.wake()
  return claimed
}

/**
 * After slow ones the lease of the next may end before it does, or has ended already, and another drain may have it: its mail would go twice.
 * A claim that goes as fast as usual asks and writes nothing.
 */
async function isOurs(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { id }: ClaimedJob,
  leaseEnds: number,
): Promise<boolean> {
  const now = ctx.clock.now()
  if (leaseEnds - now >= JOB_MS) return true
  return (await ctx.db.run(extendLease(id, leaseEnds, now + LEASE_MS))).changes > 0
}

async function run(ctx: Ctx, handlers: readonly JobHandler[], job: ClaimedJob): Promise<void> {
  try {
    const handler = handlers.find(({ kind }) => kind.name === job.kind)
    if (!handler) throw new HopelessJob(`no handler for ${job.kind}`)
    const payload = v.safeParse(handler.kind.schema, JSON.parse(job.payload))
    if (!payload.success) throw new HopelessJob('payload does not fit its schema')
    await handler.run(job.resumed ? resumed(ctx) : ctx, payload.output)
    await ctx.db.run(deleteJob(job.id))
  } catch (error) {
    await failed(ctx, job, error)
  }
}

/** Says once that something may have been done already: what was in the middle is the first thing that was not written down as done. */
function resumed(ctx: Ctx): Ctx {
  let isNext = true
  return {
    ...ctx,
    isResumed: () => {
      const answer = isNext
      isNext = false
      return answer
    },
  }
}

async function failed(ctx: Ctx, job: ClaimedJob, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  const counted = !(error instanceof RetryLater) || error.isAttempt
  const delayS = delayAfter(job, error)
  ctx.log.error('job.failed', error, {
    kind: job.kind,
    job: job.id,
    attempts: job.attempts,
    parked: delayS === undefined,
  })
  if (delayS === undefined) {
    const gate = error instanceof GateClosed ? error.gate : null
    await ctx.db.batch([parkJob(job.id, reason, gate, ctx.clock.now()), deleteJob(job.id)])
  } else {
    await ctx.db.run(postponeJob(job.id, ctx.clock.now() + delayS * SECOND_MS, counted ? 0 : 1, reason))
    ctx.wake(delayS)
  }
}

/** @returns seconds; undefined to give up */
function delayAfter(job: ClaimedJob, error: unknown): number | undefined {
  if (error instanceof HopelessJob) return undefined
  if (!(error instanceof RetryLater)) return BACKOFF_S[job.attempts - 1]
  const asked = Math.min(Math.ceil(error.afterMs / SECOND_MS), LATEST_S)
  if (!error.isAttempt) return asked
  const backoff = BACKOFF_S[job.attempts - 1]
  return backoff === undefined ? undefined : Math.max(backoff, asked)
}

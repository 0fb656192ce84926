import { statement } from './sql'

export const insertJob = statement<
  never,
  [id: number, kind: string, payload: string, runAt: number, createdAt: number]
>('jobs.insert', 'INSERT INTO jobs (id, kind, payload, run_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5)')

export interface ClaimedJob {
  readonly id: number
  readonly kind: string
  readonly payload: string
  readonly attempts: number
}

/** Oldest first. Leasing in the same statement is what keeps two drains apart. */
export const claimJobs = statement<ClaimedJob, [now: number, leaseEnds: number, limit: number]>(
  'jobs.claim',
  `UPDATE jobs SET attempts = attempts + 1, run_at = ?2
   WHERE id IN (SELECT id FROM jobs WHERE run_at <= ?1 ORDER BY id LIMIT ?3)
   RETURNING id, kind, payload, attempts`,
)

export const deleteJob = statement<never, [id: number]>('jobs.delete', 'DELETE FROM jobs WHERE id = ?1')

export const postponeJob = statement<never, [id: number, runAt: number, error: string]>(
  'jobs.postpone',
  'UPDATE jobs SET run_at = ?2, last_error = ?3 WHERE id = ?1',
)

/** Goes in one batch with jobs.delete. */
export const parkJob = statement<never, [id: number, error: string, parkedAt: number]>(
  'jobs.park',
  `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at)
   SELECT id, kind, payload, attempts, ?2, created_at, ?3 FROM jobs WHERE id = ?1`,
)

export interface ParkedJob {
  readonly id: number
  readonly kind: string
  readonly last_error: string
  readonly parked_at: number
}

/** Of one site and some kinds (a JSON list), newest first. The index is mail's (0006_mail.sql). */
export const listParkedJobs = statement<ParkedJob, [siteId: string, kinds: string, limit: number]>(
  'jobs.list-parked',
  `SELECT id, kind, last_error, parked_at FROM parked_jobs
   WHERE json_extract(payload, '$.siteId') = ?1 AND kind IN (SELECT value FROM json_each(?2) AS wanted)
   ORDER BY id DESC LIMIT ?3`,
)

/** Goes in one batch with jobs.delete-parked. */
export const insertParkedJob = statement<never, [id: number, siteId: string, kinds: string, runAt: number]>(
  'jobs.insert-parked',
  `INSERT INTO jobs (id, kind, payload, run_at, created_at) SELECT id, kind, payload, ?4, created_at FROM parked_jobs
   WHERE id = ?1 AND json_extract(payload, '$.siteId') = ?2 AND kind IN (SELECT value FROM json_each(?3) AS wanted)`,
)

export const deleteParkedJob = statement<never, [id: number, siteId: string, kinds: string]>(
  'jobs.delete-parked',
  `DELETE FROM parked_jobs
   WHERE id = ?1 AND json_extract(payload, '$.siteId') = ?2 AND kind IN (SELECT value FROM json_each(?3) AS wanted)`,
)

import { statement } from './sql'

export const insertJob = statement<
  never,
  [id: number, kind: string, urgent: 0 | 1, payload: string, runAt: number, createdAt: number]
>(
  'jobs.insert',
  'INSERT INTO jobs (id, kind, urgent, payload, run_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)',
)

/** The same, if the statement just before it in the batch changed something. */
export const insertJobIfChanged = statement<
  never,
  [id: number, kind: string, urgent: 0 | 1, payload: string, runAt: number, createdAt: number]
>(
  'jobs.insert-if-changed',
  `INSERT INTO jobs (id, kind, urgent, payload, run_at, created_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE changes() > 0`,
)

export interface ClaimedJob {
  readonly id: number
  readonly kind: string
  readonly payload: string
  readonly attempts: number
  readonly urgent: 0 | 1
  /** Somebody began it and never wrote down how it went. */
  readonly resumed: 0 | 1
}

/**
 * Some of the urgent and some of the others, each oldest first: what is urgent overtakes, and a flood of it stops nobody. Leasing in the
 * same statement is what keeps two drains apart. Both walks end at their limit; only jobs that wait for a next attempt are passed by.
 *
 * `begun` holds the claim that has a job, so that nothing is written when one starts: a drain runs its claim in order, and each that is done with goes or
 * loses the number. So of a claim that a Worker died over, the first that is left was begun and the others were not. Below zero it was begun by
 * an earlier claim. FROM makes SQLite reckon all of it before it writes the first row.
 */
export const claimJobs = statement<
  ClaimedJob,
  [now: number, leaseEnds: number, urgentLimit: number, otherLimit: number, claim: number]
>(
  'jobs.claim',
  `UPDATE jobs SET attempts = attempts + 1, run_at = ?2, begun = due.claim
   FROM (
     SELECT id AS due_id, CASE WHEN begun < 0 OR (begun > 0 AND NOT EXISTS (
       SELECT 1 FROM jobs AS before WHERE abs(before.begun) = mine.begun
         AND (before.urgent > mine.urgent OR (before.urgent = mine.urgent AND before.id < mine.id)))) THEN -?5 ELSE ?5 END AS claim
     FROM (
       SELECT * FROM (SELECT id, urgent, begun FROM jobs INDEXED BY jobs_urgent WHERE urgent = 1 AND run_at <= ?1 ORDER BY id LIMIT ?3)
       UNION ALL
       SELECT * FROM (SELECT id, urgent, begun FROM jobs WHERE urgent = 0 AND run_at <= ?1 ORDER BY id LIMIT ?4)) AS mine
   ) AS due
   WHERE id = due.due_id
   RETURNING id, kind, payload, attempts, urgent, begun < 0 AS resumed`,
)

/** Changes nothing if another drain has claimed it since. */
export const extendLease = statement<never, [id: number, leaseEnds: number, newEnd: number]>(
  'jobs.extend-lease',
  'UPDATE jobs SET run_at = ?3 WHERE id = ?1 AND run_at = ?2',
)

export const deleteJob = statement<never, [id: number]>('jobs.delete', 'DELETE FROM jobs WHERE id = ?1')

export const postponeJob = statement<never, [id: number, runAt: number, uncounted: 0 | 1, error: string]>(
  'jobs.postpone',
  'UPDATE jobs SET run_at = ?2, attempts = attempts - ?3, begun = 0, last_error = ?4 WHERE id = ?1',
)

/** Goes in one batch with jobs.delete. */
export const parkJob = statement<never, [id: number, error: string, gate: string | null, parkedAt: number]>(
  'jobs.park',
  `INSERT INTO parked_jobs (id, kind, payload, attempts, last_error, created_at, parked_at, urgent, gate)
   SELECT id, kind, payload, attempts, ?2, created_at, ?4, urgent, ?3 FROM jobs WHERE id = ?1`,
)

/** What waits behind a gate goes again, with all its attempts before it. */
export const insertGated = statement<never, [gate: string, runAt: number]>(
  'jobs.insert-gated',
  `INSERT INTO jobs (id, kind, urgent, payload, run_at, created_at)
   SELECT id, kind, urgent, payload, ?2, created_at FROM parked_jobs INDEXED BY parked_jobs_gate WHERE gate = ?1`,
)

export const deleteGated = statement<never, [gate: string]>(
  'jobs.delete-gated',
  'DELETE FROM parked_jobs WHERE gate = ?1 AND gate IS NOT NULL',
)

/** For one batch, in this order. */
export const openGate = (gate: string, now: number) => [insertGated(gate, now), deleteGated(gate)] as const

export interface ParkedJob {
  readonly id: number
  readonly kind: string
  readonly last_error: string
  readonly parked_at: number
  readonly attempts: number
  /** Set while what stopped it stops others too. */
  readonly gate: string | null
}

/** Of one site and some kinds (a JSON list), newest first. The index is mail's (0006_mail.sql). */
export const listParkedJobs = statement<ParkedJob, [siteId: string, kinds: string, limit: number]>(
  'jobs.list-parked',
  `SELECT id, kind, last_error, parked_at, attempts, gate FROM parked_jobs
   WHERE json_extract(payload, '$.siteId') = ?1 AND kind IN (SELECT value FROM json_each(?2) AS wanted)
   ORDER BY id DESC LIMIT ?3`,
)

/** Goes in one batch with jobs.delete-parked. */
export const insertParkedJob = statement<never, [id: number, siteId: string, kinds: string, runAt: number]>(
  'jobs.insert-parked',
  `INSERT INTO jobs (id, kind, urgent, payload, run_at, created_at)
   SELECT id, kind, urgent, payload, ?4, created_at FROM parked_jobs
   WHERE id = ?1 AND json_extract(payload, '$.siteId') = ?2 AND kind IN (SELECT value FROM json_each(?3) AS wanted)`,
)

export const deleteParkedJob = statement<never, [id: number, siteId: string, kinds: string]>(
  'jobs.delete-parked',
  `DELETE FROM parked_jobs
   WHERE id = ?1 AND json_extract(payload, '$.siteId') = ?2 AND kind IN (SELECT value FROM json_each(?3) AS wanted)`,
)

/** What was given up of one kind about one thing of a site: `field` of the payload names it. */
export const dropParkedAbout = statement<never, [siteId: string, kind: string, field: string, value: number]>(
  'jobs.drop-parked-about',
  "DELETE FROM parked_jobs WHERE json_extract(payload, '$.siteId') = ?1 AND kind = ?2 AND payload ->> ?3 = ?4",
)

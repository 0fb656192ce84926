// Deferred work of a deleted site (src/erasure.ts): every job names its site the same way.
import { statement } from './sql'

/** All but the job that erases. */
export const eraseJobs = statement<never, [siteId: string, kind: string]>(
  'jobs.erase',
  "DELETE FROM jobs WHERE json_extract(payload, '$.siteId') = ?1 AND kind <> ?2",
)

export const eraseParked = statement<never, [siteId: string, limit: number]>(
  'jobs.erase-parked',
  `DELETE FROM parked_jobs WHERE id IN (SELECT id FROM parked_jobs WHERE json_extract(payload, '$.siteId') = ?1 LIMIT ?2)`,
)

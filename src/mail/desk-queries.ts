import { statement } from '../platform/sql'
import type { SuppressionReason, SuppressionSource } from './queries'

/** At most three rows a day: one for each outcome. */
export const countDays = statement<
  { readonly state: string; readonly count: number },
  [siteId: string, fromDay: number]
>(
  'mail.count-days',
  'SELECT state, sum(count) AS count FROM mail_days WHERE site_id = ?1 AND day >= ?2 GROUP BY state',
)

export interface SuppressedRow {
  /** The first characters of the keyed hash: enough to tell two apart, and nothing of the address. */
  readonly mark: string
  readonly reason: SuppressionReason
  readonly source: SuppressionSource
  readonly created_at: number
}

/** Those that a mail of this site brought about, newest first. */
export const listSuppressed = statement<
  SuppressedRow,
  [bySite: string, until: number, limit: number, skip: number]
>(
  'mail.list-suppressed',
  `SELECT substr(address_hash, 1, 8) AS mark, reason, source, created_at FROM suppressions
   WHERE by_site = ?1 AND created_at <= ?2 AND lifted_at IS NULL ORDER BY created_at DESC LIMIT ?3 OFFSET ?4`,
)

/** What providers or owners said can be taken back by an owner; what the reader said cannot. */
export const LIFTABLE = ['bounce', 'soft-bounce', 'by-hand'] as const
export type Liftable = (typeof LIFTABLE)[number]

export const liftSuppression = statement<
  never,
  [bySite: string, at: number, mark: string, reason: Liftable, now: number]
>(
  'mail.lift',
  `UPDATE suppressions SET lifted_at = ?5
   WHERE by_site = ?1 AND created_at = ?2 AND lifted_at IS NULL AND reason = ?4 AND substr(address_hash, 1, 8) = ?3`,
)

/** Stands before mail.lift in its batch: soft bounces until now count no more either. */
export const raiseReachedOf = statement<
  never,
  [bySite: string, at: number, mark: string, reason: Liftable, now: number]
>(
  'mail.raise-reached-of',
  `INSERT INTO mail_reached (address_hash, reached_at)
   SELECT address_hash, ?5 FROM suppressions
   WHERE by_site = ?1 AND created_at = ?2 AND lifted_at IS NULL AND reason = ?4 AND substr(address_hash, 1, 8) = ?3
   ON CONFLICT DO UPDATE SET reached_at = max(mail_reached.reached_at, excluded.reached_at)`,
)

// Notices of illegal content whose senders gave an address: the few that reports_to_answer holds.
import { statement } from '../../platform/sql'

/** By what a notice is decided: the row of the log, or 1 where its author took the comment back and nobody of the team decided. */
const DECISION = 'coalesce(r.settled_by, CASE WHEN c.status > 1 AND c.decided_at < ?3 THEN 1 END)'

export interface DecidedNotice {
  readonly site_id: string
  readonly reference: number
  readonly decision: number
}

/**
 * Decided, and not told yet. What was undone and decided again is told again.
 * @param forgotten notices up to this one are nobody's business any more
 * @param settled decisions after this row of the log may still be undone, and what was taken back after `before` too
 */
export const listDecided = statement<
  DecidedNotice,
  [forgotten: number, settled: number, before: number, limit: number]
>(
  'comments.list-decided-notices',
  `SELECT c.site_id, r.reference, ${DECISION} AS decision
   FROM reports r INDEXED BY reports_to_answer CROSS JOIN comments c ON c.id = r.comment_id
   WHERE r.email IS NOT NULL AND r.reference > ?1 AND ${DECISION} <= ?2 AND r.answered_by IS NOT ${DECISION} LIMIT ?4`,
)

/** What a notice is about, by the number its sender quotes. */
export const findNoticed = statement<{ readonly id: number }, [siteId: string, reference: number]>(
  'comments.find-noticed',
  `SELECT c.id FROM reports r INDEXED BY reports_reference CROSS JOIN comments c ON c.id = r.comment_id AND c.site_id = ?1
   WHERE r.reference = ?2`,
)

export const markAnswered = statement<never, [reference: number, decision: number]>(
  'comments.mark-answered',
  'UPDATE reports SET answered_by = ?2 WHERE email IS NOT NULL AND reference = ?1',
)

/** The decision is told, or half a year went by. */
export const forgetAddresses = statement<never, [from: number, to: number]>(
  'comments.forget-addresses-of-notices',
  'UPDATE reports SET email = NULL WHERE email IS NOT NULL AND reference BETWEEN ?1 AND ?2',
)

export interface NoticeRow {
  readonly comment_id: number
  readonly status: number
  readonly reason: string | null
  readonly email: string
  readonly locale: string
  readonly settled_by: number | null
}

export const findNotice = statement<NoticeRow, [siteId: string, reference: number]>(
  'comments.find-notice',
  `SELECT c.id AS comment_id, c.status, c.reason, r.email, r.locale, r.settled_by
   FROM reports r INDEXED BY reports_to_answer CROSS JOIN comments c ON c.id = r.comment_id AND c.site_id = ?1
   WHERE r.email IS NOT NULL AND r.reference = ?2`,
)

import { STOP, statement } from '../../platform/sql'

/** As takeOrStop (vote-queries.ts), but a report that stands undecided already takes nothing, unless it sets off a mail: that counts whatever became of the comment. */
export const takeForReportOrStop = statement<
  never,
  [
    siteId: string,
    commentId: number,
    period: number,
    network: string,
    reporter: number,
    limit: number,
    isMailed: 0 | 1,
  ]
>(
  'comments.take-for-report-or-stop',
  `INSERT INTO reader_limits (period, site_id, network, what, used)
   SELECT ?3, site_id, ?4, 'report', 1 FROM comments WHERE id = ?2 AND site_id = ?1
     AND (?7 OR status = 1 AND NOT EXISTS (SELECT 1 FROM reports WHERE comment_id = ?2 AND reporter = ?5 AND settled_by IS NULL))
   ON CONFLICT (period, site_id, network, what) DO UPDATE SET used = CASE WHEN used >= ?6 THEN ${STOP} ELSE used + 1 END`,
)

/**
 * A report. A second one of the same reader, and one of what readers cannot see, writes nothing; but for a notice of illegal content after a report that was none, or after
 * one that was decided and answered: it takes its place.
 */
export const insertReport = statement<
  never,
  [
    siteId: string,
    commentId: number,
    reporter: number,
    reason: string,
    note: string,
    network: string | null,
    now: number,
    reference: number | null,
  ]
>(
  'comments.insert-report',
  `INSERT INTO reports (comment_id, reporter, reason, note, network, created_at, reference, revision)
   SELECT id, CAST(?3 AS INTEGER), ?4, ?5, ?6, ?7, ?8, revision FROM comments WHERE id = ?2 AND site_id = ?1 AND status = 1
   ON CONFLICT (comment_id, reporter) DO UPDATE SET reason = excluded.reason, note = excluded.note, reference = excluded.reference,
     revision = excluded.revision, settled_by = NULL, network = excluded.network, created_at = excluded.created_at
   WHERE excluded.reference IS NOT NULL AND (reports.reference IS NULL OR (reports.settled_by IS NOT NULL AND reports.email IS NULL))`,
)

/** Behind it: where an open notice is answered, the last that was said (V-81). */
export const setNotifier = statement<
  never,
  [siteId: string, commentId: number, reporter: number, email: string, locale: string]
>(
  'comments.set-notifier',
  `UPDATE reports SET email = ?4, locale = ?5 WHERE comment_id = ?2 AND reporter = ?3 AND reference IS NOT NULL AND settled_by IS NULL AND email IS NOT ?4
     AND EXISTS (SELECT 1 FROM comments WHERE id = ?2 AND site_id = ?1 AND status < 2)`,
)

/** A reader's notice that nobody has decided, and somebody still can. */
export const findOpenNotice = statement<
  { readonly reference: number; readonly email: string | null },
  [siteId: string, commentId: number, reporter: number]
>(
  'comments.find-open-notice',
  `SELECT r.reference, r.email FROM comments c CROSS JOIN reports r ON r.comment_id = c.id AND r.reporter = ?3
   WHERE c.id = ?2 AND c.site_id = ?1 AND c.status < 2 AND r.reference IS NOT NULL AND r.settled_by IS NULL`,
)

export interface ReportedRow {
  readonly status: number
  readonly revision: number
  readonly root_id: number
  readonly depth: number
  readonly path: string
  readonly thread_id: string
  /** 1 if this reader's report stands. */
  readonly reported: number
  /** Of this reader's notice, if it is one. */
  readonly reference: number | null
  /** From how many networks open reports came. */
  readonly networks: number
}

/** What a report made of a comment: behind it in its batch. */
export const findReported = statement<ReportedRow, [siteId: string, commentId: number, reporter: number]>(
  'comments.find-reported',
  `SELECT status, revision, root_id, depth, path, thread_id,
     EXISTS (SELECT 1 FROM reports WHERE comment_id = ?2 AND reporter = ?3) AS reported,
     (SELECT reference FROM reports WHERE comment_id = ?2 AND reporter = ?3) AS reference,
     (SELECT COUNT(DISTINCT coalesce(network, reporter)) FROM reports WHERE comment_id = ?2 AND settled_by IS NULL) AS networks
   FROM comments WHERE id = ?2 AND site_id = ?1`,
)

/**
 * A decision settles what is open. Behind it in its batch, and only if it was made: the comment stands decided at this very moment.
 * @param idsJson the comments that were decided
 */
export const settleReports = statement<
  never,
  [siteId: string, idsJson: string, actionId: number, decidedAt: number]
>(
  'comments.settle-reports',
  `UPDATE reports SET settled_by = ?3 WHERE settled_by IS NULL AND comment_id IN (
     SELECT c.id FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value
     WHERE c.site_id = ?1 AND c.reports > 0 AND c.decided_at = ?4)`,
)

/** Taking that decision back opens them again, under the same condition. */
export const reopenReports = statement<
  never,
  [siteId: string, idsJson: string, actionId: number, decidedAt: number]
>(
  'comments.reopen-reports',
  `UPDATE reports SET settled_by = NULL WHERE settled_by = ?3 AND comment_id IN (
     SELECT c.id FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value
     WHERE c.site_id = ?1 AND c.decided_at = ?4)`,
)

/** How many reports a decision settled that are still settled by it. */
export const countSettledBy = statement<{ readonly count: number }, [commentId: number, actionId: number]>(
  'comments.count-settled-by',
  'SELECT COUNT(*) AS count FROM reports WHERE comment_id = ?1 AND settled_by = ?2',
)

export interface ReportRow {
  readonly reason: string
  readonly note: string
  readonly created_at: number
  readonly settled_by: number | null
  readonly reference: number | null
  /** The words it was about, where others stand there now. */
  readonly words: string | null
  /** 1 if the decision will be mailed. */
  readonly awaited: number
}

/** What readers said of a comment: notices of illegal content, then the newest; fifty say enough. Who they were is nobody's business. The words of a notice are the first that were kept since. */
export const listReports = statement<ReportRow, [siteId: string, commentId: number]>(
  'comments.list-reports',
  `SELECT r.reason, r.note, r.created_at, r.settled_by, r.reference, r.email IS NOT NULL AS awaited,
     (SELECT body FROM comment_revisions WHERE comment_id = r.comment_id AND revision >= r.revision ORDER BY revision LIMIT 1) AS words
   FROM comments c CROSS JOIN reports r INDEXED BY reports_shown ON r.comment_id = c.id
   WHERE c.id = ?2 AND c.site_id = ?1 ORDER BY r.reference DESC, r.created_at DESC LIMIT 50`,
)

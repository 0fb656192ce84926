import { statement } from '../../platform/sql'

/** What counts as a decision: a person's, not an author's own deletion. */
const DECIDED = `a.action IN ('comment.approve', 'comment.reject', 'comment.return', 'comment.spam', 'comment.delete')
     AND substr(a.actor, 1, 8) <> 'visitor'`
const WITH_WAIT = `FROM audit a CROSS JOIN comments c ON c.id = CAST(substr(a.subject, 9) AS INTEGER) AND c.site_id = a.site_id`

/** Today's decisions with the time each comment waited; at most 500 are looked at. */
export const listDecidedSince = statement<
  { readonly created_at: number; readonly waited_from: number; readonly looked_ms: number | null },
  [siteId: string, fromId: number]
>(
  'moderation.list-decided-since',
  `SELECT a.created_at, c.created_at AS waited_from, a.looked_ms ${WITH_WAIT}
   WHERE a.site_id = ?1 AND a.id >= ?2 AND ${DECIDED} ORDER BY a.id DESC LIMIT 500`,
)

/** The last day of a site that is summed up. */
export const findLastDay = statement<{ readonly day: number }, [siteId: string]>(
  'moderation.find-last-day',
  'SELECT day FROM decision_days WHERE site_id = ?1 ORDER BY day DESC LIMIT 1',
)

type DayOf = [siteId: string, day: number, fromId: number, toId: number]

/** One day of the whole team, with zeros if nothing was done: then it is known to be summed up. Again, it says the same. */
export const sumUpDay = statement<never, DayOf>(
  'moderation.sum-up-day',
  `INSERT OR REPLACE INTO decision_days (site_id, day, person_id, approved, rejected, returned, spam, deleted, median_ms, p90_ms, looked_ms, looked_p90_ms)
   WITH page AS MATERIALIZED (
     SELECT a.action, a.created_at - c.created_at AS wait, a.looked_ms AS look ${WITH_WAIT}
     WHERE a.site_id = ?1 AND a.id >= ?3 AND a.id < ?4 AND ${DECIDED}
   )
   SELECT ?1, ?2, 0, coalesce(sum(action = 'comment.approve'), 0), coalesce(sum(action = 'comment.reject'), 0),
     coalesce(sum(action = 'comment.return'), 0), coalesce(sum(action = 'comment.spam'), 0), coalesce(sum(action = 'comment.delete'), 0),
     (SELECT wait FROM page ORDER BY wait LIMIT 1 OFFSET (SELECT (count(*) - 1) / 2 FROM page)),
     (SELECT wait FROM page ORDER BY wait LIMIT 1 OFFSET (SELECT (count(*) - 1) * 9 / 10 FROM page)),
     (SELECT look FROM page WHERE look IS NOT NULL ORDER BY look LIMIT 1 OFFSET (SELECT (count(look) - 1) / 2 FROM page)),
     (SELECT look FROM page WHERE look IS NOT NULL ORDER BY look LIMIT 1 OFFSET (SELECT (count(look) - 1) * 9 / 10 FROM page))
   FROM page`,
)

/** The same day, person by person. */
export const sumUpPeople = statement<never, DayOf>(
  'moderation.sum-up-people',
  `INSERT OR REPLACE INTO decision_days (site_id, day, person_id, approved, rejected, returned, spam, deleted)
   SELECT ?1, ?2, CAST(substr(a.actor, 8) AS INTEGER) AS person, sum(a.action = 'comment.approve'), sum(a.action = 'comment.reject'),
     sum(a.action = 'comment.return'), sum(a.action = 'comment.spam'), sum(a.action = 'comment.delete')
   FROM audit a
   WHERE a.site_id = ?1 AND a.id >= ?3 AND a.id < ?4 AND substr(a.actor, 1, 7) = 'person:'
     AND a.action IN ('comment.approve', 'comment.reject', 'comment.return', 'comment.spam', 'comment.delete')
   GROUP BY person`,
)

/**
 * What became of the comments of that day's decisions, by what had held them. Asked of the comments and not of the decisions: one that was taken back counts by what
 * came after. Those that readers had reported were not held by any of it.
 */
export const sumUpReasons = statement<never, DayOf>(
  'moderation.sum-up-reasons',
  `INSERT OR REPLACE INTO reason_days (site_id, day, code, rule, decided, approved)
   WITH page AS MATERIALIZED (
     SELECT DISTINCT CAST(substr(a.subject, 9) AS INTEGER) AS id FROM audit a
     WHERE a.site_id = ?1 AND a.id >= ?3 AND a.id < ?4 AND ${DECIDED} AND a.before ->> 'status' = 'held'
   )
   SELECT ?1, ?2, coalesce(wanted.value ->> 'code', '') AS code, coalesce(wanted.value ->> 'rule', 0) AS rule, count(*), sum(c.status = 1)
   FROM page CROSS JOIN comments c ON c.id = page.id AND c.site_id = ?1 LEFT JOIN json_each(c.doubts) wanted
   WHERE c.status > 0 AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.comment_id = c.id)
   GROUP BY 3, 4`,
)

/** The reasons that the rejected and returned comments of that day's decisions have by now. */
export const sumUpTold = statement<never, DayOf>(
  'moderation.sum-up-told',
  `INSERT OR REPLACE INTO told_days (site_id, day, reason, count)
   WITH page AS MATERIALIZED (
     SELECT DISTINCT CAST(substr(a.subject, 9) AS INTEGER) AS id FROM audit a
     WHERE a.site_id = ?1 AND a.id >= ?3 AND a.id < ?4 AND ${DECIDED} AND a.after ->> 'reason' IS NOT NULL
   )
   SELECT ?1, ?2, c.reason, count(*) FROM page CROSS JOIN comments c ON c.id = page.id AND c.site_id = ?1
   WHERE c.reason IS NOT NULL GROUP BY c.reason`,
)

export interface DayRow {
  readonly day: number
  readonly approved: number
  readonly rejected: number
  readonly returned: number
  readonly spam: number
  readonly deleted: number
  readonly median_ms: number | null
  readonly p90_ms: number | null
  /** How long comments were looked at before. */
  readonly looked_ms: number | null
  readonly looked_p90_ms: number | null
}

/** The team's days, oldest first. */
export const listDays = statement<DayRow, [siteId: string, fromDay: number]>(
  'moderation.list-days',
  `SELECT day, approved, rejected, returned, spam, deleted, median_ms, p90_ms, looked_ms, looked_p90_ms FROM decision_days
   WHERE site_id = ?1 AND day >= ?2 AND person_id = 0 ORDER BY day`,
)

export interface PersonFiguresRow {
  readonly person_id: number
  readonly name: string | null
  readonly email: string | null
  readonly approved: number
  readonly rejected: number
  readonly returned: number
  readonly spam: number
  readonly deleted: number
}

/** Who decided how much since a day. */
export const listPeopleFigures = statement<PersonFiguresRow, [siteId: string, fromDay: number]>(
  'moderation.list-people-figures',
  `SELECT d.person_id, p.name, p.email, sum(d.approved) AS approved, sum(d.rejected) AS rejected, sum(d.returned) AS returned, sum(d.spam) AS spam,
     sum(d.deleted) AS deleted
   FROM decision_days d LEFT JOIN people p ON p.id = d.person_id
   WHERE d.site_id = ?1 AND d.day >= ?2 AND d.person_id > 0
   GROUP BY d.person_id`,
)

export interface ReasonFiguresRow {
  readonly code: string
  readonly rule: number
  readonly decided: number
  readonly approved: number
}

/** Reasons since a day. Of a site with very many rules the oldest days may be left out. */
export const listReasonFigures = statement<
  ReasonFiguresRow,
  [siteId: string, fromDay: number, limit: number]
>(
  'moderation.list-reason-figures',
  `SELECT code, rule, sum(decided) AS decided, sum(approved) AS approved FROM (
     SELECT code, rule, decided, approved FROM reason_days WHERE site_id = ?1 AND day >= ?2 ORDER BY day DESC LIMIT ?3
   ) page GROUP BY code, rule`,
)

/** Which reasons were told since a day, and how often. */
export const listToldFigures = statement<
  { readonly reason: string; readonly count: number },
  [siteId: string, fromDay: number, limit: number]
>(
  'moderation.list-told-figures',
  `SELECT reason, sum(count) AS count FROM (
     SELECT reason, count FROM told_days WHERE site_id = ?1 AND day >= ?2 ORDER BY day DESC LIMIT ?3
   ) page GROUP BY reason`,
)

/** What waits: the oldest, and how many as far as they are counted. */
export const findWaiting = statement<
  { readonly count: number; readonly oldest_at: number | null },
  [siteId: string, limit: number]
>(
  'moderation.find-waiting',
  `WITH page AS MATERIALIZED (
     SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0 ORDER BY id LIMIT ?2
   )
   SELECT count(*) AS count, (SELECT created_at FROM comments WHERE id = (SELECT min(id) FROM page)) AS oldest_at FROM page`,
)

/** Why the same wait: how often each doubt is among them (comments/checks/assess.ts), and who has none. */
export const countWaitingDoubts = statement<
  { readonly code: string | null; readonly count: number },
  [siteId: string, limit: number]
>(
  'moderation.count-waiting-doubts',
  `WITH page AS MATERIALIZED (
     SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0 ORDER BY id LIMIT ?2
   )
   SELECT wanted.value ->> 'code' AS code, count(*) AS count
   FROM page CROSS JOIN comments c ON c.id = page.id LEFT JOIN json_each(c.doubts) wanted GROUP BY code`,
)

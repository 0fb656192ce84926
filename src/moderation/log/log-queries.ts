import { statement } from '../../platform/sql'
import type { DecisionRow } from '../queries'

const ENTRY =
  'page.id, page.actor, page.action, page.subject, page.before, page.after, page.created_at, p.name AS person_name, p.email AS person_email'
const PERSON = 'LEFT JOIN people p ON p.id = CAST(substr(page.actor, 8) AS INTEGER)'

export const listLog = statement<
  DecisionRow,
  [siteId: string, beforeId: number, fromId: number, limit: number]
>(
  'moderation.list-log',
  `SELECT ${ENTRY} FROM audit page ${PERSON}
   WHERE page.site_id = ?1 AND page.id < ?2 AND page.id >= ?3 ORDER BY page.id DESC LIMIT ?4`,
)

type Sought = [
  siteId: string,
  beforeId: number,
  fromId: number,
  limit: number,
  span: number,
  actor: string | null,
  actionPrefix: string | null,
  subject: string | null,
]

// The log has no index but its key, because every act would pay for each one. So what is sought is looked for in a span of bounded
// length, newest first; whoever wants more goes on from where it ended.

/** Entries of the span that fit. `actionPrefix` ends with its dot: 'comment.'. */
export const seekLog = statement<DecisionRow, Sought>(
  'moderation.seek-log',
  `WITH span AS MATERIALIZED (
     SELECT * FROM audit WHERE site_id = ?1 AND id < ?2 AND id >= ?3 ORDER BY id DESC LIMIT ?5
   )
   SELECT ${ENTRY} FROM span page ${PERSON}
   WHERE (?6 IS NULL OR CASE ?6 WHEN '-' THEN substr(page.actor, 1, 7) <> 'person:' ELSE page.actor = ?6 END) AND (?7 IS NULL OR substr(page.action, 1, length(?7)) = ?7)
     AND (?8 IS NULL OR page.subject = ?8)
   ORDER BY page.id DESC LIMIT ?4`,
)

/** Where the same span ends. One row shorter than its length: it was the last. */
export const findSpanEnd = statement<
  { readonly length: number; readonly last: number | null },
  [siteId: string, beforeId: number, fromId: number, span: number]
>(
  'moderation.find-span-end',
  `SELECT count(*) AS length, min(id) AS last FROM (
     SELECT id FROM audit WHERE site_id = ?1 AND id < ?2 AND id >= ?3 ORDER BY id DESC LIMIT ?4)`,
)

import type { ActionRow } from '../audit/public'
import { statement } from '../platform/sql'

export interface QueueRow {
  readonly id: number
  readonly site_id: string
  readonly status: number
  readonly revision: number
  readonly author_name: string
  /** The beginning; the whole text comes with the opened item. */
  readonly body: string
  readonly parent_id: number | null
  readonly created_at: number
  readonly thread_id: string
  /** Reports that no moderator has settled. */
  readonly reports: number
  /** JSON of what the checks found (comments/checks/assess.ts), or null. */
  readonly doubts: string | null
}

/** What a row of a list is made of. */
export const QUEUE_COLUMNS =
  'c.id AS id, c.site_id, c.status, c.revision, c.author_name, substr(c.body, 1, 400) AS body, c.parent_id, c.created_at, c.reports, c.thread_id, c.doubts'

export interface ItemRow extends QueueRow {
  readonly page: string
  readonly title: string
  readonly root_id: number
  readonly depth: number
  readonly path: string
  readonly html: string
  readonly author_email: string | null
  readonly verified: number
  readonly author_url: string | null
  readonly network: string | null
  readonly decided_at: number | null
  /** Why it was rejected or returned (sites/reasons.ts). */
  readonly reason: string | null
  readonly pinned_at: number | null
  readonly hold: string | null
  readonly closed_at: number | null
  readonly thread_at: number
  readonly parent_name: string | null
  readonly parent_html: string | null
  readonly parent_status: number | null
}

/** One comment with what it answers. The site is part of the question (S-32). */
export const findItem = statement<ItemRow, [siteId: string, id: number]>(
  'moderation.find-item',
  `SELECT c.id, c.site_id, c.status, c.revision, c.author_name, c.body, c.parent_id, c.created_at, t.page, t.title, c.reports, c.thread_id, c.root_id,
     c.depth, c.path, c.html, c.author_email, c.verified, c.author_url, c.network, c.decided_at, c.pinned_at, c.reason, c.doubts, t.hold, t.closed_at, t.created_at AS thread_at,
     parent.author_name AS parent_name, parent.html AS parent_html, parent.status AS parent_status
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id LEFT JOIN comments parent ON parent.id = c.parent_id
   WHERE c.id = ?2 AND c.site_id = ?1`,
)

const FOUND = `SELECT ${QUEUE_COLUMNS.replace('400', '4000')} FROM comments c WHERE c.id =`

/**
 * Five of what the index found: as many as D1 allows in one compound. An IN would be counted as rows too, half as many again. Of which sites is the
 * caller's to check (read-found.ts).
 */
export const listFound = statement<QueueRow, [a: number, b: number, c: number, d: number, e: number]>(
  'moderation.list-found',
  `${FOUND} ?1 UNION ALL ${FOUND} ?2 UNION ALL ${FOUND} ?3 UNION ALL ${FOUND} ?4 UNION ALL ${FOUND} ?5`,
)

const PLACED = FOUND.replace(
  ' FROM comments c',
  ', t.page, t.title FROM comments c CROSS JOIN threads t ON t.id = c.thread_id',
)

/** The same with their pages, for the search, which shows them: of as many pages as comments more often than not, so a look-up of its own would save no row. */
export const listFoundPlaced = statement<
  QueueRow & { readonly page: string; readonly title: string },
  [a: number, b: number, c: number, d: number, e: number]
>(
  'moderation.list-found-placed',
  `${PLACED} ?1 UNION ALL ${PLACED} ?2 UNION ALL ${PLACED} ?3 UNION ALL ${PLACED} ?4 UNION ALL ${PLACED} ?5`,
)

const PAGE = 'SELECT id, page, title FROM threads WHERE id ='

/** Five pages, for the same reason. */
export const listPagesOf = statement<
  { readonly id: string; readonly page: string; readonly title: string },
  [a: string, b: string, c: string, d: string, e: string]
>(
  'moderation.list-pages-of',
  `${PAGE} ?1 UNION ALL ${PAGE} ?2 UNION ALL ${PAGE} ?3 UNION ALL ${PAGE} ?4 UNION ALL ${PAGE} ?5`,
)

/** The newest a site has held and published: what the index takes last. */
export const findNewest = statement<
  { readonly held: number | null; readonly published: number | null },
  [siteId: string]
>(
  'moderation.find-newest',
  `SELECT
     (SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0 ORDER BY id DESC LIMIT 1) AS held,
     (SELECT id FROM comments INDEXED BY comments_recent WHERE site_id = ?1 AND status = 1 ORDER BY id DESC LIMIT 1) AS published`,
)

/** What a comment can be alike in: where it came from (as the hash that is kept), its words, its page. */
export const findLikeness = statement<
  { readonly network: string | null; readonly body: string; readonly thread_id: string },
  [siteId: string, id: number]
>('moderation.find-likeness', 'SELECT network, body, thread_id FROM comments WHERE id = ?2 AND site_id = ?1')

/** Where a comment stands, as far as moving it asks. */
export type PlaceRow = Pick<
  ItemRow,
  'id' | 'status' | 'revision' | 'thread_id' | 'root_id' | 'path' | 'decided_at' | 'reason' | 'author_email'
>

/** Where comments stand that are to be decided together. */
export const listPlaces = statement<PlaceRow, [siteId: string, idsJson: string]>(
  'moderation.list-places',
  `SELECT c.id, c.status, c.revision, c.thread_id, c.root_id, c.path, c.decided_at, c.reason, c.author_email
   FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1`,
)

const BY_AUTHOR = `FROM comments c INDEXED BY comments_author
   WHERE c.site_id = ?1 AND c.author_email IS NOT NULL
     AND c.author_email = (SELECT author_email FROM comments WHERE id = ?2 AND site_id = ?1)`

/**
 * What became of the author's last comments, newest first, and when the first came, however long ago: a row without a state. They are counted by the caller:
 * SQLite would read each twice to group them.
 */
export const listAuthorRecord = statement<
  { readonly status: number | null; readonly created_at: number },
  [siteId: string, commentId: number, limit: number]
>(
  'moderation.list-author-record',
  `SELECT * FROM (SELECT c.status, c.created_at ${BY_AUTHOR} ORDER BY c.id DESC LIMIT ?3)
   UNION ALL SELECT * FROM (SELECT NULL AS status, c.created_at ${BY_AUTHOR} ORDER BY c.id LIMIT 1)`,
)

/** A row of the log with who stands behind it. */
export interface DecisionRow extends ActionRow {
  readonly person_name: string | null
  readonly person_email: string | null
}

/** Who decided. Actions have no index by subject; their ids carry the time, so the moment of the decision bounds the search. */
export const findDecision = statement<
  DecisionRow,
  [siteId: string, fromId: number, toId: number, subject: string]
>(
  'moderation.find-decision',
  `SELECT a.id, a.actor, a.action, a.subject, a.before, a.after, a.created_at, p.name AS person_name, p.email AS person_email
   FROM audit a LEFT JOIN people p ON p.id = CAST(substr(a.actor, 8) AS INTEGER)
   WHERE a.site_id = ?1 AND a.id >= ?2 AND a.id < ?3 AND a.subject = ?4 ORDER BY a.id DESC LIMIT 1`,
)

/** The same for many: `spansJson` is a list of [fromId, toId] that do not overlap. Whose subject is wanted is looked up by the caller. */
export const listDecisions = statement<DecisionRow, [siteId: string, spansJson: string]>(
  'moderation.list-decisions',
  `SELECT a.id, a.actor, a.action, a.subject, a.before, a.after, a.created_at, p.name AS person_name, p.email AS person_email
   FROM json_each(?2) wanted
   CROSS JOIN audit a ON a.site_id = ?1 AND a.id >= wanted.value ->> 0 AND a.id < wanted.value ->> 1
   LEFT JOIN people p ON p.id = CAST(substr(a.actor, 8) AS INTEGER)`,
)

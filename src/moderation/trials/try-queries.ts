import { statement } from '../../platform/sql'

export interface TriedRow {
  readonly id: number
  readonly status: number
  readonly author_name: string
  readonly author_email: string | null
  readonly author_url: string | null
  readonly body: string
  readonly html: string
  readonly thread_id: string
  readonly created_at: number
  readonly verified: number
}

const REMOVED = 'SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2'

/**
 * A site's newest comments in every state but deleted, without an index of their own: five lists that are sorted already, merged as they are read. 2,010 rows for a
 * thousand comments. Of long ones the beginning.
 */
export const listNewestOfAll = statement<TriedRow, [siteId: string, limit: number, letters: number]>(
  'moderation.list-newest-of-all',
  `WITH page AS (
     SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0
     UNION ALL SELECT id FROM comments INDEXED BY comments_recent WHERE site_id = ?1 AND status = 1
     UNION ALL ${REMOVED} AND status = 2 UNION ALL ${REMOVED} AND status = 3 UNION ALL ${REMOVED} AND status = 5
     ORDER BY id DESC LIMIT ?2
   )
   SELECT c.id, c.status, c.thread_id, c.created_at, c.verified, c.author_name, c.author_email, c.author_url, substr(c.body, 1, ?3) AS body, substr(c.html, 1, ?3) AS html
   FROM page CROSS JOIN comments c ON c.id = page.id`,
)

/** What the pages of those say for themselves, and when they began: one row each. */
export const listTriedThreads = statement<
  { readonly id: string; readonly hold: string | null; readonly created_at: number },
  [ids: string]
>(
  'moderation.list-tried-threads',
  'SELECT t.id, t.hold, t.created_at FROM json_each(?1) wanted CROSS JOIN threads t ON t.id = wanted.value',
)

/** How much of a proven address was up before those began, among its `look` newest of then: two rows for each that is looked at. */
export const countKnownBefore = statement<
  { readonly address: string; readonly published: number },
  [siteId: string, addresses: string, before: number, look: number]
>(
  'moderation.count-known-before',
  `SELECT wanted.value AS address, (
     SELECT COUNT(*) FROM (SELECT status, verified FROM comments INDEXED BY comments_author
       WHERE site_id = ?1 AND author_email = wanted.value AND id < CAST(?3 AS INTEGER) ORDER BY id DESC LIMIT ?4)
     WHERE status = 1 AND verified = 1
   ) AS published FROM json_each(?2) wanted`,
)

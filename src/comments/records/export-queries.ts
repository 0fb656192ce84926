import { statement } from '../../platform/sql'

export interface ExportedRow {
  readonly id: number
  readonly page: string
  readonly title: string
  readonly parent_id: number | null
  readonly status: number
  readonly author_name: string
  readonly author_email: string | null
  readonly author_url: string | null
  readonly verified: number
  readonly body: string
  readonly reason: string | null
  readonly score: number
  readonly badge: number
  readonly pinned_at: number | null
  readonly created_at: number
  readonly edited_at: number | null
  readonly decided_at: number | null
}

/**
 * A page of all comments of a site, oldest first: the states have indexes of their own, whose ids are merged (D1 takes five
 * of them side by side). Three rows a comment, and those of the removed that the merge looked at in vain. Without
 * anything that was hashed: outside of here it means nothing.
 */
export const listForExport = statement<ExportedRow, [siteId: string, afterId: number, limit: number]>(
  'comments.list-for-export',
  `WITH page AS MATERIALIZED (
     SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0 AND id > ?2
     UNION ALL SELECT id FROM comments INDEXED BY comments_recent WHERE site_id = ?1 AND status = 1 AND id > ?2
     UNION ALL SELECT id FROM (
       SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2 AND status = 2 AND id > ?2
       UNION ALL SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2 AND status = 3 AND id > ?2
       UNION ALL SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2 AND status = 4 AND id > ?2
       UNION ALL SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2 AND status = 5 AND id > ?2
       ORDER BY id LIMIT ?3) page
     ORDER BY id LIMIT ?3
   )
   SELECT c.id, t.page, t.title, c.parent_id, c.status, c.author_name, c.author_email, c.author_url, c.verified, c.body, c.reason,
     c.score, c.badge, c.pinned_at, c.created_at, c.edited_at, c.decided_at
   FROM page CROSS JOIN comments c ON c.id = page.id CROSS JOIN threads t ON t.id = c.thread_id`,
)

import { statement } from '../../platform/sql'

/** What a page says for itself: how it holds, and whether it is closed. Asked again it writes nothing. */
export const setPageHold = statement<
  never,
  [siteId: string, threadId: string, hold: string | null, closedAt: number | null]
>(
  'comments.set-page-hold',
  `UPDATE threads SET hold = ?3, closed_at = ?4, version = version + 1
   WHERE id = ?2 AND site_id = ?1 AND (hold IS NOT ?3 OR (closed_at IS NULL) <> (?4 IS NULL))`,
)

/** The page of a comment, as it stands. */
export const findPageHold = statement<
  {
    readonly thread_id: string
    readonly page: string
    readonly hold: string | null
    readonly closed_at: number | null
  },
  [siteId: string, commentId: number]
>(
  'comments.find-page-hold',
  `SELECT c.thread_id, t.page, t.hold, t.closed_at FROM comments c CROSS JOIN threads t ON t.id = c.thread_id
   WHERE c.id = ?2 AND c.site_id = ?1`,
)

import { statement } from '../../platform/sql'

/** A page as the team lists it. */
export interface PageRow {
  readonly id: string
  readonly page: string
  readonly title: string
  readonly published: number
  readonly held: number
  readonly hold: string | null
  readonly closed_at: number | null
  readonly created_at: number
  readonly last_comment_at: number | null
}

/** Of these threads those that are places; what leads elsewhere is left out. One row each, whatever they hold. */
export const listPageRows = statement<PageRow, [siteId: string, idsJson: string]>(
  'comments.list-page-rows',
  `SELECT t.id, t.page, t.title, t.published, t.held, t.hold, t.closed_at, t.created_at, t.last_comment_at
   FROM json_each(?2) wanted CROSS JOIN threads t ON t.id = wanted.value
   WHERE t.site_id = ?1 AND t.moved_to IS NULL`,
)

/** Closes or opens those that are not so yet. */
export const closeThreads = statement<never, [siteId: string, idsJson: string, closedAt: number | null]>(
  'comments.close-threads',
  `UPDATE threads SET closed_at = ?3, version = version + 1
   WHERE id IN (SELECT wanted.value FROM json_each(?2) wanted) AND site_id = ?1 AND moved_to IS NULL
     AND (closed_at IS NULL) <> (?3 IS NULL)`,
)

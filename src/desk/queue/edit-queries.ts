import { statement } from '../../platform/sql'

interface RevisionRow {
  readonly revision: number
  readonly body: string
  /** Who of the team wrote these words; null: their author did. */
  readonly edited_by: number | null
  /** When the next took their place; null: they stand. */
  readonly replaced_at: number | null
  readonly name: string | null
  readonly email: string | null
}

/** A comment's words as they are and the last before them, by the key of revisions: as many rows as are shown. */
export const listRevisions = statement<RevisionRow, [siteId: string, id: number, before: number]>(
  'desk.list-revisions',
  `WITH page AS MATERIALIZED (
     SELECT revision, body, edited_by, NULL AS replaced_at FROM comments WHERE id = ?2 AND site_id = ?1
     UNION ALL
     SELECT * FROM (SELECT r.revision, r.body, r.edited_by, r.created_at
       FROM comments c CROSS JOIN comment_revisions r ON r.comment_id = c.id
       WHERE c.id = ?2 AND c.site_id = ?1 ORDER BY r.revision DESC LIMIT ?3) page
   )
   SELECT page.*, p.name, p.email FROM page LEFT JOIN people p ON p.id = page.edited_by`,
)

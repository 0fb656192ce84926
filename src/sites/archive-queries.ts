import { statement } from '../platform/sql'

/** An owner takes a site out of sight, or brings it back; the same again changes nothing. */
export const archiveSite = statement<never, [siteId: string, actorId: number, now: number]>(
  'sites.archive',
  `UPDATE sites SET archived_at = ?3 WHERE id = ?1 AND archived_at IS NULL
   AND EXISTS (SELECT 1 FROM members WHERE site_id = ?1 AND person_id = ?2 AND role = 'owner')`,
)

export const restoreSite = statement<never, [siteId: string, actorId: number]>(
  'sites.restore',
  `UPDATE sites SET archived_at = NULL WHERE id = ?1 AND archived_at IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM site_deletions WHERE site_id = ?1 AND begun_at IS NOT NULL)
   AND EXISTS (SELECT 1 FROM members WHERE site_id = ?1 AND person_id = ?2 AND role = 'owner')`,
)

export interface ArchivedRow {
  readonly id: string
  readonly name: string
  readonly archived_at: number
  /** Set: to be deleted from then on … */
  readonly erase_at: number | null
  /** … and set once that has begun. */
  readonly begun_at: number | null
}

/** What a person could bring back, or could until its deletion began. */
export const listArchivedOf = statement<ArchivedRow, [personId: number]>(
  'sites.list-archived-of',
  `SELECT s.id, s.name, s.archived_at, d.erase_at, d.begun_at
   FROM members m CROSS JOIN sites s ON s.id = m.site_id LEFT JOIN site_deletions d ON d.site_id = s.id
   WHERE m.person_id = ?1 AND m.role = 'owner' AND s.archived_at IS NOT NULL ORDER BY m.site_id`,
)

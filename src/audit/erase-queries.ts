// What a deleted site leaves behind of this slice (src/erasure.ts). Triggers refuse it for every other site (0026_site_deletions.sql).
import { statement } from '../platform/sql'

export const eraseActions = statement<never, [siteId: string, limit: number]>(
  'audit.erase-actions',
  'DELETE FROM audit WHERE site_id = ?1 AND id IN (SELECT id FROM audit WHERE site_id = ?1 LIMIT ?2)',
)

import { statement } from '../platform/sql'

// What a deleted site leaves behind of this slice (src/erasure.ts).
export const eraseMarks = statement<never, [siteId: string, limit: number]>(
  'bans.erase-marks',
  `DELETE FROM ban_marks WHERE (site_id, mark, ban_id) IN (SELECT site_id, mark, ban_id FROM ban_marks WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseBans = statement<never, [siteId: string, limit: number]>(
  'bans.erase',
  'DELETE FROM bans WHERE site_id = ?1 AND id IN (SELECT id FROM bans WHERE site_id = ?1 LIMIT ?2)',
)

import { statement } from '../platform/sql'

// What a deleted site leaves behind of this slice (src/erasure.ts).
export const eraseNotes = statement<never, [siteId: string, limit: number]>(
  'notes.erase',
  `DELETE FROM author_notes WHERE (site_id, address_key, id) IN (SELECT site_id, address_key, id FROM author_notes WHERE site_id = ?1 LIMIT ?2)`,
)

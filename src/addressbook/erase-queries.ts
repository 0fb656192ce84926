// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseChunks = statement<never, [siteId: string, limit: number]>(
  'addressbook.erase-chunks',
  `DELETE FROM import_chunks WHERE (import_id, chunk) IN (
     SELECT c.import_id, c.chunk FROM imports i CROSS JOIN import_chunks c ON c.import_id = i.id WHERE i.site_id = ?1 LIMIT ?2)`,
)

export const eraseImports = statement<never, [siteId: string, limit: number]>(
  'addressbook.erase-imports',
  'DELETE FROM imports WHERE id IN (SELECT id FROM imports WHERE site_id = ?1 LIMIT ?2)',
)

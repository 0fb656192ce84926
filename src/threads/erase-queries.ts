// What a deleted site leaves behind of this slice (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseMoves = statement<never, [siteId: string, limit: number]>(
  'threads.erase-moves',
  'DELETE FROM thread_moves WHERE site_id = ?1 AND id IN (SELECT id FROM thread_moves WHERE site_id = ?1 LIMIT ?2)',
)

// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseSweeps = statement<never, [siteId: string, limit: number]>(
  'sweeps.erase',
  'DELETE FROM sweeps WHERE site_id = ?1 AND id IN (SELECT id FROM sweeps WHERE site_id = ?1 LIMIT ?2)',
)

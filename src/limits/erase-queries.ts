// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseBrakes = statement<never, [siteId: string, limit: number]>(
  'limits.erase-brakes',
  `DELETE FROM brakes WHERE site_id = ?1 AND (day, what) IN (SELECT day, what FROM brakes WHERE site_id = ?1 LIMIT ?2)`,
)

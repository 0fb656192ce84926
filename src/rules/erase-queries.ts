// What a deleted site leaves behind of this slice (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseRules = statement<never, [siteId: string, limit: number]>(
  'rules.erase-rules',
  'DELETE FROM rules WHERE site_id = ?1 AND id IN (SELECT id FROM rules WHERE site_id = ?1 LIMIT ?2)',
)

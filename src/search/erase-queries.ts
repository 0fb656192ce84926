// What a deleted site leaves behind in this database (src/erasure.ts); its comments go by their ids.
import { statement } from '../platform/sql'

export const erasePages = statement<never, [siteId: string, limit: number]>(
  'search.erase-pages',
  'DELETE FROM pages WHERE site_id = ?1 AND page IN (SELECT page FROM pages WHERE site_id = ?1 LIMIT ?2)',
)

// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

/** Some comments of a site, whatever their state, by the three indexes that hold them all. */
export const listToErase = statement<{ readonly id: number }, [siteId: string, limit: number]>(
  'comments.list-to-erase',
  `SELECT id FROM (SELECT id FROM comments INDEXED BY comments_held WHERE site_id = ?1 AND status = 0 LIMIT ?2) page
   UNION ALL SELECT id FROM (SELECT id FROM comments INDEXED BY comments_recent WHERE site_id = ?1 AND status = 1 LIMIT ?2) page
   UNION ALL SELECT id FROM (SELECT id FROM comments INDEXED BY comments_removed WHERE site_id = ?1 AND status >= 2 LIMIT ?2) page
   LIMIT ?2`,
)

export const eraseComments = statement<never, [idsJson: string]>(
  'comments.erase-comments',
  'DELETE FROM comments WHERE id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

export const eraseRevisions = statement<never, [idsJson: string]>(
  'comments.erase-revisions',
  'DELETE FROM comment_revisions WHERE comment_id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

export const eraseVotes = statement<never, [idsJson: string]>(
  'comments.erase-votes',
  'DELETE FROM votes WHERE comment_id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

export const eraseReports = statement<never, [idsJson: string]>(
  'comments.erase-reports',
  'DELETE FROM reports WHERE comment_id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

/** Where a walk over all threads stops next: no index finds those of a site. */
export const endOfThreads = statement<{ readonly key: string }, [after: string, window: number]>(
  'comments.end-of-threads',
  'SELECT id AS key FROM threads WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2',
)

export const eraseThreads = statement<never, [siteId: string, after: string, end: string]>(
  'comments.erase-threads',
  'DELETE FROM threads WHERE id > ?2 AND id <= ?3 AND site_id = ?1',
)

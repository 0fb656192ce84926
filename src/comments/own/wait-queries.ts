import { statement } from '../../platform/sql'

/** How long the newest published comments of a site waited for a decision; of those that needed none it is null. */
export const listWaits = statement<{ readonly waited: number | null }, [siteId: string, limit: number]>(
  'comments.list-waits',
  `SELECT decided_at - created_at AS waited FROM comments INDEXED BY comments_recent
   WHERE site_id = ?1 AND status = 1 ORDER BY id DESC LIMIT ?2`,
)

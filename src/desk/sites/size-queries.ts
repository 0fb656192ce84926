import { statement } from '../../platform/sql'

/**
 * How much a site holds, each counted as far as `limit`: beyond it the number would tell nothing more, and cost as many rows. One row for
 * each counted.
 */
export const countSite = statement<
  {
    readonly comments: number
    readonly subscribers: number
    readonly followers: number
    readonly team: number
  },
  [siteId: string, limit: number]
>(
  'desk.count-site',
  `SELECT
     (SELECT count(*) FROM (SELECT 1 FROM comments WHERE site_id = ?1 AND status = 0 LIMIT ?2))
     + (SELECT count(*) FROM (SELECT 1 FROM comments WHERE site_id = ?1 AND status = 1 LIMIT ?2))
     + (SELECT count(*) FROM (SELECT 1 FROM comments WHERE site_id = ?1 AND status >= 2 LIMIT ?2)) AS comments,
     (SELECT count(*) FROM (SELECT 1 FROM subscribers WHERE site_id = ?1 LIMIT ?2)) AS subscribers,
     (SELECT count(*) FROM (SELECT 1 FROM followers WHERE site_id = ?1 LIMIT ?2)) AS followers,
     (SELECT count(*) FROM members WHERE site_id = ?1) AS team`,
)

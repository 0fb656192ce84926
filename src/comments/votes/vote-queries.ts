import { STOP, statement } from '../../platform/sql'

/**
 * Takes one of what a network has few of, for something done with a published comment; for any other nothing is taken. If none is left, the
 * whole batch stops (platform/sql.ts, STOP), so that many at once get no more than one after the other (S-51).
 */
export const takeOrStop = statement<
  never,
  [siteId: string, commentId: number, period: number, network: string, what: string, limit: number]
>(
  'comments.take-or-stop',
  `INSERT INTO reader_limits (period, site_id, network, what, used)
   SELECT ?3, site_id, ?4, ?5, 1 FROM comments WHERE id = ?2 AND site_id = ?1 AND status = 1
   ON CONFLICT (period, site_id, network, what) DO UPDATE SET used = CASE WHEN used >= ?6 THEN ${STOP} ELSE used + 1 END`,
)

/** Nightly, over all sites: the period stands first in the key. */
export const deleteOverLimits = statement<never, [before: number]>(
  'comments.delete-over-limits',
  'DELETE FROM reader_limits WHERE period < ?1',
)

/** A vote, or another one in its place. The same again writes nothing; neither does one for what readers cannot see. */
export const putVote = statement<
  never,
  [siteId: string, commentId: number, voter: number, value: number, now: number]
>(
  'comments.put-vote',
  `INSERT INTO votes (comment_id, voter, value, created_at)
   SELECT id, CAST(?3 AS INTEGER), ?4, ?5 FROM comments WHERE id = ?2 AND site_id = ?1 AND status = 1
   ON CONFLICT (comment_id, voter) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
)

export const deleteVote = statement<never, [siteId: string, commentId: number, voter: number]>(
  'comments.delete-vote',
  `DELETE FROM votes WHERE comment_id = ?2 AND voter = ?3
     AND EXISTS (SELECT 1 FROM comments WHERE id = ?2 AND site_id = ?1 AND status = 1)`,
)

/** What a vote made of it: behind the vote in its batch. */
export const findScore = statement<
  { readonly score: number; readonly status: number; readonly thread_id: string },
  [siteId: string, commentId: number]
>('comments.find-score', 'SELECT score, status, thread_id FROM comments WHERE id = ?2 AND site_id = ?1')

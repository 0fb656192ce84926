import { statement } from '../../platform/sql'
import type { PlaceRow } from '../queries'

/** A comment that matches, with where it stands. */
export interface MatchRow extends PlaceRow {
  /** 1: edited or moved since the count, so it is not what was confirmed. */
  readonly late: number
}

const PLACE =
  'c.id, c.status, c.revision, c.thread_id, c.root_id, c.path, c.decided_at, c.reason, c.author_email'
/** Words replaced since `?seenAt` stand in the revision before the present one: one row more, and only for what was ever edited. */
const LATE = `(coalesce(c.decided_at, 0) > ?4 OR (c.revision > 1 AND EXISTS (SELECT 1 FROM comment_revisions r
     WHERE r.comment_id = c.id AND r.revision = c.revision - 1 AND r.created_at > ?4))) AS late`

type Part = [siteId: string, afterId: number, beforeId: number, seenAt: number, limit: number]

/** The next of a list, oldest first: no newer than the count. */
export const matchHeld = statement<MatchRow, Part>(
  'moderation.match-held',
  `SELECT ${PLACE}, ${LATE} FROM comments c INDEXED BY comments_held
   WHERE c.site_id = ?1 AND c.status = 0 AND c.id > ?2 AND c.id < ?3 ORDER BY c.id LIMIT ?5`,
)
export const matchPublished = statement<MatchRow, Part>(
  'moderation.match-published',
  `SELECT ${PLACE}, ${LATE} FROM comments c INDEXED BY comments_recent
   WHERE c.site_id = ?1 AND c.status = 1 AND c.id > ?2 AND c.id < ?3 ORDER BY c.id LIMIT ?5`,
)
export const matchRemoved = statement<MatchRow, [...Part, status: number]>(
  'moderation.match-removed',
  `SELECT ${PLACE}, ${LATE} FROM comments c INDEXED BY comments_removed
   WHERE c.site_id = ?1 AND c.status = ?6 AND c.status >= 2 AND c.id > ?2 AND c.id < ?3 ORDER BY c.id LIMIT ?5`,
)

/** Of what the search index found, what stands in that list. */
export const matchAmong = statement<
  MatchRow,
  [siteId: string, idsJson: string, status: number, seenAt: number]
>(
  'moderation.match-among',
  `SELECT ${PLACE}, ${LATE} FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1
   WHERE c.status = ?3`,
)

type Counted = [siteId: string, afterId: number, beforeId: number, limit: number]
type Count = { readonly count: number }

/** How many a list has, counted no further than `limit`: a row of the index for each. */
export const countHeld = statement<Count, Counted>(
  'moderation.count-held',
  `SELECT count(*) AS count FROM (SELECT 1 FROM comments INDEXED BY comments_held
     WHERE site_id = ?1 AND status = 0 AND id > ?2 AND id < ?3 LIMIT ?4)`,
)
export const countPublished = statement<Count, Counted>(
  'moderation.count-published',
  `SELECT count(*) AS count FROM (SELECT 1 FROM comments INDEXED BY comments_recent
     WHERE site_id = ?1 AND status = 1 AND id > ?2 AND id < ?3 LIMIT ?4)`,
)
export const countRemoved = statement<Count, [...Counted, status: number]>(
  'moderation.count-removed',
  `SELECT count(*) AS count FROM (SELECT 1 FROM comments INDEXED BY comments_removed
     WHERE site_id = ?1 AND status = ?5 AND status >= 2 AND id > ?2 AND id < ?3 LIMIT ?4)`,
)

/** Of what the search index found, how many stand in that list. */
export const countAmong = statement<Count, [siteId: string, idsJson: string, status: number]>(
  'moderation.count-among',
  `SELECT count(*) AS count FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1
   WHERE c.status = ?3`,
)

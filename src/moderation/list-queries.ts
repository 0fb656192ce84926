import { statement } from '../platform/sql'
import type { QueueRow } from './queries'

const QUEUE_COLUMNS =
  'c.id, c.site_id, c.status, c.revision, c.author_name, substr(c.body, 1, 400) AS body, c.parent_id, c.created_at, t.page, t.title, c.reports'

// The index is named because without statistics D1's planner may take another, and then reads the whole site. Each list goes both ways: `>` and ASC
// is oldest first.

type Comparison = '<' | '>'
type Order = 'ASC' | 'DESC'

/** Who has waited longest is read first (M-12), or who came last. */
const held = (name: string, comparison: Comparison, order: Order) =>
  statement<QueueRow, [siteId: string, placeId: number, limit: number]>(
    name,
    `SELECT ${QUEUE_COLUMNS} FROM comments c INDEXED BY comments_held CROSS JOIN threads t ON t.id = c.thread_id
     WHERE c.site_id = ?1 AND c.status = 0 AND c.id ${comparison} ?2 ORDER BY c.id ${order} LIMIT ?3`,
  )
export const listHeld = held('moderation.list-held', '>', 'ASC')
export const listHeldNewest = held('moderation.list-held-newest', '<', 'DESC')

/** What readers reported, up or held again by it. */
const reported = (name: string, comparison: Comparison, order: Order) =>
  statement<QueueRow, [siteId: string, placeId: number, limit: number]>(
    name,
    `SELECT ${QUEUE_COLUMNS} FROM comments c INDEXED BY comments_reported CROSS JOIN threads t ON t.id = c.thread_id
     WHERE c.site_id = ?1 AND c.reports > 0 AND c.status < 2 AND c.id ${comparison} ?2 ORDER BY c.id ${order} LIMIT ?3`,
  )
export const listReported = reported('moderation.list-reported', '>', 'ASC')
export const listReportedNewest = reported('moderation.list-reported-newest', '<', 'DESC')

const published = (name: string, comparison: Comparison, order: Order) =>
  statement<QueueRow, [siteId: string, placeId: number, limit: number]>(
    name,
    `SELECT ${QUEUE_COLUMNS} FROM comments c INDEXED BY comments_recent CROSS JOIN threads t ON t.id = c.thread_id
     WHERE c.site_id = ?1 AND c.status = 1 AND c.id ${comparison} ?2 ORDER BY c.id ${order} LIMIT ?3`,
  )
export const listPublished = published('moderation.list-published', '<', 'DESC')
export const listPublishedOldest = published('moderation.list-published-oldest', '>', 'ASC')

/** `status >= 2` is what the index is made for; a parameter alone would not prove it. */
const removed = (name: string, comparison: Comparison, order: Order) =>
  statement<QueueRow, [siteId: string, placeId: number, limit: number, status: number]>(
    name,
    `SELECT ${QUEUE_COLUMNS} FROM comments c INDEXED BY comments_removed CROSS JOIN threads t ON t.id = c.thread_id
     WHERE c.site_id = ?1 AND c.status = ?4 AND c.status >= 2 AND c.id ${comparison} ?2 ORDER BY c.id ${order} LIMIT ?3`,
  )
export const listRemoved = removed('moderation.list-removed', '<', 'DESC')
export const listRemovedOldest = removed('moderation.list-removed-oldest', '>', 'ASC')

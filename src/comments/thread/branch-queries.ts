import { STOP, statement } from '../../platform/sql'

// One comment goes to another place with everything below it. Places are made anew from what answers what, for a branch that was too deep to be shown as one
// may fit where it goes.

/** The comment that is to go, with its thread as it stands. */
export interface BranchHeadRow extends BranchRow {
  readonly depth: number
  readonly author_name: string
  readonly pinned_at: number | null
  readonly came_by: string | null
  readonly page: string
  readonly title: string
  readonly published: number
  readonly held: number
  readonly closed_at: number | null
  readonly thread_at: number
  readonly moved_to: string | null
}

export interface BranchRow {
  readonly id: number
  readonly parent_id: number | null
  readonly root_id: number
  readonly path: string
  readonly status: number
  readonly thread_id: string
}

const BRANCH = 'c.id, c.parent_id, c.root_id, c.path, c.status, c.thread_id'

export const findBranchHead = statement<BranchHeadRow, [siteId: string, id: number]>(
  'comments.find-branch-head',
  `SELECT ${BRANCH}, c.depth, c.author_name, c.pinned_at, c.came_by, t.page, t.title, t.published, t.held, t.closed_at, t.created_at AS thread_at, t.moved_to
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id WHERE c.id = ?2 AND c.site_id = ?1`,
)

/** Answers that have a place readers see, of one root, in reading order. */
export const listBranchShown = statement<
  BranchRow,
  [rootId: number, fromPath: string, belowPath: string, limit: number]
>(
  'comments.list-branch-shown',
  `SELECT ${BRANCH} FROM comments c INDEXED BY comments_replies
   WHERE c.root_id = ?1 AND c.depth > 0 AND c.shown = 1 AND c.path >= ?2 AND c.path < ?3 ORDER BY c.path LIMIT ?4`,
)

/** Those that were put away. */
export const listBranchAway = statement<
  BranchRow,
  [threadId: string, rootId: number, fromPath: string, belowPath: string, limit: number]
>(
  'comments.list-branch-away',
  `SELECT ${BRANCH} FROM comments c INDEXED BY comments_put_away
   WHERE c.thread_id = ?1 AND c.root_id = ?2 AND c.status >= 2 AND c.path >= ?3 AND c.path < ?4 ORDER BY c.path LIMIT ?5`,
)

/** In front of a move: stops the batch if one of these is not any more where it was seen: [id, thread, root, path, status]. */
export const stopUnlessBranch = statement<never, [siteId: string, rowsJson: string]>(
  'comments.stop-unless-branch',
  `SELECT ${STOP} FROM json_each(?2) wanted
   LEFT JOIN comments c ON c.id = wanted.value ->> 0 AND c.site_id = ?1 AND c.thread_id = wanted.value ->> 1
     AND c.root_id = wanted.value ->> 2 AND c.path = wanted.value ->> 3 AND c.status = wanted.value ->> 4
   WHERE c.id IS NULL`,
)

/** And if anything came or was decided in its thread since it was read, or the thread is on its way elsewhere. */
export const stopUnlessQuiet = statement<never, [threadId: string, published: number, held: number]>(
  'comments.stop-unless-quiet',
  `SELECT ${STOP} FROM threads WHERE id = ?1 AND (published <> ?2 OR held <> ?3 OR moved_to IS NOT NULL)`,
)

/** Places: [id, root, depth, path]. */
export const placeBranch = statement<never, [threadId: string, placesJson: string]>(
  'comments.place-branch',
  `UPDATE comments SET thread_id = ?1, root_id = places.root, depth = places.depth, path = places.path
   FROM (SELECT wanted.value ->> 0 AS id, wanted.value ->> 1 AS root, wanted.value ->> 2 AS depth, wanted.value ->> 3 AS path
     FROM json_each(?2) wanted) places
   WHERE comments.id = places.id`,
)

/** What only its head has: what it answers, where it came from with its page, and its pin. */
export const placeHead = statement<
  never,
  [id: number, parentId: number | null, cameBy: string | null, pinnedAt: number | null]
>('comments.place-head', 'UPDATE comments SET parent_id = ?2, came_by = ?3, pinned_at = ?4 WHERE id = ?1')

/** Published answers below a root, by how many more or fewer there are. */
export const addReplies = statement<never, [rootId: number, more: number]>(
  'comments.add-replies',
  'UPDATE comments SET replies = replies + ?2 WHERE id = ?1',
)

/** Readers see another thread, though it counts the same. */
export const outdate = statement<never, [threadId: string]>(
  'comments.outdate',
  'UPDATE threads SET version = version + 1 WHERE id = ?1',
)

import { statement } from '../../platform/sql'
import { COLUMNS, type CommentRow, type PackedRoot, ROOT_COLUMNS } from '../queries'

// What opens a thread in its middle. Everything starts from a comment's id alone, so that one batch finds the place and reads around it: no
// trip to ask where it is first. Apart rather than joined by UNION, which would read every row twice. MATERIALIZED, CROSS JOIN and
// INDEXED BY pin the plans, as in queries.ts.

/** Whether a comment stands in a thread where readers can see it, and in which place. */
export const findPlace = statement<
  { readonly thread_id: string; readonly root_id: number; readonly shown: number },
  [siteId: string, id: number]
>('comments.find-place', 'SELECT thread_id, root_id, shown FROM comments WHERE id = ?2 AND site_id = ?1')

// The roots from the one a comment stands under. A comment that is not there leaves the thread's beginning: ?4 is where that is, ?5 how many.
const rootsFrom = (name: string, comparison: '<=' | '>', order: 'ASC' | 'DESC') =>
  statement<PackedRoot, [threadId: string, id: number, count: number, start: number, limit: number]>(
    name,
    `WITH focus AS MATERIALIZED (SELECT root_id AS id FROM comments WHERE id = ?2 AND thread_id = ?1 AND shown = 1),
     page AS MATERIALIZED (
       SELECT id FROM comments INDEXED BY comments_roots
       WHERE thread_id = ?1 AND depth = 0 AND shown = 1 AND id ${comparison} coalesce((SELECT id FROM focus), ?4)
       ORDER BY id ${order} LIMIT iif((SELECT id FROM focus) IS NULL, ?5, ?3)
     )
     SELECT ${ROOT_COLUMNS} FROM page CROSS JOIN comments c ON c.id = page.id ORDER BY page.id ${order}`,
  )

/** Its own root and those before it in time; then those after it. */
export const listRootsDownFrom = rootsFrom('comments.list-roots-down-from', '<=', 'DESC')
export const listRootsUpFrom = rootsFrom('comments.list-roots-up-from', '>', 'ASC')

// A stretch of a branch is contiguous in reading order (preorder), so whatever it hangs from is an ancestor of its first reply: at most five
// more rows make every stretch a whole tree, wherever it begins. `root` is where it belongs, `first` where it begins.
const HANGS_FROM = `
     SELECT ${COLUMNS} FROM first CROSS JOIN json_each('[11,22,33,44,55]') wanted
     CROSS JOIN comments c INDEXED BY comments_replies
       ON c.root_id = (SELECT id FROM root) AND c.depth > 0 AND c.shown = 1 AND c.path = substr(first.path, 1, wanted.value)
     WHERE wanted.value < length(first.path)`

const STRETCH_COLUMNS = `${COLUMNS}, parent.author_name AS parent_name`
// At the deepest place a reply need not stand below what it answers.
const ANSWERED = 'LEFT JOIN comments parent ON c.depth = 6 AND parent.id = c.parent_id AND parent.status = 1'

/** A reply of a stretch, with the name of what it answers where that need not be among its ancestors. */
export interface StretchRow extends CommentRow {
  readonly parent_name?: string | null
}

const BELOW = `WITH root AS MATERIALIZED (SELECT root_id AS id, path FROM comments WHERE id = ?1)`
// `|| '{'` ends the range of paths that begin alike: digits are 0–9 and a–z.
const AFTER = `WHERE c.root_id = (SELECT id FROM root) AND c.depth > 0 AND c.shown = 1
       AND c.path > max(?2, (SELECT path FROM root)) AND c.path < (SELECT path || '{' FROM root) ORDER BY c.path`
const BEFORE = `WHERE c.root_id = (SELECT id FROM root) AND c.depth > 0 AND c.shown = 1
       AND c.path < ?2 AND c.path > (SELECT path FROM root) ORDER BY c.path DESC`

/** The next replies below a comment, in reading order. Deep in 30,000 of them this still reads only its page. */
export const listRepliesAfter = statement<StretchRow, [id: number, afterPath: string, limit: number]>(
  'comments.list-replies-after',
  `${BELOW} SELECT ${STRETCH_COLUMNS} FROM comments c INDEXED BY comments_replies ${ANSWERED} ${AFTER} LIMIT ?3`,
)

/** The replies before one of them, nearest first. */
export const listRepliesBefore = statement<StretchRow, [id: number, beforePath: string, limit: number]>(
  'comments.list-replies-before',
  `${BELOW} SELECT ${STRETCH_COLUMNS} FROM comments c INDEXED BY comments_replies ${ANSWERED} ${BEFORE} LIMIT ?3`,
)

/** What each of the two hangs from. */
export const listAboveAfter = statement<CommentRow, [id: number, afterPath: string]>(
  'comments.list-above-after',
  `${BELOW}, first AS MATERIALIZED (SELECT c.path FROM comments c INDEXED BY comments_replies ${AFTER} LIMIT 1)${HANGS_FROM}`,
)
export const listAboveBefore = statement<CommentRow, [id: number, beforePath: string, limit: number]>(
  'comments.list-above-before',
  `${BELOW}, first AS MATERIALIZED (
       SELECT min(path) AS path FROM (SELECT c.path FROM comments c INDEXED BY comments_replies ${BEFORE} LIMIT ?3))${HANGS_FROM}`,
)

// Around a reply the stretch begins ?3 replies before it, or as many as there are.
const AROUND = `WITH root AS MATERIALIZED (
       SELECT root_id AS id, path FROM comments WHERE id = ?2 AND thread_id = ?1 AND shown = 1 AND depth > 0),
     before AS MATERIALIZED (
       SELECT path FROM comments INDEXED BY comments_replies
       WHERE root_id = (SELECT id FROM root) AND depth > 0 AND shown = 1 AND path < (SELECT path FROM root)
       ORDER BY path DESC LIMIT ?3),
     first AS MATERIALIZED (SELECT coalesce((SELECT min(path) FROM before), root.path) AS path FROM root)`

/** The replies around one. */
export const listRepliesAround = statement<
  StretchRow,
  [threadId: string, id: number, before: number, limit: number]
>(
  'comments.list-replies-around',
  `${AROUND} SELECT ${STRETCH_COLUMNS} FROM comments c INDEXED BY comments_replies ${ANSWERED}
   WHERE c.root_id = (SELECT id FROM root) AND c.depth > 0 AND c.shown = 1 AND c.path >= (SELECT path FROM first)
   ORDER BY c.path LIMIT ?4`,
)

/** What they hang from. */
export const listAboveAround = statement<CommentRow, [threadId: string, id: number, before: number]>(
  'comments.list-above-around',
  `${AROUND}${HANGS_FROM}`,
)

/** How many replies stand before them, counted to six: one more than they can hang from. */
export const countBeforeAround = statement<
  { readonly count: number },
  [threadId: string, id: number, before: number]
>(
  'comments.count-before-around',
  `${AROUND} SELECT count(*) AS count FROM (
     SELECT 1 FROM comments c INDEXED BY comments_replies
     WHERE c.root_id = (SELECT id FROM root) AND c.depth > 0 AND c.shown = 1 AND c.path < (SELECT path FROM first) LIMIT 6)`,
)

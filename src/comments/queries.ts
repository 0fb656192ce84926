import { statement } from '../platform/sql'
import type { Tied } from './checks/marks'

export interface ThreadRow {
  readonly id: string
  readonly page: string
  readonly title: string
  readonly closed_at: number | null
  readonly published: number
  readonly version: number
  readonly created_at: number
  readonly hold: string | null
  /** Where its conversation went; null: it is here. */
  readonly moved_to: string | null
}

export const findThread = statement<ThreadRow, [id: string, siteId: string]>(
  'comments.find-thread',
  'SELECT id, page, title, closed_at, published, version, created_at, hold, moved_to FROM threads WHERE id = ?1 AND site_id = ?2',
)

/** What the reading statements give of a comment, in this order: one list for rows and for the arrays of ROOT_COLUMNS. */
export const COMMENT_COLUMNS = [
  'id',
  'parent_id',
  'root_id',
  'depth',
  'path',
  'status',
  'author_name',
  'author_url',
  'verified',
  'html',
  'replies',
  'created_at',
  'decided_at',
  'edited_at',
  'score',
  'badge',
  'pinned_at',
  'edited_by',
] as const

/** One comment as the reading statements give it. Without its words if it is only a tombstone above replies. */
export interface CommentRow {
  readonly id: number
  readonly parent_id: number | null
  readonly root_id: number
  readonly depth: number
  readonly path: string
  readonly status: number
  readonly author_name: string
  readonly author_url: string | null
  /** 1: its author had proven an address on the device that posted it. */
  readonly verified: number
  readonly html: string
  readonly replies: number
  readonly created_at: number
  readonly decided_at: number | null
  readonly edited_at: number | null
  readonly score: number
  readonly badge: number
  readonly pinned_at: number | null
  /** Who of the team wrote the words as they are; null: their author did. */
  readonly edited_by: number | null
}

/** The same list for a comment called `c`, and as the values of a JSON array. */
export const COLUMNS = COMMENT_COLUMNS.map((column) => `c.${column}`).join(', ')
const VALUES = COMMENT_COLUMNS.join(', ')

export interface RootRow extends CommentRow {
  /** In reading order. */
  readonly first_replies: readonly CommentRow[]
}

/** How many replies come with a root. Whether there are more is told by the root's own count of them. */
const FIRST_REPLIES = 3

/**
 * What is given of a root on a page of them: itself and, as its last value, its first replies. One text of JSON a row: a row of 19 values costs D1 and us more to hand
 * over than all of the page costs to read.
 */
export const ROOT_COLUMNS = `json_array(${COLUMNS},
       json((SELECT json_group_array(json_array(${VALUES}))
        FROM (SELECT ${VALUES} FROM comments reply INDEXED BY comments_replies
              WHERE reply.root_id = page.id AND reply.depth > 0 AND reply.shown = 1
              ORDER BY reply.path LIMIT ${FIRST_REPLIES})))) AS root`

/** ROOT_COLUMNS as they come. */
export interface PackedRoot {
  readonly root: string
}

type ValuesOf<Columns extends readonly (keyof CommentRow)[]> = {
  readonly [At in keyof Columns]: CommentRow[Columns[At]]
}
type Values = ValuesOf<typeof COMMENT_COLUMNS>

export function unpackRoot({ root }: PackedRoot): RootRow {
  const values = JSON.parse(root) as readonly [...Values, readonly Values[]]
  return { ...toRow(values), first_replies: values[COMMENT_COLUMNS.length].map(toRow) }
}

/** Written out, because that is ten times as fast as going through the names. */
// biome-ignore format: a list reads better packed
const toRow = ([
  id, parent_id, root_id, depth, path, status, author_name, author_url, verified,
  html, replies, created_at, decided_at, edited_at, score, badge, pinned_at, edited_by,
]: Values | readonly [...Values, unknown]): CommentRow => ({
  id, parent_id, root_id, depth, path, status, author_name, author_url, verified,
  html, replies, created_at, decided_at, edited_at, score, badge, pinned_at, edited_by,
})

// One statement a page, whatever the thread's size: 21 roots by keyset over the partial index, each with its first replies as JSON. Without
// statistics D1's planner may walk the whole site: MATERIALIZED, CROSS JOIN and INDEXED BY pin the plan (128 rows read at
// most, test/bench/rows-read.test.ts). The other way up a list is the other statement, turned around.
const pageOfRoots = (name: string, comparison: '<' | '>', order: 'ASC' | 'DESC') =>
  statement<PackedRoot, [threadId: string, after: number, limit: number]>(
    name,
    `WITH page AS MATERIALIZED (
       SELECT id FROM comments INDEXED BY comments_roots
       WHERE thread_id = ?1 AND depth = 0 AND shown = 1 AND id ${comparison} ?2 ORDER BY id ${order} LIMIT ?3
     )
     SELECT ${ROOT_COLUMNS} FROM page CROSS JOIN comments c ON c.id = page.id ORDER BY page.id ${order}`,
  )

export const listRootsNewest = pageOfRoots('comments.list-roots-newest', '<', 'DESC')
export const listRootsOldest = pageOfRoots('comments.list-roots-oldest', '>', 'ASC')

/**
 * The same by score, the newest first among equals. A root is its own `root_id`, and by that name SQLite compares both columns of the index in
 * one step; by `id`, the rowid, it walks through all that have the same score.
 */
const pageByScore = (name: string, comparison: '<' | '>', order: 'ASC' | 'DESC') =>
  statement<PackedRoot, [threadId: string, score: number, id: number, limit: number]>(
    name,
    `WITH page AS MATERIALIZED (
       SELECT root_id AS id, score FROM comments INDEXED BY comments_top
       WHERE thread_id = ?1 AND depth = 0 AND shown = 1 AND (score, root_id) ${comparison} (?2, ?3)
       ORDER BY score ${order}, root_id ${order} LIMIT ?4
     )
     SELECT ${ROOT_COLUMNS} FROM page CROSS JOIN comments c ON c.id = page.id ORDER BY page.score ${order}, page.id ${order}`,
  )

export const listRootsTop = pageByScore('comments.list-roots-top', '<', 'DESC')
export const listRootsTopUp = pageByScore('comments.list-roots-top-up', '>', 'ASC')

/** As many comments as a thread has pinned, the newest pin first: they stand above its first page, whatever its order. */
export const PINNED_MAX = 3

export const listPinned = statement<PackedRoot, [threadId: string]>(
  'comments.list-pinned',
  `WITH page AS MATERIALIZED (
     SELECT id, pinned_at FROM comments INDEXED BY comments_pinned
     WHERE thread_id = ?1 AND pinned_at IS NOT NULL AND depth = 0 AND status = 1 ORDER BY pinned_at DESC LIMIT ${PINNED_MAX}
   )
   SELECT ${ROOT_COLUMNS} FROM page CROSS JOIN comments c ON c.id = page.id ORDER BY page.pinned_at DESC`,
)

export interface PlacedCommentRow extends CommentRow {
  readonly thread_id: string
  readonly shown: number
  readonly page: string
  readonly body: string
  readonly revision: number
  readonly hold: string | null
  readonly thread_at: number
  /** Where its thread went, or is going. */
  readonly moved_to: string | null
}

/** One comment with its place. The site is part of the question, so an id of another site finds nothing (S-32). */
export const findComment = statement<PlacedCommentRow, [siteId: string, id: number]>(
  'comments.find',
  `SELECT ${COLUMNS}, c.shown, c.thread_id, c.body, c.revision, t.page, t.hold, t.moved_to, t.created_at AS thread_at
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id WHERE c.id = ?2 AND c.site_id = ?1`,
)

export interface OwnCommentRow extends PlacedCommentRow {
  readonly author_email: string | null
  /** Why it was rejected or returned (sites/reasons.ts), or null. */
  readonly reason: string | null
  readonly closed_at: number | null
  readonly parent_name: string | null
}

/** The same for its author: with what decides whether it may still be edited, and the name above it if readers see that. */
export const findOwnComment = statement<OwnCommentRow, [siteId: string, id: number]>(
  'comments.find-own',
  `SELECT ${COLUMNS}, c.shown, c.reason, c.thread_id, c.body, c.revision, c.author_email, t.page, t.closed_at, t.hold, t.moved_to, t.created_at AS thread_at, parent.author_name AS parent_name
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id
     LEFT JOIN comments parent ON parent.id = c.parent_id AND parent.status = 1
   WHERE c.id = ?2 AND c.site_id = ?1`,
)

/** Two rows a page, however large its thread, and one more where it moved: IN (SELECT … json_each) would be planned as a scan. */
export const countThreads = statement<{ readonly id: string; readonly published: number }, [idsJson: string]>(
  'comments.count',
  `SELECT t.id, coalesce(there.published, t.published) AS published
   FROM json_each(?1) wanted CROSS JOIN threads t ON t.id = wanted.value LEFT JOIN threads there ON there.id = t.moved_to`,
)

export const listRecent = statement<
  CommentRow & { readonly page: string; readonly title: string },
  [siteId: string, limit: number]
>(
  'comments.list-recent',
  `SELECT ${COLUMNS}, t.page, t.title
   FROM comments c INDEXED BY comments_recent CROSS JOIN threads t ON t.id = c.thread_id
   WHERE c.site_id = ?1 AND c.status = 1 ORDER BY c.id DESC LIMIT ?2`,
)

export interface DocumentRow extends Tied {
  readonly id: number
  readonly site_id: string
  readonly status: number
  readonly author_name: string
  readonly body: string
  readonly thread_id: string
  readonly doubts: string | null
  readonly page: string
  readonly title: string
}

/** Comments with everything the index takes of them. */
export const listDocuments = statement<DocumentRow, [siteId: string, idsJson: string]>(
  'comments.list-documents',
  `SELECT c.id, c.site_id, c.status, c.author_name, c.author_email, c.author_url, c.network, c.body, c.html, c.thread_id, c.doubts, t.page, t.title
   FROM json_each(?2) wanted CROSS JOIN comments c ON c.id = wanted.value AND c.site_id = ?1
   CROSS JOIN threads t ON t.id = c.thread_id`,
)

/** The same by keyset over all sites: the one walk that may cross them, for the operator who builds the index anew. */
export const listDocumentsAfter = statement<DocumentRow, [afterId: number, limit: number]>(
  'comments.list-documents-after',
  `SELECT c.id, c.site_id, c.status, c.author_name, c.author_email, c.author_url, c.network, c.body, c.html, c.thread_id, c.doubts, t.page, t.title
   FROM comments c CROSS JOIN threads t ON t.id = c.thread_id WHERE c.id > ?1 ORDER BY c.id LIMIT ?2`,
)

/** Whom a mail about a comment went to. */
export const findAuthorEmail = statement<
  { readonly author_email: string | null },
  [siteId: string, id: number]
>('comments.find-author-email', 'SELECT author_email FROM comments WHERE id = ?2 AND site_id = ?1')

/** Comments of a site since an id that are up or wait, each counted no further than the limit: as many rows as they are. */
export const countSinceId = statement<
  { readonly count: number },
  [siteId: string, sinceId: number, limit: number]
>(
  'comments.count-since',
  `SELECT (SELECT count(*) FROM (SELECT 1 FROM comments INDEXED BY comments_recent
       WHERE site_id = ?1 AND id > CAST(?2 AS INTEGER) AND status = 1 LIMIT ?3))
     + (SELECT count(*) FROM (SELECT 1 FROM comments INDEXED BY comments_held
       WHERE site_id = ?1 AND id > CAST(?2 AS INTEGER) AND status = 0 LIMIT ?3)) AS count`,
)

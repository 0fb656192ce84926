import { STOP, statement } from '../platform/sql'

/**
 * Made by the first comment; later ones find it and write nothing. If it is closed or moved away, the whole batch stops (platform/sql.ts, STOP): one
 * statement fewer than asking first, and nothing can close it in between. So does a page that nobody has looked at and that is held otherwise than
 * its site: such pages are few, so they are looked at afterwards and all others cost no round trip.
 * @param stopBefore threads that began before this moment stop it: they are closed by their age, or too old to go unseen
 * @param heldApart 1: one that says itself what waits on it stops it too
 */
export const insertThreadOrStop = statement<
  never,
  [
    id: string,
    siteId: string,
    page: string,
    title: string,
    createdAt: number,
    stopBefore: number,
    heldApart: 0 | 1,
  ]
>(
  'comments.insert-thread-or-stop',
  `INSERT INTO threads (id, site_id, page, title, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
   ON CONFLICT (id) DO UPDATE SET title = ${STOP}
   WHERE closed_at IS NOT NULL OR moved_to IS NOT NULL OR threads.created_at < ?6 OR (?7 AND threads.hold IS NOT NULL)`,
)

/** In front of an author's edit: a closed thread takes no new words, and the whole batch stops (platform/sql.ts, STOP). */
export const stopIfClosed = statement<never, [threadId: string, closedBefore: number]>(
  'comments.stop-if-closed',
  `SELECT ${STOP} FROM threads WHERE id = ?1 AND (closed_at IS NOT NULL OR created_at < ?2)`,
)

/**
 * How many comments of a proven address readers can see, counted up to `enough` among its newest 50: 51 rows at most, however much it wrote.
 */
export const countKnown = statement<
  { readonly count: number },
  [siteId: string, address: string, enough: number]
>(
  'comments.count-known',
  `SELECT COUNT(*) AS count FROM (SELECT 1 FROM (SELECT status, verified FROM comments INDEXED BY comments_author
     WHERE site_id = ?1 AND author_email = ?2 ORDER BY id DESC LIMIT 50) WHERE status = 1 AND verified = 1 LIMIT ?3)`,
)

export const insertComment = statement<
  never,
  [
    id: number,
    siteId: string,
    threadId: string,
    parentId: number | null,
    rootId: number,
    depth: number,
    path: string,
    status: number,
    shown: number,
    authorName: string,
    authorEmail: string | null,
    authorUrl: string | null,
    body: string,
    html: string,
    renderer: number,
    network: string | null,
    idempotencyKey: string | null,
    requestHash: string | null,
    createdAt: number,
    verified: number,
    doubts: string | null,
    badge: number,
  ]
>(
  'comments.insert',
  `INSERT INTO comments (id, site_id, thread_id, parent_id, root_id, depth, path, status, shown, author_name, author_email,
     author_url, body, html, renderer, network, idempotency_key, request_hash, created_at, verified, doubts, badge)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)`,
)

type Seen = [siteId: string, id: number, seenRevision: number, seenStatus: number]

/** In front of an edit: stops the whole batch if the comment is not any more what its author saw. */
export const stopUnlessStill = statement<never, Seen>(
  'comments.stop-unless-still',
  `SELECT ${STOP} FROM comments WHERE site_id = ?1 AND id = ?2 AND (revision <> ?3 OR status <> ?4)`,
)

/** The words that are about to be replaced. */
export const keepRevision = statement<never, [...Seen, replacedAt: number]>(
  'comments.keep-revision',
  `INSERT INTO comment_revisions (comment_id, revision, body, html, created_at, edited_by)
   SELECT id, revision, body, html, ?5, edited_by FROM comments WHERE site_id = ?1 AND id = ?2 AND revision = ?3 AND status = ?4`,
)

/** What an earlier submission under the same key became. */
export const findByKey = statement<
  {
    readonly id: number
    readonly status: number
    readonly root_id: number
    readonly depth: number
    readonly path: string
    readonly request_hash: string | null
    readonly html: string
    readonly verified: number
    readonly parent_name: string | null
  },
  [siteId: string, key: string]
>(
  'comments.find-by-key',
  `SELECT c.id, c.status, c.root_id, c.depth, c.path, c.request_hash, c.html, c.verified, parent.author_name AS parent_name
   FROM comments c LEFT JOIN comments parent ON parent.id = c.parent_id AND parent.status = 1
   WHERE c.site_id = ?1 AND c.idempotency_key = ?2`,
)

/** Whether published replies stand below (`|| '{'` ends the range of paths that begin alike: digits are 0–9 and a–z). */
const HAS_REPLIES = `CASE WHEN depth = 0 THEN replies > 0 ELSE EXISTS (
     SELECT 1 FROM comments below INDEXED BY comments_replies
     WHERE below.root_id = comments.root_id AND below.depth > 0 AND below.shown = 1 AND below.status = 1
       AND below.path > comments.path AND below.path < comments.path || '{') END`

/**
 * A decision, bound to what was seen. `shown` follows the status: what is not published keeps its place only above published replies.
 * Goes first in its batch: the log looks at its changes().
 */
export const changeStatus = statement<
  never,
  [
    siteId: string,
    id: number,
    status: number,
    seenRevision: number,
    seenStatus: number,
    decidedAt: number,
    reason: string | null,
  ]
>(
  'comments.change-status',
  `UPDATE comments SET status = ?3, decided_at = ?6, reason = ?7, shown = ?3 = 1 OR ${HAS_REPLIES}
   WHERE site_id = ?1 AND id = ?2 AND revision = ?4 AND status = ?5`,
)

/** An author's new words, bound to what they saw. What waits again has no decision that stands. */
export const reviseComment = statement<
  never,
  [...Seen, body: string, html: string, renderer: number, status: number, now: number, doubts: string | null]
>(
  'comments.revise',
  `UPDATE comments SET body = ?5, html = ?6, renderer = ?7, revision = revision + 1, status = ?8,
     edited_at = CASE WHEN ?4 = 1 THEN ?9 ELSE edited_at END,
     decided_at = CASE WHEN ?8 = ?4 THEN decided_at END, reason = NULL, doubts = ?10, edited_by = NULL,
     shown = ?8 = 1 OR ${HAS_REPLIES}
   WHERE site_id = ?1 AND id = ?2 AND revision = ?3 AND status = ?4`,
)

/** The same for words that stay where they stand: what no index asks for is not touched, so none is written again. */
export const reviseWords = statement<
  never,
  [...Seen, body: string, html: string, renderer: number, now: number, doubts: string | null]
>(
  'comments.revise-words',
  `UPDATE comments SET body = ?5, html = ?6, renderer = ?7, revision = revision + 1,
     edited_at = CASE WHEN ?4 = 1 THEN ?8 ELSE edited_at END, doubts = ?9, edited_by = NULL
   WHERE site_id = ?1 AND id = ?2 AND revision = ?3 AND status = ?4`,
)

// Many at once, in few statements: their number must not grow with that of the comments.

/** In front of a bulk decision: stops the batch unless every comment stands where it was seen, in the words that were seen. */
export const stopUnlessAllStand = statement<never, [siteId: string, seenJson: string, seenStatus: number]>(
  'comments.stop-unless-all-stand',
  `SELECT ${STOP} FROM json_each(?2) wanted
   LEFT JOIN comments c ON c.id = wanted.value ->> 0 AND c.site_id = ?1 AND c.status = ?3 AND c.revision = wanted.value ->> 1
   WHERE c.id IS NULL`,
)

/** `shown` is settled by the statement below, once all of them have moved. */
export const changeStatuses = statement<
  never,
  [siteId: string, idsJson: string, status: number, decidedAt: number, reason: string | null]
>(
  'comments.change-statuses',
  `UPDATE comments SET status = ?3, decided_at = ?4, reason = ?5, shown = ?3 = 1
   WHERE id IN (SELECT wanted.value FROM json_each(?2) wanted) AND site_id = ?1`,
)

/** Of these comments, those not published keep a place above published replies and lose it with the last of them. */
export const settleTombstones = statement<never, [siteId: string, idsJson: string]>(
  'comments.settle-tombstones',
  `UPDATE comments SET shown = NOT shown
   WHERE id IN (SELECT wanted.value FROM json_each(?2) wanted) AND site_id = ?1 AND status <> 1
     AND shown <> ${HAS_REPLIES}`,
)

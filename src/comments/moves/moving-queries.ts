import { STOP, statement } from '../../platform/sql'

// A page's conversation goes to another thread in bounded steps. What has moved has left the source, so a step that runs twice finds nothing
// to do the second time; places in the tree do not change, only the thread. threads/ says when and how much.

/** A thread as far as moving it asks. */
export interface MovingThreadRow {
  readonly id: string
  readonly page: string
  readonly title: string
  readonly published: number
  readonly held: number
  readonly closed_at: number | null
  readonly created_at: number
  readonly moved_to: string | null
  /** How many are pinned. */
  readonly pinned: number
  /** Put away: rejected, returned, spam, deleted; counted no further than `limit`. */
  readonly away: number
}

export const findMovingThread = statement<MovingThreadRow, [siteId: string, id: string, limit: number]>(
  'comments.find-moving-thread',
  `SELECT t.id, t.page, t.title, t.published, t.held, t.closed_at, t.created_at, t.moved_to,
     (SELECT COUNT(*) FROM comments p INDEXED BY comments_pinned
      WHERE p.thread_id = t.id AND p.pinned_at IS NOT NULL AND p.status = 1) AS pinned,
     (SELECT COUNT(*) FROM (SELECT 1 FROM comments a INDEXED BY comments_put_away
      WHERE a.thread_id = t.id AND a.status >= 2 LIMIT ?3)) AS away
   FROM threads t WHERE t.id = ?2 AND t.site_id = ?1`,
)

/** In front of the first step: stops the batch unless the source is a place and the target is one or can be made. */
export const stopUnlessPlaces = statement<never, [siteId: string, sourceId: string, targetId: string]>(
  'comments.stop-unless-places',
  `SELECT ${STOP} WHERE NOT EXISTS (SELECT 1 FROM threads WHERE id = ?2 AND site_id = ?1 AND moved_to IS NULL)
     OR EXISTS (SELECT 1 FROM threads WHERE id = ?3 AND moved_to IS NOT NULL)`,
)

/** A page nobody has commented on takes over what its conversation was like elsewhere: its age too, for closing goes by it. */
export const makePlace = statement<never, [siteId: string, sourceId: string, targetId: string, page: string]>(
  'comments.make-place',
  `INSERT INTO threads (id, site_id, page, title, closed_at, hold, created_at)
   SELECT ?3, site_id, ?4, title, closed_at, hold, created_at FROM threads WHERE id = ?2 AND site_id = ?1
   ON CONFLICT (id) DO NOTHING`,
)

/** From now on the source leads to the target, and so does what led to the source: nothing leads to a place that leads on. */
export const leadOn = statement<never, [siteId: string, sourceId: string, targetId: string]>(
  'comments.lead-on',
  'UPDATE threads SET moved_to = ?3 WHERE site_id = ?1 AND (id = ?2 OR moved_to = ?2)',
)

/** The way back: the source is a place again, and what had led to it leads to it once more. */
export const leadBack = statement<never, [siteId: string, sourceId: string, throughJson: string]>(
  'comments.lead-back',
  `UPDATE threads SET moved_to = CASE WHEN id = ?2 THEN NULL ELSE ?2 END
   WHERE id IN (SELECT wanted.value FROM json_each(?3) wanted) AND site_id = ?1`,
)

/** Beyond every version that either of them ever had: a copy of one must not pass for the other. */
export const outdateBoth = statement<never, [sourceId: string, targetId: string]>(
  'comments.outdate-both',
  `UPDATE threads SET version = 1 + (SELECT max(both.version) FROM threads both WHERE both.id IN (?1, ?2))
   WHERE id IN (?1, ?2)`,
)

export interface MovableRow {
  readonly id: number
  readonly root_id: number
  readonly path: string
  readonly thread_id: string
  readonly parent_id: number | null
  readonly status: number
  /** Where its root stands now, and stood before. */
  readonly root_thread: string
  readonly came_by: string | null
}

const MOVABLE =
  'c.id, c.root_id, c.path, c.thread_id, c.parent_id, c.status, r.thread_id AS root_thread, r.came_by'

// Four lists that together are all of a thread. Those that wait have no index by thread: it would cost every comment a row.

export const listMovableRoots = statement<
  MovableRow,
  [threadId: string, afterId: number, afterPath: string, limit: number]
>(
  'comments.list-movable-roots',
  `SELECT ${MOVABLE} FROM comments c INDEXED BY comments_roots CROSS JOIN comments r ON r.id = c.root_id
   WHERE c.thread_id = ?1 AND c.depth = 0 AND c.shown = 1 AND c.id > ?2 AND ?3 = '' ORDER BY c.id LIMIT ?4`,
)

export const listMovableAnswers = statement<
  MovableRow,
  [threadId: string, afterId: number, afterPath: string, limit: number]
>(
  'comments.list-movable-answers',
  `SELECT ${MOVABLE} FROM comments c INDEXED BY comments_answers CROSS JOIN comments r ON r.id = c.root_id
   WHERE c.thread_id = ?1 AND c.depth > 0 AND c.shown = 1 AND c.id > ?2 AND ?3 = '' ORDER BY c.id LIMIT ?4`,
)

export const listMovableAway = statement<
  MovableRow,
  [threadId: string, afterRoot: number, afterPath: string, limit: number]
>(
  'comments.list-movable-away',
  `SELECT ${MOVABLE} FROM comments c INDEXED BY comments_put_away CROSS JOIN comments r ON r.id = c.root_id
   WHERE c.thread_id = ?1 AND c.status >= 2 AND (c.root_id, c.path) > (?2, ?3) ORDER BY c.root_id, c.path LIMIT ?4`,
)

/** All of the site that wait: which of them stand in the thread is for the caller to see. */
export const listMovableHeld = statement<MovableRow, [siteId: string, afterId: number, limit: number]>(
  'comments.list-movable-held',
  `SELECT ${MOVABLE} FROM comments c INDEXED BY comments_held CROSS JOIN comments r ON r.id = c.root_id
   WHERE c.site_id = ?1 AND c.status = 0 AND c.id > ?2 ORDER BY c.id LIMIT ?3`,
)

/** Counters go along: what these comments count for is taken from one thread and given to the other. Stands before the move in its batch. */
export const moveCounts = statement<never, [fromThread: string, toThread: string, idsJson: string]>(
  'comments.move-counts',
  `UPDATE threads SET
     published = published + CASE WHEN id = ?2 THEN before.up ELSE -before.up END,
     held = held + CASE WHEN id = ?2 THEN before.waiting ELSE -before.waiting END,
     version = version + 1
   FROM (SELECT coalesce(sum(c.status = 1), 0) AS up, coalesce(sum(c.status = 0), 0) AS waiting
     FROM json_each(?3) wanted CROSS JOIN comments c ON c.id = wanted.value WHERE c.thread_id = ?1) before
   WHERE threads.id IN (?1, ?2)`,
)

/** A step of the way there. Roots note where they come from. */
export const moveThere = statement<
  never,
  [fromThread: string, toThread: string, idsJson: string, keepPins: number]
>(
  'comments.move-there',
  `UPDATE comments SET thread_id = ?2, pinned_at = CASE WHEN ?4 = 1 THEN pinned_at END,
     came_by = CASE WHEN depth = 0 THEN coalesce(came_by, '') || ?1 || ' ' END
   WHERE id IN (SELECT wanted.value FROM json_each(?3) wanted) AND thread_id = ?1`,
)

/** A step of the way back: what they note reaches to where they are again. */
export const moveBack = statement<never, [fromThread: string, toThread: string, idsJson: string]>(
  'comments.move-back',
  `UPDATE comments SET thread_id = ?2, pinned_at = NULL,
     came_by = nullif(substr(came_by, 1, instr(came_by, ?2) - 1), '')
   WHERE id IN (SELECT wanted.value FROM json_each(?3) wanted) AND thread_id = ?1`,
)

export const listPins = statement<{ readonly id: number; readonly pinned_at: number }, [threadId: string]>(
  'comments.list-pins',
  `SELECT id, pinned_at FROM comments INDEXED BY comments_pinned WHERE thread_id = ?1 AND pinned_at IS NOT NULL AND status = 1`,
)

/** [comment, when]: pinned again, where they are roots of that thread and up. */
export const pinAgain = statement<never, [threadId: string, pinsJson: string]>(
  'comments.pin-again',
  `UPDATE comments SET pinned_at = pins.at
   FROM (SELECT wanted.value ->> 0 AS id, wanted.value ->> 1 AS at FROM json_each(?2) wanted) pins
   WHERE comments.id = pins.id AND comments.thread_id = ?1 AND comments.depth = 0 AND comments.status = 1`,
)

/** When the newest that readers see was written: of the roots and of the answers, each the last one. */
export const settleLastComment = statement<never, [threadId: string]>(
  'comments.settle-last-comment',
  `UPDATE threads SET last_comment_at = nullif(max(
     coalesce((SELECT created_at FROM comments INDEXED BY comments_roots
       WHERE thread_id = ?1 AND depth = 0 AND shown = 1 AND status = 1 ORDER BY id DESC LIMIT 1), 0),
     coalesce((SELECT created_at FROM comments INDEXED BY comments_answers
       WHERE thread_id = ?1 AND depth > 0 AND shown = 1 AND status = 1 ORDER BY id DESC LIMIT 1), 0)), 0)
   WHERE id = ?1`,
)

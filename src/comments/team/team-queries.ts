import { STOP, statement } from '../../platform/sql'

/**
 * New words by the team, bound to what they saw. Where the comment stands and what was decided of it stays as it is; `edited_at` is said whatever
 * its state, because these are not its author's words when readers come to see them.
 */
export const reviseByTeam = statement<
  never,
  [
    siteId: string,
    id: number,
    seenRevision: number,
    seenStatus: number,
    body: string,
    html: string,
    renderer: number,
    editedAt: number | null,
    editedBy: number | null,
    doubts: string | null,
  ]
>(
  'comments.revise-by-team',
  `UPDATE comments SET body = ?5, html = ?6, renderer = ?7, revision = revision + 1, edited_at = ?8, edited_by = ?9, doubts = ?10
   WHERE site_id = ?1 AND id = ?2 AND revision = ?3 AND status = ?4`,
)

/** The words a comment had in an earlier revision, and whose they were. */
export const findRevision = statement<
  { readonly body: string; readonly edited_by: number | null },
  [siteId: string, id: number, revision: number]
>(
  'comments.find-revision',
  `SELECT r.body, r.edited_by FROM comments c CROSS JOIN comment_revisions r ON r.comment_id = c.id AND r.revision = ?3
   WHERE c.id = ?2 AND c.site_id = ?1`,
)

/** In front of an answer: stops the batch if what it answers has another place by now, for its own place was made from that. */
export const stopIfMoved = statement<never, [id: number, threadId: string, rootId: number, path: string]>(
  'comments.stop-if-moved',
  `SELECT ${STOP} FROM comments WHERE id = ?1 AND (thread_id <> ?2 OR root_id <> ?3 OR path <> ?4)`,
)

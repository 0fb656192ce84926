import { statement } from '../../platform/sql'
import { COLUMNS, type CommentRow } from '../queries'

/** A comment on its own, away from what it answers: with the name of that, if readers see it. */
export interface NewsRow extends CommentRow {
  readonly parent_name: string | null
}

const NEWS_COLUMNS = `${COLUMNS}, parent.author_name AS parent_name`
const ANSWERED = 'LEFT JOIN comments parent ON parent.id = c.parent_id AND parent.status = 1'

// The newest of a thread come as two lists, roots and replies: each by an index of its own, and merged by the caller. An index over both
// would cost every root one more row written.

export const listNewestRoots = statement<NewsRow, [threadId: string, limit: number]>(
  'comments.list-newest-roots',
  `SELECT ${NEWS_COLUMNS} FROM comments c INDEXED BY comments_roots ${ANSWERED}
   WHERE c.thread_id = ?1 AND c.depth = 0 AND c.shown = 1 ORDER BY c.id DESC LIMIT ?2`,
)

export const listNewestAnswers = statement<NewsRow, [threadId: string, limit: number]>(
  'comments.list-newest-answers',
  `SELECT ${NEWS_COLUMNS} FROM comments c INDEXED BY comments_answers ${ANSWERED}
   WHERE c.thread_id = ?1 AND c.depth > 0 AND c.shown = 1 ORDER BY c.id DESC LIMIT ?2`,
)

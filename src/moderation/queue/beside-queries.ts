import { statement } from '../../platform/sql'

/** A comment that stands beside another in its thread. */
export interface BesideRow {
  readonly id: number
  readonly author_name: string
  readonly body: string
  readonly status: number
  readonly created_at: number
  readonly path: string
}

const NEAR =
  'SELECT * FROM (SELECT n.id, n.author_name, substr(n.body, 1, 400) AS body, n.status, n.created_at, n.path FROM comments n INDEXED BY'
const ROOTS = 'comments_roots WHERE n.thread_id = ?1 AND n.depth = 0 AND n.shown = 1 AND n.id'
const REPLIES =
  'comments_replies WHERE n.root_id = ?1 AND n.depth > 0 AND n.shown = 1 AND n.id <> ?3 AND n.path'

// Two before, the nearest first, and two after: five rows at most, from the indexes that threads are read by. So it is what readers see; what waits is in
// no index by thread.

/** Beside one that begins a conversation: those before and after it in time. */
export const listBesideRoot = statement<BesideRow, [threadId: string, id: number]>(
  'moderation.list-beside-root',
  `${NEAR} ${ROOTS} < ?2 ORDER BY n.id DESC LIMIT 2) UNION ALL ${NEAR} ${ROOTS} > ?2 ORDER BY n.id LIMIT 2)`,
)

/** Beside an answer: those before and after it below the same beginning, as readers read them; not what it answers, which is shown anyway. */
export const listBesideReply = statement<BesideRow, [rootId: number, path: string, parentId: number]>(
  'moderation.list-beside-reply',
  `${NEAR} ${REPLIES} < ?2 ORDER BY n.path DESC LIMIT 2) UNION ALL ${NEAR} ${REPLIES} > ?2 ORDER BY n.path LIMIT 2)`,
)

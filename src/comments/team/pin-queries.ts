import { statement } from '../../platform/sql'
import { PINNED_MAX } from '../queries'

/** Puts a published root first in its thread, if there is room. Asked again it writes nothing. Goes first in its batch: the log looks at its changes(). */
export const pinRoot = statement<never, [siteId: string, id: number, now: number]>(
  'comments.pin-root',
  `UPDATE comments SET pinned_at = ?3
   WHERE site_id = ?1 AND id = ?2 AND status = 1 AND depth = 0 AND pinned_at IS NULL AND ${PINNED_MAX} >
     (SELECT COUNT(*) FROM comments other INDEXED BY comments_pinned
      WHERE other.thread_id = comments.thread_id AND other.pinned_at IS NOT NULL AND other.status = 1)`,
)

export const unpinRoot = statement<never, [siteId: string, id: number]>(
  'comments.unpin-root',
  'UPDATE comments SET pinned_at = NULL WHERE site_id = ?1 AND id = ?2 AND pinned_at IS NOT NULL',
)

export const findPin = statement<
  {
    readonly status: number
    readonly depth: number
    readonly thread_id: string
    readonly pinned_at: number | null
  },
  [siteId: string, id: number]
>(
  'comments.find-pin',
  'SELECT status, depth, thread_id, pinned_at FROM comments WHERE site_id = ?1 AND id = ?2',
)

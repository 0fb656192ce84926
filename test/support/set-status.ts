import { env } from 'cloudflare:workers'
import { STATUS, type Status } from '../../src/comments/status'

/** Sets where a comment stands, without a moderator: for tests of reading. Counters follow by the triggers, as ever. */
export async function setStatus(id: number, status: Status): Promise<void> {
  await env.DB.prepare('UPDATE comments SET status = ?2, shown = ?3 WHERE id = ?1')
    .bind(id, STATUS[status], status === 'published' ? 1 : 0)
    .run()
}

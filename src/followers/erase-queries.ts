// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

/** What they follow and asked for goes with them, by foreign keys. */
export const eraseFollowers = statement<never, [siteId: string, limit: number]>(
  'followers.erase-followers',
  'DELETE FROM followers WHERE id IN (SELECT id FROM followers WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseNews = statement<never, [commentIdsJson: string]>(
  'followers.erase-news',
  'DELETE FROM follow_news WHERE comment_id IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

import type { Ctx } from '../../platform/context'
import { readWithSite } from '../../sites/public'
import { findThread, unpackRoot } from '../queries'
import type { ReadThread } from '../schema'
import {
  countBeforeAround,
  findPlace,
  listAboveAround,
  listRepliesAround,
  listRootsDownFrom,
  listRootsUpFrom,
} from './placing-queries'
import { rootCursor, type ShownRoot, type ThreadPage, toShownRoot, toShownThread } from './shown-thread'
import { toStretch } from './stretch'

/** How much is shown around a comment: roots above and below its own, replies before it and in all. Together they keep to 150 rows. */
const ROOTS_ABOVE = 3
const ROOTS_BELOW = 6
const REPLIES_BEFORE = 4
const REPLIES = 11

/**
 * A thread opened around one comment, wherever that stands: its root among its neighbours, and of its branch a stretch of replies with
 * what they hang from. One round trip and at most 150 rows. A comment that is not there, or that readers may not see, leaves the
 * thread's beginning (V-60, V-61).
 * @param siteId whose thread `threadId` is: a comment of another site is as unknown as none
 */
export async function readAround(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'memory'>,
  siteId: string,
  threadId: string,
  { page, sort: asked, limit }: ReadThread,
  comment: number,
): Promise<ThreadPage> {
  // What stands around a comment is told by time; by score it would be an accident.
  const sort = asked === 'oldest' ? asked : 'newest'
  const newest = sort === 'newest'
  const [down, up] = newest ? [ROOTS_BELOW, ROOTS_ABOVE] : [ROOTS_ABOVE, ROOTS_BELOW]
  const start = newest ? Number.MAX_SAFE_INTEGER : 0
  // One more on either side says whether there is more; the side down in time holds the root itself.
  const { site, answers } = await readWithSite(ctx, siteId, [
    findThread(threadId, siteId),
    findPlace(siteId, comment),
    listRootsDownFrom(threadId, comment, down + 2, start, limit + 1),
    listRootsUpFrom(threadId, comment, up + 1, start, limit + 1),
    listRepliesAround(threadId, comment, REPLIES_BEFORE, REPLIES + 1),
    listAboveAround(threadId, comment, REPLIES_BEFORE),
    countBeforeAround(threadId, comment, REPLIES_BEFORE),
  ])
  const [threads, places, older, newer, replies, above, earlier] = answers
  const { depth } = site.settings
  const place = places.rows[0]
  const found = place !== undefined && place.shown === 1 && place.thread_id === threadId
  const elsewhere = place !== undefined && place.thread_id !== threadId

  const packed = newest
    ? [...newer.rows.toReversed(), ...older.rows]
    : [...older.rows.toReversed(), ...newer.rows]
  let rows = packed.map(unpackRoot)
  let [moreAbove, moreBelow] = [false, rows.length > limit]
  if (found) {
    const at = rows.findIndex(({ id }) => id === place.root_id)
    moreAbove = at > ROOTS_ABOVE
    moreBelow = rows.length - at - 1 > ROOTS_BELOW
    rows = rows.slice(Math.max(0, at - ROOTS_ABOVE), at + ROOTS_BELOW + 1)
  } else rows = rows.slice(0, limit)

  const items = rows.map((row): ShownRoot => {
    const shown = toShownRoot(row, depth)
    if (!found || row.id !== place.root_id || replies.rows.length === 0) return shown
    const { items, next, previous } = toStretch(replies.rows, above.rows, {
      id: row.id,
      limit: REPLIES,
      depth,
      earlier: (earlier.rows[0]?.count ?? 0) > above.rows.length,
    })
    return { ...shown, children: items, moreReplies: next, earlierReplies: previous }
  })
  return {
    site,
    sort,
    thread: toShownThread(site, threadId, page.href, threads.rows[0], ctx.clock.now()),
    items,
    next: moreBelow ? rootCursor(threadId, sort, items.at(-1)!) : null,
    previous: moreAbove ? rootCursor(threadId, sort, items[0]!) : null,
    ...(!elsewhere && { asked: { id: comment, found } }),
  }
}

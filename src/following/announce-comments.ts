import { type ChangedComments, statusName } from '../comments/public'
import { cameUp, insertNews, withdrawNews } from '../followers/public'
import { DAY_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { newsCame } from './jobs'
import { type AnnounceRow, listAnnounceable } from './queries'

/** A comment that came up longer ago is no news: an old one whose words change, or that a job brings late. */
const UP_SINCE_MS = DAY_MS
/** Time to take an approval back before its author hears of it. */
const UNDO_MS = 2 * MINUTE_MS
/** Nor is one that was written so long ago, whenever it comes up. */
const WRITTEN_SINCE_MS = 30 * DAY_MS

/**
 * Part of job `comments.index`, which stands in every batch that changes a comment: posting, approving by hand, by mail and in bulk, undo,
 * edits. What came up where somebody follows becomes news; what went down before anybody was told is none any more. Where nobody follows, nothing
 * is written. Run twice, it announces once.
 */
export async function announceComments(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  { siteId, ids }: ChangedComments,
): Promise<void> {
  const now = ctx.clock.now()
  const rows = await ctx.db.all(listAnnounceable(siteId, JSON.stringify(ids)))
  const up = ({ status }: AnnounceRow) => statusName(status) === 'published'
  // Taken down by whatever way, or up again since: as long as nobody was told, it is as if it had never been news.
  const gone = rows.filter((row) => row.told === 0 && (!up(row) || row.up_at > row.news_at!))
  const fresh = rows.filter(
    (row) =>
      up(row) &&
      (row.news_at === null || gone.includes(row)) &&
      (row.whole === 1 || row.answered === 1) &&
      row.up_at > now - UP_SINCE_MS &&
      row.created_at > now - WRITTEN_SINCE_MS,
  )
  const awaited = rows.filter((row) => up(row) && row.awaited === 1)
  if (gone.length + fresh.length + awaited.length === 0) return
  const news = fresh.map((row) => [row.id, row.thread_id, row.parent_id])
  const places = fresh.flatMap((row) => [
    ...(row.whole === 1 ? [[row.thread_id, 0] as const] : []),
    ...(row.answered === 1 ? [[row.thread_id, row.parent_id] as const] : []),
  ])
  const startId = ctx.newId()
  await ctx.db.batch([
    withdrawNews(siteId, JSON.stringify(gone.map(({ id }) => id))),
    insertNews(siteId, JSON.stringify(news), now),
    // A bulk brings many comments into one thread, and they are one mail.
    ...[...new Map(places.map((place) => [place.join(), place])).values()].map(([threadId, commentId]) =>
      enqueue(ctx, newsCame, { siteId, threadId, commentId, startId, after: 0 }),
    ),
    ...awaited.map(({ id: commentId }) =>
      enqueue(ctx, cameUp, { siteId, commentId, mailId: ctx.newId() }, UNDO_MS),
    ),
  ])
  if (places.length > 0) ctx.wake()
}

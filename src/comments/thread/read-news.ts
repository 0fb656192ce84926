import type { PageUrl } from '../../kernel/page-url'
import { SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { assertAllowed } from '../checks/assert-allowed'
import { findThread } from '../queries'
import { statusName } from '../status'
import { threadIdOf } from '../thread-id'
import { type ShownComment, toShown } from './build-tree'
import { listNewestAnswers, listNewestRoots } from './news-queries'

/** More new ones than this are a new page, not news: the reader is offered the thread anew. */
export const NEWS_MAX = 20

/** Clocks of two machines, and a comment on its way into the database while a page is drawn. What comes twice is known by its id. */
const SLACK_MS = 10 * SECOND_MS

/** How a thread stands, for a reader who asks again and again: one row. */
export async function readVersion(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  page: PageUrl,
): Promise<{ readonly threadId: string; readonly version: number; readonly count: number }> {
  let threadId = await threadIdOf(siteId, page)
  let row = await ctx.db.first(findThread(threadId, siteId))
  if (row && row.moved_to !== null) {
    threadId = row.moved_to
    row = await ctx.db.first(findThread(threadId, siteId))
  }
  return { threadId, version: row?.version ?? 0, count: row?.published ?? 0 }
}

/**
 * What readers can see since a moment, newest first; also an older comment that was approved since. Each stands alone and says whom it answers.
 * @param since epoch ms of the server's clock: when the reader's page was drawn
 * @throws comments/page-not-allowed (422)
 */
export async function readNews(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  page: PageUrl,
  since: number,
): Promise<{ readonly threadId: string; readonly count: number; readonly items: readonly ShownComment[] }> {
  assertAllowed(ctx, site, page.origin)
  return readAt(ctx, site, await threadIdOf(site.id, page), since)
}

/** Of a thread, or of the one it moved to. */
async function readAt(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  threadId: string,
  since: number,
): ReturnType<typeof readNews> {
  const [threads, roots, answers] = await ctx.db.batch([
    findThread(threadId, site.id),
    listNewestRoots(threadId, NEWS_MAX),
    listNewestAnswers(threadId, NEWS_MAX),
  ])
  const movedTo = threads.rows[0]?.moved_to
  if (movedTo) return readAt(ctx, site, movedTo, since)
  const items = [...roots.rows, ...answers.rows]
    .filter((row) => statusName(row.status) === 'published')
    .map((row) => ({
      ...toShown(row),
      depth: Math.min(row.depth, Math.max(1, site.settings.depth)),
      ...(row.parent_name !== null && { inReplyTo: row.parent_name }),
    }))
    .filter(({ publishedAt }) => publishedAt > since - SLACK_MS)
    .sort((a, b) => b.id - a.id)
  return { threadId, count: threads.rows[0]?.published ?? 0, items }
}

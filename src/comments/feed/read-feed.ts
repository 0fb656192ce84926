import type { PageUrl } from '../../kernel/page-url'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { assertAllowed } from '../checks/assert-allowed'
import { findThread, listRecent } from '../queries'
import { statusName } from '../status'
import { type ShownComment, toShown } from '../thread/build-tree'
import { listNewestAnswers, listNewestRoots } from '../thread/news-queries'
import { threadIdOf } from '../thread-id'

/** As many as a feed reader that looks in once an hour may miss on a busy day. */
export const FEED_MAX = 30

export interface FeedItem extends ShownComment {
  readonly page: string
  /** Of the page; empty if nobody told. */
  readonly title: string
}

export interface Feed {
  /** Absent for the site's own feed. */
  readonly thread?: { readonly id: string; readonly page: string; readonly title: string }
  /** Newest first, published only. */
  readonly items: readonly FeedItem[]
}

/**
 * The newest comments of a page, or of the whole site, for feed readers: one round trip, at most 150 rows.
 * @throws comments/page-not-allowed (422)
 */
export async function readFeed(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Site,
  page: PageUrl | undefined,
): Promise<Feed> {
  if (page === undefined) {
    const rows = await ctx.db.all(listRecent(site.id, FEED_MAX))
    return { items: rows.map((row) => ({ ...toShown(row), page: row.page, title: row.title })) }
  }
  assertAllowed(ctx, site, page.origin)
  return readAt(ctx, site, await threadIdOf(site.id, page), page)
}

/** Of a thread, or of the one it moved to. */
async function readAt(ctx: Pick<Ctx, 'db'>, site: Site, id: string, page: PageUrl): Promise<Feed> {
  const [threads, roots, answers] = await ctx.db.batch([
    findThread(id, site.id),
    listNewestRoots(id, FEED_MAX),
    listNewestAnswers(id, FEED_MAX),
  ])
  const row = threads.rows[0]
  if (row && row.moved_to !== null) return readAt(ctx, site, row.moved_to, page)
  const thread = { id, page: row?.page ?? page.href, title: row?.title ?? '' }
  const items = [...roots.rows, ...answers.rows]
    .filter(({ status }) => statusName(status) === 'published')
    .sort((a, b) => b.id - a.id)
    .slice(0, FEED_MAX)
    .map((row) => ({ ...toShown(row), page: thread.page, title: thread.title }))
  return { thread, items }
}

import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { forgetNews } from './news-queries'
import { eraseRequests, eraseTraceless, listStale } from './queries'

/** How long a request waits for its mailbox before nothing of it is kept. */
export const KEEP_REQUESTS_MS = 30 * DAY_MS
/** Longer than any digest waits, and than a job is tried. */
export const KEEP_NEWS_MS = 7 * DAY_MS

/** One transaction's worth; a flood of typed addresses must not hold the database. */
const CHUNK = 500

/** Daily: erases what nobody confirmed, the addresses known only from it, and news everybody has been told. */
export async function eraseUnproven(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<void> {
  const now = ctx.clock.now()
  let erased = 0
  for (;;) {
    const stale = await ctx.db.all(listStale(now - KEEP_REQUESTS_MS, CHUNK))
    if (stale.length === 0) break
    await ctx.db.batch([
      eraseRequests(JSON.stringify(stale.map(({ id }) => id))),
      eraseTraceless(JSON.stringify(stale.map(({ follower_id }) => follower_id))),
    ])
    erased += stale.length
  }
  await ctx.db.run(forgetNews(now - KEEP_NEWS_MS))
  if (erased > 0) ctx.log.info('followers.erased-unproven', { erased })
}

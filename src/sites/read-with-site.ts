import { SECOND_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Bound, Results } from '../platform/sql'
import { siteTag } from '../web/public-cache'
import { findSite } from './queries'
import { type Site, toSite } from './site'

/**
 * So old a site's settings may be; with the second for which an answer is repeated (web/hot-answers.ts) that makes five. Saving them purges the site's
 * tag, and with it what is remembered here.
 */
const SITE_MS = 4 * SECOND_MS

/**
 * A site, with what else is asked about it, in one round trip. While the isolate remembers the site it is not asked for again
 * (docs/decisions/0007-hot-answers-from-isolate-memory.md); in development nothing is remembered.
 * @throws sites/unknown (404)
 */
export async function readWithSite<const Queries extends readonly Bound<unknown>[]>(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'memory'>,
  siteId: string,
  queries: Queries,
): Promise<{ readonly site: Site; readonly answers: Results<Queries> }> {
  const key = `site:${siteId}`
  const now = ctx.clock.now()
  const known = ctx.config.development ? undefined : ctx.memory.get<Site>(key, now)
  if (known) return { site: known, answers: await ctx.db.batch(queries) }
  const [sites, ...answers] = await ctx.db.batch([findSite(siteId), ...queries])
  const site = toSite(sites.rows[0])
  ctx.memory.put(key, site, { now, ttlMs: SITE_MS, bytes: 1000, tags: [siteTag(siteId)] })
  return { site, answers }
}

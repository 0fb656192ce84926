import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { siteTag } from '../../web/public-cache'
import { listWaits } from './wait-queries'

/** So many comments are looked at, and so many of them must have waited before one may speak of what is usual. */
const SAMPLE = 40
const ENOUGH = 5
const KEPT_MS = 10 * MINUTE_MS
/** A longer one would frighten, and promise nothing. */
const LONGEST_MS = 7 * DAY_MS

/**
 * How long a held comment usually waits at a site (M-70): the median of those published last. At most 40 rows, and these only once in ten
 * minutes. @returns undefined where too few waited, or too long
 */
export async function readUsualWait(
  ctx: Pick<Ctx, 'db' | 'memory' | 'clock' | 'config'>,
  site: Pick<Site, 'id'>,
): Promise<number | undefined> {
  const name = `usual-wait:${site.id}`
  const now = ctx.clock.now()
  const known = ctx.config.development
    ? undefined
    : ctx.memory.get<{ readonly ms: number | undefined }>(name, now)
  if (known) return known.ms
  const rows = await ctx.db.all(listWaits(site.id, SAMPLE))
  const waits = rows
    .flatMap(({ waited }) => (waited === null || waited < SECOND_MS ? [] : [waited]))
    .sort((a, b) => a - b)
  const median = waits[Math.floor(waits.length / 2)]
  const ms = waits.length < ENOUGH || median === undefined || median > LONGEST_MS ? undefined : median
  ctx.memory.put(name, { ms }, { now, ttlMs: KEPT_MS, tags: [siteTag(site.id)] })
  return ms
}

import { DAY_MS, SECOND_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import type { Bound } from '../platform/sql'
import { brakePulled } from './jobs'
import { pullBrake } from './queries'
import { NEAR } from './take-sign-up'

/** How near a site is to the end of what it wants in a day. */
export type Pressure = 'calm' | 'near' | 'over'

/** So long a count may be old: what comes meanwhile may go beyond the budget. */
const PRESSURE_MS = 30 * SECOND_MS

/**
 * How many comments a site got today against its budget (D5). They are counted where they stand, because a comment must not pay a row for a counter, and
 * once in half a minute and isolate; so the budget holds roughly, unlike those of sign-ups.
 * @param count the statement that counts, up to a limit: comments belong to another slice
 * @param counted what it said just now, where it went along with another
 */
export async function readPressure(
  ctx: Pick<Ctx, 'db' | 'clock' | 'memory' | 'newId' | 'defer' | 'wake' | 'config'>,
  site: { readonly id: string; readonly budget: number },
  count: Bound<{ readonly count: number }>,
  counted?: number,
): Promise<Pressure> {
  const now = ctx.clock.now()
  const day = Math.floor(now / DAY_MS)
  const key = `pressure:${site.id}:${site.budget}:${day}`
  const isKnown = counted === undefined && !ctx.config.development
  const known = isKnown ? ctx.memory.get<Pressure>(key, now) : undefined
  if (known) return known
  const used = counted ?? (await ctx.db.first(count))?.count ?? 0
  const pressure = used >= site.budget ? 'over' : used >= site.budget * NEAR ? 'near' : 'calm'
  ctx.memory.put(key, pressure, { now, ttlMs: PRESSURE_MS })
  if (pressure !== 'calm') {
    const level = pressure === 'over' ? 2 : 1
    ctx.defer(
      ctx.db
        .batch([
          pullBrake(site.id, day, 'comment', level, now, ctx.newId()),
          // Once a level: it is near for hours.
          enqueue(ctx, brakePulled, { siteId: site.id, day, what: 'comment' }, 0, { onlyIfChanged: true }),
        ])
        .then(([pulled]) => pulled.changes > 0 && ctx.wake()),
    )
  }
  return pressure
}

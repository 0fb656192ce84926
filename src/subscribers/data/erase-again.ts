import type * as v from 'valibot'
import { forgetErasedBefore, LEDGER_DAYS, listErasedAfter } from '../../audit/public'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { erasureChecked } from '../jobs'
import type { ErasedFrom } from '../schema'
import { findBack } from './data-queries'
import { eraseSubscriber } from './erase-subscriber'

/** Numbers looked for at once, and people erased in one run: a free plan's fifty queries are enough for both. */
export const LOOKED_FOR = 500
export const ERASED_AT_ONCE = 4

/**
 * Nightly, and job `subscribers.erase-again`: who was erased and is back, because the database was turned back or filled from a file, is erased again (S-85).
 * Numbers are never given twice, so whoever signed up anew since is somebody else to it. Goes on by a job where there is more.
 * @returns how many were erased
 */
export async function eraseAgain(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock' | 'newId' | 'wake' | 'log'>,
  { day, id }: v.InferOutput<typeof ErasedFrom> = { day: 0, id: 0 },
): Promise<number> {
  if (day === 0) await ctx.search.run(forgetErasedBefore(Math.floor(ctx.clock.now() / DAY_MS) - LEDGER_DAYS))
  const noted = await ctx.search.all(listErasedAfter(day, id, LOOKED_FOR))
  const last = noted.at(-1)
  if (!last) return 0
  const back = await ctx.db.all(findBack(JSON.stringify(noted.map((row) => row.id)), ERASED_AT_ONCE))
  for (const row of back) await eraseSubscriber(ctx, row.site_id, row, 'system')
  if (back.length > 0) ctx.log.info('subscribers.erased-again', { count: back.length })
  // Of a part with more of them the same numbers are looked for again.
  const next = back.length === ERASED_AT_ONCE ? { day, id } : last
  if (back.length === ERASED_AT_ONCE || noted.length === LOOKED_FOR) {
    await ctx.db.run(enqueue(ctx, erasureChecked, next))
    ctx.wake()
  }
  return back.length
}

import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { deleteOldAddressChanges } from '../address/address-queries'
import { deleteOldReasons, forgetMarks } from '../leaving/reason-queries'
import { CONFIRM_MS } from '../links'
import { eraseConsents, eraseTraceless, listStale } from '../queries'

/** How long a request waits for its confirmation before nothing of it is kept (C6). */
export const KEEP_REQUESTS_MS = 30 * DAY_MS

/** One transaction's worth; a flood of forged sign-ups must not hold the database. */
const CHUNK = 500

/** So long an answer is kept, and so long the mark by which one given twice counts once. */
const [REASONS_MS, MARKS_MS] = [365 * DAY_MS, 2 * DAY_MS]

/**
 * Daily: erases sign-ups that nobody confirmed for 30 days with the addresses known only from them, wishes for another address a week old, and
 * why readers left a year ago.
 */
export async function eraseUnconfirmed(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<void> {
  const before = ctx.clock.now() - KEEP_REQUESTS_MS
  await ctx.db.run(deleteOldAddressChanges(ctx.clock.now() - CONFIRM_MS))
  await ctx.db.batch([
    forgetMarks(idAt(ctx.clock.now() - MARKS_MS)),
    deleteOldReasons(idAt(ctx.clock.now() - REASONS_MS)),
  ])
  let erased = 0
  for (;;) {
    const stale = await ctx.db.all(listStale(before, CHUNK))
    if (stale.length === 0) break
    await ctx.db.batch([
      eraseConsents(JSON.stringify(stale.map(({ id }) => id))),
      eraseTraceless(JSON.stringify(stale.map(({ subscriber_id }) => subscriber_id))),
    ])
    erased += stale.length
  }
  if (erased > 0) ctx.log.info('subscribers.erased-unconfirmed', { erased })
}

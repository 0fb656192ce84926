import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { listOverdueDeletions } from '../sites/public'
import { erasureDue } from './jobs'

/** Nightly: a promise to erase must not end with a job that was parked. What is a day late begins anew, and finds less to do. */
export async function resumeErasures(ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>): Promise<void> {
  const overdue = await ctx.db.all(listOverdueDeletions(ctx.clock.now() - DAY_MS))
  if (overdue.length === 0) return
  await ctx.db.batch(
    overdue.map(({ site_id: siteId, id }) =>
      enqueue(ctx, erasureDue, { siteId, id, step: '', after: '', pass: 1 }),
    ),
  )
  ctx.wake()
}

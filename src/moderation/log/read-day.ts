import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { listDecidedSince } from './figure-queries'

/** What was done since midnight (UTC): the empty queue's reward. */
export interface Day {
  readonly decided: number
  /** How long the median comment waited for its decision; null on a day without any. */
  readonly medianMs: number | null
}

export async function readDay(ctx: Pick<Ctx, 'db' | 'clock'>, site: Site): Promise<Day> {
  const now = ctx.clock.now()
  const rows = await ctx.db.all(listDecidedSince(site.id, idAt(now - (now % DAY_MS))))
  const waits = rows.map(({ created_at, waited_from }) => created_at - waited_from).sort((a, b) => a - b)
  return { decided: waits.length, medianMs: waits[Math.floor((waits.length - 1) / 2)] ?? null }
}

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
  /** How long the median comment, and nine in ten, were looked at before; null where nobody measured. */
  readonly lookedMs: number | null
  readonly lookedP90Ms: number | null
}

export async function readDay(ctx: Pick<Ctx, 'db' | 'clock'>, site: Site): Promise<Day> {
  const now = ctx.clock.now()
  const rows = await ctx.db.all(listDecidedSince(site.id, idAt(now - (now % DAY_MS))))
  const waits = rows.map(({ created_at, waited_from }) => created_at - waited_from)
  const looks = rows.flatMap(({ looked_ms: looked }) => looked ?? [])
  return {
    decided: waits.length,
    medianMs: oneOf(waits, 5),
    lookedMs: oneOf(looks, 5),
    lookedP90Ms: oneOf(looks, 9),
  }
}

/** What so many tenths of them are no more than, as the nights sum it up (figure-queries.ts). */
function oneOf(all: readonly number[], tenths: number): number | null {
  return all.toSorted((a, b) => a - b)[Math.floor(((all.length - 1) * tenths) / 10)] ?? null
}

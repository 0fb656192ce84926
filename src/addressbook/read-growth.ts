import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { listReasons, type ReasonRow } from '../subscribers/public'
import { listDays } from './queries'

export const WEEKS = 26
export const REASONS_COUNTED = 500

export interface Week {
  /** Its last day, in days since 1970. */
  readonly day: number
  /** Subscribers at its end. */
  readonly total: number
  readonly joined: number
  readonly gone: number
}

export interface Growth {
  readonly total: number
  /** Oldest first; the last one ends today. */
  readonly weeks: readonly Week[]
  /** Where those of these weeks came from, most first: `form:ID`, `preferences`, `desk`, `import`. */
  readonly sources: readonly { readonly source: string; readonly joined: number }[]
  /** The newest answers of readers who left. */
  readonly reasons: readonly ReasonRow[]
}

/** Who came and went within half a year: one query over the days, not over people. How many there were is reckoned back from today. */
export async function readGrowth(ctx: Pick<Ctx, 'db' | 'clock'>, site: Site): Promise<Growth> {
  const today = Math.floor(ctx.clock.now() / DAY_MS)
  const from = today - WEEKS * 7 + 1
  const [{ rows }, reasons] = await ctx.db.batch([
    listDays(site.id, from),
    listReasons(site.id, REASONS_COUNTED),
  ])
  const total = rows.find(({ day }) => day === -1)?.joined ?? 0
  const days = rows.filter(({ day }) => day >= 0)
  const weeks: Week[] = []
  let left = total
  for (let at = WEEKS - 1; at >= 0; at--) {
    const first = from + at * 7
    const within = days.filter(({ day }) => day >= first && (day < first + 7 || at === WEEKS - 1))
    const joined = within.reduce((sum, row) => sum + row.joined, 0)
    const gone = within.reduce((sum, row) => sum + row.gone, 0)
    weeks.unshift({ day: first + 6, total: left, joined, gone })
    left = Math.max(0, left - joined + gone)
  }
  const bySource = new Map<string, number>()
  for (const { source, joined } of days) {
    if (joined > 0) bySource.set(source, (bySource.get(source) ?? 0) + joined)
  }
  const sources = [...bySource]
    .map(([source, joined]) => ({ source, joined }))
    .sort((a, b) => b.joined - a.joined)
  return { total, weeks, sources, reasons: reasons.rows }
}

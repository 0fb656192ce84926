import { DOUBTS, type Doubt } from '../../comments/public'
import { calledBy } from '../../kernel/email-address'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { listRules } from '../../rules/public'
import type { Site } from '../../sites/public'
import {
  countWaitingDoubts,
  type DayRow,
  findWaiting,
  listDays,
  listPeopleFigures,
  listReasonFigures,
  listToldFigures,
} from './figure-queries'
import { type Day, readDay } from './read-day'
import { FIGURES_DAYS } from './sum-up-days'

/** What waits is counted so far; beyond it stands "100 or more". */
export const WAITING_COUNTED = 100

export interface FiguresOfDay extends DayRow {
  readonly decided: number
}

export interface FiguresOfPerson {
  readonly personId: number
  /** The name, or the masked address; null for who is gone. */
  readonly by: string | null
  readonly decided: number
  readonly approved: number
  readonly rejected: number
  readonly returned: number
  readonly spam: number
  readonly deleted: number
}

export interface FiguresOfReason {
  /** null: none was kept. */
  readonly doubt: Doubt['code'] | null
  /** What a rule of the site looks for; null where it is none, or gone. */
  readonly about: string | null
  /** Decisions about what it had held, and how many of those comments are up. */
  readonly decided: number
  readonly approved: number
}

export interface Figures {
  readonly waiting: { readonly count: number; readonly isMore: boolean; readonly oldestAt: number | null }
  /** Why those wait, commonest first; null: a rule of the site, no doubt about their words. */
  readonly why: readonly { readonly doubt: Doubt['code'] | null; readonly count: number }[]
  readonly today: Day
  /** The last thirty whole days, oldest first, those without a decision included. */
  readonly days: readonly FiguresOfDay[]
  /** What held comments that were decided in the days that were asked for, and whether it was right (M-42); the commonest first. */
  readonly reasons: readonly FiguresOfReason[]
  /** The same days: which reasons authors were given, the commonest first. */
  readonly told: readonly { readonly reason: string; readonly count: number }[]
  /** The same days: who decided most comes first. */
  readonly people: readonly FiguresOfPerson[]
}

/** Rows of reasons that are read: thirty a day for ninety days, and some more. */
const REASON_ROWS = 3000

/**
 * A site's month in figures (C10, M-70). Three round trips; the rows of its days and of what waits, not of what was decided.
 * @param span days that people and reasons are told for
 */
export async function readFigures(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Site,
  span = FIGURES_DAYS,
): Promise<Figures> {
  const now = ctx.clock.now()
  const today = Math.floor(now / DAY_MS)
  const from = today - FIGURES_DAYS
  const [waiting, doubts, days, people, reasons, told, rules] = await ctx.db.batch([
    findWaiting(site.id, WAITING_COUNTED),
    countWaitingDoubts(site.id, WAITING_COUNTED),
    listDays(site.id, from),
    listPeopleFigures(site.id, today - span),
    listReasonFigures(site.id, today - span, REASON_ROWS),
    listToldFigures(site.id, today - span, REASON_ROWS),
    listRules(site.id),
  ])
  const { count, oldest_at: oldestAt } = waiting.rows[0]!
  const known = new Map(days.rows.map((row) => [row.day, row]))
  return {
    waiting: { count, isMore: count === WAITING_COUNTED, oldestAt },
    why: doubts.rows
      .filter(({ code }) => code === null || DOUBTS.some((known) => known === code))
      .map(({ code, count }) => ({ doubt: code as Doubt['code'] | null, count }))
      .sort((a, b) => b.count - a.count),
    today: await readDay(ctx, site),
    days: Array.from({ length: FIGURES_DAYS }, (_, at) => {
      const row = known.get(from + at) ?? { ...NOTHING, day: from + at }
      return { ...row, decided: decidedOf(row) }
    }),
    reasons: reasons.rows
      .filter(({ code }) => code === '' || DOUBTS.some((known) => known === code))
      .map(({ code, rule, ...counts }) => ({
        doubt: (code || null) as Doubt['code'] | null,
        about: rules.rows.find(({ id }) => id === rule)?.pattern ?? null,
        ...counts,
      }))
      .sort((a, b) => b.decided - a.decided),
    told: [...told.rows].sort((a, b) => b.count - a.count),
    people: people.rows
      .map(({ person_id: personId, name, email, ...counts }) => ({
        personId,
        by: calledBy(name, email),
        ...counts,
        decided: decidedOf(counts),
      }))
      .sort((a, b) => b.decided - a.decided),
  }
}

const NOTHING = {
  approved: 0,
  rejected: 0,
  returned: 0,
  spam: 0,
  deleted: 0,
  median_ms: null,
  p90_ms: null,
  looked_ms: null,
  looked_p90_ms: null,
}

const decidedOf = (row: Pick<DayRow, 'approved' | 'rejected' | 'returned' | 'spam' | 'deleted'>): number =>
  row.approved + row.rejected + row.returned + row.spam + row.deleted

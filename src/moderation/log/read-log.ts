import type { Status } from '../../comments/public'
import { idAt, idTime } from '../../kernel/id'
import { decodeCursor, encodeCursor } from '../../kernel/page'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import { type Change, changesOf } from '../decisions/changes-of'
import { type Decision, toDecision } from '../decisions/find-decision'
import type { DecisionRow } from '../queries'
import type { ReadLog } from '../schema'
import { findSpanEnd, listLog, seekLog } from './log-queries'

export interface LogEntry extends Decision {
  readonly subject: string
  readonly before: Status | null
  readonly after: Status | null
  /** What else is other than before, field by field. */
  readonly changes: readonly Change[]
  /** The larger act it is a part of: a decision about everything that matched. */
  readonly sweep?: number
}

export interface LogPage {
  readonly items: readonly LogEntry[]
  readonly next: string | null
  /** How far back was looked, in epoch milliseconds, where something is sought and the page is not full; else null. */
  readonly lookedBackTo: number | null
}

export const LOG_PAGE = 50
/** How many entries one request looks through for what is sought: 4,000 rows read at most. */
export const LOG_SPAN = 2000

/**
 * A page of a site's log, newest first. Without a person, area or comment to look for it reads only its page.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function readLog(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  asked: Partial<ReadLog> = {},
): Promise<LogPage> {
  const scope = `log:${site.id}`
  const from = asked.after === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(scope, asked.after)?.[0]
  if (typeof from !== 'number') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const before = Math.min(from, asked.to === undefined ? from : idAt(asked.to + DAY_MS))
  const oldest = asked.from === undefined ? 0 : idAt(asked.from)
  const next = (id: number | undefined) => (id === undefined ? null : encodeCursor(scope, [id]))
  const page = (rows: readonly DecisionRow[]) => rows.slice(0, LOG_PAGE).map(toEntry)

  if (!isSought(asked)) {
    const rows = await ctx.db.all(listLog(site.id, before, oldest, LOG_PAGE + 1))
    const items = page(rows)
    return { items, next: rows.length > LOG_PAGE ? next(items.at(-1)?.id) : null, lookedBackTo: null }
  }
  const [found, end] = await ctx.db.batch([
    seekLog(
      site.id,
      before,
      oldest,
      LOG_PAGE + 1,
      LOG_SPAN,
      actorOf(asked),
      prefixOf(asked),
      subjectOf(asked),
    ),
    findSpanEnd(site.id, before, oldest, LOG_SPAN),
  ])
  const items = page(found.rows)
  if (found.rows.length > LOG_PAGE) return { items, next: next(items.at(-1)?.id), lookedBackTo: null }
  const { length, last } = end.rows[0]!
  const goesOn = length === LOG_SPAN && last !== null
  return {
    items,
    next: goesOn ? next(last) : null,
    lookedBackTo: goesOn ? idTime(last) : null,
  }
}

export const isSought = ({ who, area, comment }: Partial<ReadLog>): boolean =>
  Boolean(who || area || comment !== undefined)

const actorOf = ({ who }: Partial<ReadLog>): string | null =>
  who ? (who === '-' ? '-' : `person:${who}`) : null
const prefixOf = ({ area }: Partial<ReadLog>): string | null => (area ? `${area}.` : null)
const subjectOf = ({ comment }: Partial<ReadLog>): string | null =>
  comment === undefined ? null : `comment:${comment}`

function toEntry(row: DecisionRow): LogEntry {
  const [before, after] = [readState(row.before), readState(row.after)]
  return {
    ...toDecision(row),
    subject: row.subject,
    before: (before.status as Status | undefined) ?? null,
    after: (after.status as Status | undefined) ?? null,
    changes: changesOf(before, after),
    ...(typeof after.sweep === 'number' && { sweep: after.sweep }),
  }
}

const readState = (json: string | null): Readonly<Record<string, unknown>> => {
  const state: unknown = JSON.parse(json ?? '{}')
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {}
}

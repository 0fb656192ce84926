import { CSV_BOM, csvLines } from '../../kernel/csv'
import { idAt } from '../../kernel/id'
import { DAY_MS, isoTime } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { toDecision } from '../decisions/find-decision'
import type { DecisionRow } from '../queries'
import type { ReadLog } from '../schema'
import { listLog } from './log-queries'

const HEAD = ['time', 'who', 'action', 'subject', 'before', 'after']
const ROWS_A_QUERY = 1000
/** Of 50 queries that one request may make on the free plan (platform limit); so at most 40,000 entries a file. */
const QUERIES = 40

/**
 * The log as CSV, newest first, a thousand entries at a time so that memory does not grow with the log. Names as the desk shows them:
 * whoever has none stands by the masked address. If there is more than a file takes, its last line says from where to go on.
 */
export async function* exportLog(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  asked: Pick<ReadLog, 'who' | 'area' | 'comment' | 'from' | 'to'>,
): AsyncGenerator<string> {
  yield CSV_BOM + csvLines([HEAD])
  const oldest = asked.from === undefined ? 0 : idAt(asked.from)
  let before = asked.to === undefined ? Number.MAX_SAFE_INTEGER : idAt(asked.to + DAY_MS)
  for (let query = 0; query < QUERIES; query++) {
    const rows = await ctx.db.all(listLog(site.id, before, oldest, ROWS_A_QUERY))
    yield csvLines(rows.filter((row) => fits(row, asked)).map(toCells))
    if (rows.length < ROWS_A_QUERY) return
    before = rows.at(-1)!.id
    if (query === QUERIES - 1) yield csvLines([['…', '', '', '', '', isoTime(rows.at(-1)!.created_at)]])
  }
}

const fits = (row: DecisionRow, { who, area, comment }: Pick<ReadLog, 'who' | 'area' | 'comment'>): boolean =>
  (!who || (who === '-' ? !row.actor.startsWith('person:') : row.actor === `person:${who}`)) &&
  (!area || row.action.startsWith(`${area}.`)) &&
  (comment === undefined || row.subject === `comment:${comment}`)

const toCells = (row: DecisionRow) => [
  isoTime(row.created_at),
  toDecision(row).by ?? row.actor,
  row.action,
  row.subject,
  row.before,
  row.after,
]

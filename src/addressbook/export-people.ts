import { isoTime } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import type { ReceiptRow } from '../subscribers/public'
import { type ExportRow, listForExport } from './export-queries'
import { csvLine } from './formulas'
import { receiptFile } from './person-file'

/** Subscribers of one query: 200,000 are 200 queries, well within a request's thousand, and one page is all the memory it takes. */
const PAGE = 1000

const COLUMNS = [
  'email',
  'name',
  'status',
  'locale',
  'frequency',
  'hour',
  'weekday',
  'time_zone',
  'paused_until',
  'created_at',
  'confirmed_at',
  'unsubscribed_at',
  'lists',
  'suppressions',
  'receipts',
]

/**
 * Every subscriber who confirmed or left, as CSV: with lists, what stops mail, and receipts, formula-safe. Importing it elsewhere makes the
 * same again, and exporting that gives the same bytes. Who waits is left out: their links lead here and nowhere else.
 */
export async function* exportPeople(ctx: Pick<Ctx, 'db'>, site: Site): AsyncGenerator<string> {
  // Excel reads UTF-8 only with a mark before it.
  yield `\ufeff${csvLine(COLUMNS)}`
  for (const status of ['confirmed', 'unsubscribed'] as const) {
    let after = 0
    for (;;) {
      const rows = await ctx.db.all(listForExport(site.id, status, after, PAGE))
      if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row))).join('')
      if (rows.length < PAGE) break
      after = rows.at(-1)!.id
    }
  }
}

const when = (at: number | null): string => (at === null ? '' : isoTime(at))

const cellsOf = (row: ExportRow): string[] => [
  row.email,
  row.name ?? '',
  row.status,
  row.locale,
  row.frequency,
  String(row.hour),
  String(row.weekday),
  row.time_zone,
  when(row.paused_until),
  isoTime(row.created_at),
  when(row.confirmed_at),
  when(row.unsubscribed_at),
  (JSON.parse(row.lists) as [string, number, number | null][])
    .map(([id, joined, left]) => `${id}=${isoTime(joined)}${left === null ? '' : `/${isoTime(left)}`}`)
    .sort()
    .join(' '),
  (JSON.parse(row.stops) as [string, number][])
    .map(([reason, since]) => `${reason}=${isoTime(since)}`)
    .sort()
    .join(' '),
  JSON.stringify((JSON.parse(row.receipts) as ReceiptRow[]).sort((a, b) => a.id - b.id).flatMap(receiptsOf)),
]

/** A receipt that came by our own export holds those it came with: they are the proof, and are handed on as they were. */
function receiptsOf(receipt: ReceiptRow): unknown[] {
  const proof = receipt.proof === null ? undefined : (JSON.parse(receipt.proof) as { receipts?: unknown[] })
  return proof?.receipts ?? [receiptFile(receipt)]
}

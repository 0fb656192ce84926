import * as v from 'valibot'
import { CSV_BOM, csvLines } from '../../kernel/csv'
import { isoTime } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { choice, form, optionalId } from '../../web/fields'
import { statusName } from '../status'
import { type ExportedRow, listForExport } from './export-queries'

/** All comments as a file. */
export const ExportComments = form({
  format: v.optional(choice(['ndjson', 'csv']), 'ndjson'),
  after: optionalId,
})
export type ExportComments = v.InferOutput<typeof ExportComments>

/** Comments of one query: all the memory the file takes, however long it gets. */
export const EXPORT_PART = 500

/**
 * Every comment of a site in every state, oldest first, so that what is answered stands above its answers: as lines of JSON, or as CSV that
 * no spreadsheet runs. With authors' addresses, for owners; without anything that was hashed.
 * @param asked `after` goes on behind an id that a file ended with
 */
export async function* exportComments(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  { format, after }: ExportComments,
): AsyncGenerator<string> {
  if (format === 'csv') yield CSV_BOM + csvLines([COLUMNS])
  let last = after ?? 0
  for (;;) {
    const rows = await ctx.db.all(listForExport(siteId, last, EXPORT_PART))
    const found = rows.map(exported)
    if (found.length > 0)
      yield format === 'csv'
        ? csvLines(found.map((comment) => COLUMNS.map((column) => cellOf(comment[column]))))
        : found.map((comment) => `${JSON.stringify(comment)}\n`).join('')
    if (rows.length < EXPORT_PART) return
    last = rows.at(-1)!.id
  }
}

const BADGES = ['', 'team', 'author'] as const

const exported = (row: ExportedRow) => ({
  id: String(row.id),
  page: row.page,
  title: row.title,
  parentId: row.parent_id === null ? null : String(row.parent_id),
  status: statusName(row.status),
  name: row.author_name,
  email: row.author_email,
  url: row.author_url,
  confirmed: row.verified === 1,
  badge: BADGES[row.badge] ?? '',
  body: row.body,
  reason: row.reason,
  score: row.score,
  createdAt: isoTime(row.created_at),
  editedAt: timeOf(row.edited_at),
  decidedAt: timeOf(row.decided_at),
  pinnedAt: timeOf(row.pinned_at),
})

const timeOf = (at: number | null): string | null => (at === null ? null : isoTime(at))

type Exported = ReturnType<typeof exported>
const COLUMNS: (keyof Exported)[] = [
  'id',
  'page',
  'title',
  'parentId',
  'status',
  'name',
  'email',
  'url',
  'confirmed',
  'badge',
  'body',
  'reason',
  'score',
  'createdAt',
  'editedAt',
  'decidedAt',
  'pinnedAt',
]

const cellOf = (value: Exported[keyof Exported]): string | number | null =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : value

import { type ColumnField, recogniseColumns } from '../../src/addressbook/columns'
import { finishImport } from '../../src/addressbook/import-queries'
import type { SortedRow } from '../../src/addressbook/sort-rows'
import { sortRows } from '../../src/addressbook/sort-rows'
import { startImport } from '../../src/addressbook/start-import'
import { takeChunk } from '../../src/addressbook/take-chunk'
import { rowReader } from '../../src/client/read-csv'
import type { Site } from '../../src/sites/public'
import type { TestCtx } from './test-context'

export interface TestFile {
  readonly header: string[]
  readonly rows: (string[] | 'twice' | 'quotes')[]
  readonly fields: readonly ColumnField[]
  readonly format: string
}

/** A file as the browser reads it and the server understands its columns. */
export function aFile(content: string): TestFile {
  const [first, ...rows] = rowReader()(content.replace(/^\ufeff/, ''), true).map(({ cells }) => [...cells])
  const header = (first ?? []).map((name) => name.trim())
  return { header, rows, ...recogniseColumns(header) }
}

/** What became of a row. */
type Told = { readonly outcome: string; readonly why?: string | undefined }

/** What would be done with each row. */
export const check = (
  ctx: TestCtx,
  site: Site,
  file: TestFile,
  list = 'news',
): Promise<readonly SortedRow[]> => sortRows(ctx, site, list, file)

/** Brings a file in as the page does: a run, then part after part. */
export async function bringIn(
  ctx: TestCtx,
  site: Site,
  file: TestFile,
  { list = 'news', size = 500, personId = 1 } = {},
): Promise<{ readonly id: number; readonly rows: readonly Told[] }> {
  const chunks = Math.max(1, Math.ceil(file.rows.length / size))
  const id = await startImport(ctx, site, personId, {
    fileName: 'people.csv',
    format: file.format,
    list,
    chunks,
    hash: '',
    fields: [...file.fields],
    agreed: true,
  })
  const rows: Told[] = []
  for (let chunk = 0; chunk < chunks; chunk++) {
    const part = { ...file, rows: file.rows.slice(chunk * size, (chunk + 1) * size) }
    const results = await takeChunk(ctx, site, personId, id, chunk, part)
    rows.push(...results.map(([outcome, why]) => ({ outcome, ...(why !== '' && { why }) })))
  }
  await ctx.db.run(finishImport(site.id, id, ctx.clock.now()))
  return { id, rows }
}

/** `new`, `refused: pending`, … of each row. */
export const told = (rows: readonly Told[]): string[] =>
  rows.map(({ outcome, why }) => (why === undefined ? outcome : `${outcome}: ${why}`))

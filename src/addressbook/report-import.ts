import type { Translator } from '../i18n/translate'
import { CSV_BOM, csvLines } from '../kernel/csv'
import type { Ctx } from '../platform/context'
import type { ImportRow } from './import-queries'
import { outcomeWords } from './outcome-words'
import { readResults, type SomeResults } from './read-results'

/**
 * What became of each row of a run as CSV, a part of the file at a time. Rows are named by their number, as in the report of the day: of the file
 * itself nothing is kept. Parts come in order and hold a result of every row, so the rows of those before say where one begins; behind a
 * gap nothing is known.
 */
export async function* reportImport(
  ctx: Pick<Ctx, 'db'>,
  run: ImportRow,
  t: Translator,
): AsyncGenerator<string> {
  const words = outcomeWords(t)
  // The header is the first row of a file.
  let row = 2
  yield CSV_BOM +
    csvLines([[t('addressbook.report-row'), t('addressbook.report-result'), t('addressbook.report-why')]])
  let place = 0
  for (let from: number | undefined = 0; from !== undefined; ) {
    const { parts, next }: SomeResults = await readResults(ctx, run.id, from)
    for (const { chunk, rows } of parts) {
      if (chunk !== place++) return
      yield csvLines(rows.map(([outcome, why]) => [row++, words[outcome] ?? outcome, words[why] ?? why]))
    }
    from = next
  }
}

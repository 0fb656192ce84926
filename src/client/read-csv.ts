// A CSV file as people have them: any of four encodings, with or without a mark, with commas, semicolons or tabs. Needs no page, so its tests run
// without one.
import Papa from 'papaparse'

export interface CsvFile {
  readonly header: string[]
  readonly rows: string[][]
  /** Rows whose quotes do not fit: the cells may be cut wrongly. By place in `rows`. */
  readonly broken: ReadonlySet<number>
  /** Line of a quote that is never closed: everything after it would be one cell. */
  readonly unclosed?: number
}

/**
 * The text of a file. A mark at its start decides; without one zeros between letters mean UTF-16, and what is no UTF-8 is windows-1252, as
 * Excel writes it.
 */
export function decodeFile(bytes: Uint8Array): string {
  const marks: readonly (readonly [string, readonly number[]])[] = [
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ]
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes)
  const head = bytes.subarray(0, 400)
  const zeros = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length
  if (zeros(1) > head.length / 4) return new TextDecoder('utf-16le').decode(bytes)
  if (zeros(0) > head.length / 4) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    // Some byte that UTF-8 has not.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The rows of a text. Empty lines are left out, a line `sep=;` that Excel puts first too. */
export function readCsv(text: string): CsvFile {
  const said = /^sep=(.)\r?\n/i.exec(text)
  const { data, errors } = Papa.parse<string[]>(said ? text.slice(said[0].length) : text, {
    skipEmptyLines: 'greedy',
    delimiter: said?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  const [header = [], ...rows] = data
  const quotes = errors.filter(({ type }) => type === 'Quotes')
  const unclosed = quotes.find(({ code }) => code === 'MissingQuotes')?.row
  return {
    header: header.map((name) => name.trim()),
    rows,
    broken: new Set(quotes.map(({ row }) => (row ?? 0) - 1)),
    ...(unclosed !== undefined && { unclosed: unclosed + 1 }),
  }
}

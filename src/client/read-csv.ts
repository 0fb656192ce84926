// A CSV file as people have them: any of four encodings, with or without a mark, with commas, semicolons or tabs; of any size, because a piece at
// a time is read. Needs no page, so its tests run without one.
import Papa from 'papaparse'

/** Of papaparse. */
interface Parsed {
  readonly data: readonly (readonly string[])[]
  readonly errors: readonly { readonly type: string; readonly code: string; readonly row: number }[]
  readonly meta: { readonly cursor: number }
}

export interface CsvRow {
  readonly cells: readonly string[]
  /** Its quotes do not fit: the cells may be cut wrongly. */
  readonly broken: boolean
}

/** A quote that is never closed: everything after it would be one cell. */
export class UnclosedQuote extends Error {
  constructor(readonly line: number) {
    super(`A quote is never closed, line ${line}`)
  }
}

const PIECE_BYTES = 262_144
/** No row of people is as long: what goes on for a million characters is a quote that was left open. */
const ROW_CHARS = 1_000_000

/** Pieces of a file, one after the other. */
async function* pieces(file: Blob): AsyncGenerator<ArrayBuffer> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) yield file.slice(at, at + PIECE_BYTES).arrayBuffer()
}

/**
 * How the letters of a file are written. A mark at its start decides; without one zeros between letters mean UTF-16, and what is no UTF-8 is
 * windows-1252, as Excel writes it.
 */
export async function encodingOf(file: Blob): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 400).arrayBuffer())
  const marks: readonly (readonly [string, readonly number[]])[] = [
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ]
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))?.[0]
  if (marked !== undefined) return marked
  const zeros = (odd: number) => head.filter((byte, at) => at % 2 === odd && byte === 0).length
  if (zeros(1) > head.length / 4) return 'utf-16le'
  if (zeros(0) > head.length / 4) return 'utf-16be'
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  try {
    for await (const piece of pieces(file)) strict.decode(piece, { stream: true })
    strict.decode()
    return 'utf-8'
  } catch {
    // Some byte that UTF-8 has not.
    return 'windows-1252'
  }
}

/** The rows of a file, header first, as many at a time as a piece of it holds. @throws UnclosedQuote */
export async function* readRows(file: Blob, encoding: string): AsyncGenerator<readonly CsvRow[]> {
  const decoder = new TextDecoder(encoding)
  const read = rowReader()
  for await (const piece of pieces(file)) yield read(decoder.decode(piece, { stream: true }), false)
  yield read(decoder.decode(), true)
}

/**
 * Takes a text in pieces and gives the rows that are whole. Empty lines are left out, a line `sep=;` that Excel puts first too; what is between
 * cells and rows shows in the first piece.
 */
export function rowReader(): (text: string, last: boolean) => readonly CsvRow[] {
  let parser: InstanceType<typeof Papa.Parser> | undefined
  let rest = ''
  let lines = 0
  return (text, last) => {
    rest += text
    if (!parser) {
      const said = /^sep=(.)\r?\n/i.exec(rest)
      if (said) rest = rest.slice(said[0].length)
      parser = new Papa.Parser(marksOf(rest, said?.[1]))
    }
    const { data, errors, meta } = parser.parse(rest, 0, !last) as Parsed
    // Of a row that is not whole yet nothing is known.
    const quotes = errors.filter(({ type, row }) => type === 'Quotes' && (last || row < data.length))
    const unclosed = quotes.find(({ code }) => code === 'MissingQuotes')
    rest = last ? '' : rest.slice(meta.cursor)
    const before = lines
    lines += data.length
    if (unclosed) throw new UnclosedQuote(before + unclosed.row + 1)
    if (rest.length > ROW_CHARS) throw new UnclosedQuote(lines + 1)
    const broken = new Set(quotes.map(({ row }) => row))
    return data
      .map((cells, place) => ({ cells, broken: broken.has(place) }))
      .filter(({ cells }) => cells.join('').trim() !== '')
  }
}

/** What stands between cells, as the first rows have it if nobody said it, and what between rows. */
function marksOf(
  text: string,
  delimiter = '',
): { readonly delimiter: string; readonly newline: '\n' | '\r' | '\r\n' } {
  const { meta } = Papa.parse(text, {
    preview: 10,
    skipEmptyLines: 'greedy',
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  return { delimiter: meta.delimiter, newline: meta.linebreak as '\n' }
}

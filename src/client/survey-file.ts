// A file of subscribers, gone through piece by piece as often as it is needed: first to know what it holds, then for the parts that are sent. No
// more of it is in memory than a piece, and of each row a mark of eight bytes, by which an address that comes twice is known.
import { type CsvRow, encodingOf, readRows } from './read-csv'

export { UnclosedQuote } from './read-csv'

/** What a file holds, before anything is sent. */
export interface Survey {
  readonly file: File
  readonly encoding: string
  readonly header: string[]
  /** Its first rows. */
  readonly samples: readonly (readonly string[])[]
  /** How many rows each of its parts has. */
  readonly parts: readonly number[]
  readonly rows: number
  /** By which it is known when the import is taken up again. */
  readonly hash: string
}

/** A row as it is sent, or what the browser itself knows of it. */
export type SentRow = readonly string[] | 'twice' | 'quotes'

const PART_CHARS = 400_000
const SAMPLES = 5
const HASHED_BYTES = 1_048_576

/** Goes through the whole file. @throws UnclosedQuote */
export async function surveyFile(file: File, rowsMax: number): Promise<Survey> {
  const encoding = await encodingOf(file)
  const samples: (readonly string[])[] = []
  const parts: number[] = []
  let header: readonly string[] | undefined
  const fills = partFiller(rowsMax)
  for await (const rows of readRows(file, encoding)) {
    for (const { cells } of rows) {
      if (!header) {
        header = cells
        continue
      }
      if (samples.length < SAMPLES) samples.push(cells)
      if (fills(cells)) parts.push(0)
      parts[parts.length - 1]!++
    }
  }
  return {
    ...{ file, encoding, samples, parts },
    header: (header ?? []).map((name) => name.trim()),
    rows: parts.reduce((sum, count) => sum + count, 0),
    hash: await hashOf(file),
  }
}

/** The parts of a file, in order: the same each time. `email` is the column of the addresses. */
export async function* cutParts(
  { file, encoding, rows }: Survey,
  rowsMax: number,
  email: number,
): AsyncGenerator<readonly SentRow[]> {
  const fills = partFiller(rowsMax)
  const isNew = newcomers(rows)
  let part: SentRow[] = []
  for await (const row of dataRows(file, encoding)) {
    if (fills(row.cells) && part.length > 0) {
      yield part
      part = []
    }
    const address = (row.cells[email] ?? '').trim().toLowerCase()
    if (row.broken) part.push('quotes')
    else part.push(address === '' || isNew(address) ? row.cells : 'twice')
  }
  if (part.length > 0) yield part
}

/** The rows of a file without its header. */
export async function* dataRows(file: Blob, encoding: string): AsyncGenerator<CsvRow> {
  let isHeader = true
  for await (const rows of readRows(file, encoding)) {
    yield* isHeader ? rows.slice(1) : rows
    isHeader &&= rows.length === 0
  }
}

/** Says of each row whether it begins a new part: the one before has all it may hold, in rows or in characters. */
function partFiller(rowsMax: number): (cells: readonly string[]) => boolean {
  let [count, size] = [0, Number.POSITIVE_INFINITY]
  return (cells) => {
    const chars = cells.reduce((sum, cell) => sum + cell.length + 3, 0)
    const begins = size + chars > PART_CHARS || count >= rowsMax
    count = begins ? 1 : count + 1
    size = begins ? chars : size + chars
    return begins
  }
}

/**
 * Says of each address whether it is the first of its kind. Instead of the addresses themselves marks of 63 bits are kept, in a table with open
 * places: among 200,000 addresses two different ones meet in one of 400 million files.
 */
export function newcomers(most: number): (address: string) => boolean {
  const places = 2 ** Math.ceil(Math.log2(2 * most + 2))
  const [lows, highs] = [new Uint32Array(places), new Uint32Array(places)]
  return (address) => {
    let [low, high] = [0x9747b28c, 0x3c6ef372]
    for (let at = 0; at < address.length; at++) {
      const unit = address.charCodeAt(at)
      low = Math.imul(low ^ unit, 0xcc9e2d51)
      low = (low << 13) | (low >>> 19)
      high = Math.imul(high ^ unit, 0x1b873593)
      high = (high << 17) | (high >>> 15)
    }
    // Every bit of the mark depends on every character; 0 and 0 is a free place.
    low = mixed(low ^ (high >>> 1))
    high = mixed(high ^ low) | 1
    let place = low & (places - 1)
    while (highs[place] !== 0) {
      if (lows[place] === low && highs[place] === high >>> 0) return false
      place = (place + 1) & (places - 1)
    }
    lows[place] = low
    highs[place] = high
    return true
  }
}

/** The last step of MurmurHash3: each bit in changes half of the bits out. */
function mixed(from: number): number {
  let bits = Math.imul(from ^ (from >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** SHA-256 of the SHA-256 of each of its pieces, for WebCrypto takes no stream. '' where the page may not reckon (no https). */
async function hashOf(file: Blob): Promise<string> {
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (!subtle) return ''
  const digests = new Uint8Array(32 * Math.ceil(file.size / HASHED_BYTES))
  for (let at = 0; at < file.size; at += HASHED_BYTES) {
    const piece = await file.slice(at, at + HASHED_BYTES).arrayBuffer()
    digests.set(new Uint8Array(await subtle.digest('SHA-256', piece)), (at / HASHED_BYTES) * 32)
  }
  const hash = new Uint8Array(await subtle.digest('SHA-256', digests))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

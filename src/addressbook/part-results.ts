/** What became of a row, and why. */
export type RowResult = readonly [outcome: string, why: string]

// A part has five hundred rows and few kinds of results: each kind is named once, each row is one character.

/** More kinds than there are outcomes and reasons. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Results of a part as import_chunks keeps them, to be told again when a run is taken up on another day. */
export function packResults(results: readonly RowResult[]): string {
  const kinds: RowResult[] = []
  const rows = results.map(([outcome, why]) => {
    const known = kinds.findIndex((kind) => kind[0] === outcome && kind[1] === why)
    if (known !== -1) return DIGITS[known]
    kinds.push([outcome, why])
    return DIGITS[kinds.length - 1]
  })
  return JSON.stringify([kinds, rows.join('')])
}

export function unpackResults(packed: string): readonly RowResult[] {
  const [kinds, rows] = JSON.parse(packed) as [RowResult[], string]
  return [...rows].map((digit) => kinds[DIGITS.indexOf(digit)] ?? ['', ''])
}

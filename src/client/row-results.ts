/** What became of a row, and why. */
export type RowResult = readonly [outcome: string, why: string]

export interface Results {
  /** What became of the rows of one part. */
  tell(chunk: number, rows: readonly RowResult[]): void
  /** Of the row at this place of the file; undefined as long as nothing is known. */
  of(place: number): RowResult | undefined
  count(outcome: string): number
  /** Places of rows with a reason, first those whose outcome is named first. */
  first(outcomes: readonly string[], many: number): readonly number[]
}

/** Results of all rows of a file, of which there are few kinds: each kind is named once, each row is one byte. `parts`: how many rows each has. */
export function createResults(parts: readonly number[]): Results {
  const starts = parts.map((_, chunk) => parts.slice(0, chunk).reduce((sum, rows) => sum + rows, 0))
  const bytes = new Uint8Array(parts.reduce((sum, rows) => sum + rows, 0))
  const kinds: RowResult[] = []
  const counts = new Map<string, number>()

  const numberOf = ([outcome, why]: RowResult): number => {
    const known = kinds.findIndex((kind) => kind[0] === outcome && kind[1] === why)
    return known === -1 ? kinds.push([outcome, why]) : known + 1
  }
  return {
    tell: (chunk, rows) => {
      for (const [place, result] of rows.entries()) {
        bytes[starts[chunk]! + place] = numberOf(result)
        counts.set(result[0], (counts.get(result[0]) ?? 0) + 1)
      }
    },
    of: (place) => kinds[(bytes[place] ?? 0) - 1],
    count: (outcome) => counts.get(outcome) ?? 0,
    first: (outcomes, many) => {
      const places: number[] = []
      for (const wanted of outcomes) {
        for (let place = 0; place < bytes.length && places.length < many; place++) {
          const [outcome, why] = kinds[bytes[place]! - 1] ?? ['', '']
          if (outcome === wanted && why !== '') places.push(place)
        }
      }
      return places
    },
  }
}

import type { Ctx } from '../platform/context'
import { listResults } from './import-queries'
import { type RowResult, unpackResults } from './part-results'

/** Ten thousand rows: some 120 kB as JSON, whatever the size of the file. */
export const PARTS_AT_ONCE = 20

export interface SomeResults {
  readonly parts: readonly { readonly chunk: number; readonly rows: readonly RowResult[] }[]
  /** The part that more begin with; undefined once there are no more. */
  readonly next: number | undefined
}

/**
 * What became of the rows of a run, so many parts at a time: a run has hundreds of parts, and neither side holds them all (decision 14).
 * @param from the part to begin with
 */
export async function readResults(
  ctx: Pick<Ctx, 'db'>,
  importId: number,
  from: number,
): Promise<SomeResults> {
  const rows = await ctx.db.all(listResults(importId, from, PARTS_AT_ONCE))
  return {
    parts: rows.map(({ chunk, results }) => ({ chunk, rows: unpackResults(results) })),
    next: rows.length < PARTS_AT_ONCE ? undefined : rows.at(-1)!.chunk + 1,
  }
}

import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { countChunks, countOutcomes, findImport, type ImportRow } from './import-queries'

export interface ImportRun extends ImportRow {
  readonly counts: ReadonlyMap<string, number>
  /** How many parts have come. */
  readonly came: number
}

/** One run with what it did so far. @throws addressbook/unknown (404) */
export async function readImport(ctx: Pick<Ctx, 'db'>, site: Site, id: number): Promise<ImportRun> {
  const run = await ctx.db.first(findImport(site.id, id))
  if (!run) throw refuse('unknown')
  const [counts, chunks] = await ctx.db.batch([countOutcomes(id), countChunks(id)])
  return {
    ...run,
    counts: new Map(counts.rows.map(({ outcome, count }) => [outcome, count])),
    came: chunks.rows[0]?.count ?? 0,
  }
}

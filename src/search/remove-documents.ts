import type { Ctx } from '../platform/context'
import { removeFromIndex } from './queries'

/** Takes comments out of the index that are no more. */
export async function removeDocuments(ctx: Pick<Ctx, 'search'>, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await ctx.search.run(removeFromIndex(JSON.stringify(ids)))
}

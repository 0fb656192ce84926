import type { Ctx } from '../platform/context'
import { clearIndex } from './queries'

/** Empties the index of every site, before it is built anew. */
export const clearDocuments = async (ctx: Pick<Ctx, 'search'>): Promise<void> =>
  void (await ctx.search.run(clearIndex()))

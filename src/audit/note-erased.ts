import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { noteErasedRow } from './erased-queries'

/**
 * Notes outside the database that a subscriber is erased, so that they stay so where it is turned back (S-85). Called before it is done: were it noted
 * afterwards, an erasure in whose middle a Worker dies would not be known.
 */
export async function noteErased(ctx: Pick<Ctx, 'search' | 'clock'>, id: number): Promise<void> {
  await ctx.search.run(noteErasedRow(Math.floor(ctx.clock.now() / DAY_MS), id))
}

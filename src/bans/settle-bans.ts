import type { Ctx } from '../platform/context'
import { deleteEndedMarks, settleEnded } from './queries'

/** Nightly: bans that ended go to their list, and what nobody is held against any more goes: hashes of networks with it. */
export async function settleBans(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.batch([settleEnded(now), deleteEndedMarks(now)])
}

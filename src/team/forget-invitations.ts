import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { deleteOldInvitations } from './queries'

/** Nightly: addresses of people who never answered go a month after their invitation did. */
export async function forgetInvitations(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  await ctx.db.run(deleteOldInvitations(ctx.clock.now() - 30 * DAY_MS))
}

import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { deleteOldInvitations } from './queries'
import { deleteOldTokens } from './token-queries'

/** Nightly: invitations nobody answered and tokens that ended go a month after their end; until then the desk can tell of them. */
export async function forgetEnded(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const before = ctx.clock.now() - 30 * DAY_MS
  await ctx.db.batch([deleteOldInvitations(before), deleteOldTokens(before)])
}

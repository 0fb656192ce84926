import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { deleteTokens } from '../queries'

/** Nightly. A call this old is refused by its age, so its token need not be known any longer (hook-mailgun.ts). */
export async function forgetHookTokens(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  await ctx.db.run(deleteTokens(ctx.clock.now() - DAY_MS))
}

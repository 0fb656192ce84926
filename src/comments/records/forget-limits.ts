import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { deleteOverLimits } from '../votes/vote-queries'

/** Nightly: what networks used up in periods that are over. */
export const forgetLimits = (ctx: Pick<Ctx, 'db' | 'clock'>) =>
  ctx.db.run(deleteOverLimits(ctx.clock.now() - 2 * DAY_MS))

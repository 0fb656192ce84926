import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { deleteUses } from './queries'

/** Nightly: what was used up in periods that are over. */
export const forgetUses = (ctx: Pick<Ctx, 'db' | 'clock'>) =>
  ctx.db.run(deleteUses(ctx.clock.now() - 2 * DAY_MS))

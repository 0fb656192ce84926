import type { Ctx } from '../platform/context'
import { deleteSpent } from './queries'

/** Every five minutes: solutions of challenges that are over, and would be refused for that. */
export const forgetSpent = (ctx: Pick<Ctx, 'db' | 'clock'>) => ctx.db.run(deleteSpent(ctx.clock.now()))

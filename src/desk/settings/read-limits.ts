import { todaysComments } from '../../comments/public'
import { DAY_MS } from '../../kernel/time'
import { type BrakeRow, findUse, listBrakes } from '../../limits/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'

/** So far back the page looks. */
export const BRAKE_DAYS = 30

export interface LimitRoom {
  /** Today, by UTC. Comments are counted no further than their budget. */
  readonly used: Readonly<Record<BrakeRow['what'], number>>
  readonly today: readonly BrakeRow[]
  readonly earlier: readonly BrakeRow[]
}

/** How much of its day's budgets a site has used, and when that was too much: one round trip; the rows of today's comments and of a month. */
export async function readLimits(ctx: Pick<Ctx, 'db' | 'clock'>, site: Site): Promise<LimitRoom> {
  const day = Math.floor(ctx.clock.now() / DAY_MS)
  const [signUps, comments, brakes] = await ctx.db.batch([
    findUse(day * DAY_MS, site.id, '', 'sign-up'),
    todaysComments(ctx, site),
    listBrakes(site.id, day - BRAKE_DAYS + 1),
  ])
  return {
    used: { 'sign-up': signUps.rows[0]?.used ?? 0, comment: comments.rows[0]?.count ?? 0 },
    today: brakes.rows.filter((row) => row.day === day),
    earlier: brakes.rows.filter((row) => row.day !== day),
  }
}

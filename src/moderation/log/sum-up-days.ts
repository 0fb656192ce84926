import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { listSiteIds } from '../../sites/public'
import { findLastDay, sumUpDay, sumUpPeople, sumUpReasons, sumUpTold } from './figure-queries'

/** So far back days are summed up that no night has reached: an install's first night, or nights that failed. */
export const FIGURES_DAYS = 30
const SITES = 50

/** Once a day: sums up the days that ended since the last time, for every site. A day summed up twice says the same. */
export async function sumUpDays(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const today = Math.floor(ctx.clock.now() / DAY_MS)
  for (let after = ''; ; ) {
    const sites = await ctx.db.all(listSiteIds(after, SITES))
    if (sites.length === 0) return
    const lasts = await ctx.db.batch(sites.map(({ id }) => findLastDay(id)))
    for (const [at, { id }] of sites.entries()) {
      const first = Math.max((lasts[at]!.rows[0]?.day ?? 0) + 1, today - FIGURES_DAYS)
      await sumUp(ctx, id, first, today)
    }
    if (sites.length < SITES) return
    after = sites.at(-1)!.id
  }
}

async function sumUp(ctx: Pick<Ctx, 'db'>, siteId: string, first: number, end: number): Promise<void> {
  const days = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
  if (days.length === 0) return
  await ctx.db.batch(
    days.flatMap((day) => {
      const span = [siteId, day, idAt(day * DAY_MS), idAt((day + 1) * DAY_MS)] as const
      return [sumUpPeople(...span), sumUpReasons(...span), sumUpTold(...span), sumUpDay(...span)]
    }),
  )
}

import { idAt } from '../kernel/id'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { listSiteIds } from '../sites/public'
import { deleteOld } from './queries'

const KEPT_DAYS = 30
const SITES = 50

/** Once a day: what ended a month ago goes, and with it the words somebody looked for. The log keeps what was done. */
export async function forgetSweeps(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const before = idAt(ctx.clock.now() - KEPT_DAYS * DAY_MS)
  for (let after = ''; ; ) {
    const sites = await ctx.db.all(listSiteIds(after, SITES))
    if (sites.length > 0) await ctx.db.batch(sites.map(({ id }) => deleteOld(id, before)))
    if (sites.length < SITES) return
    after = sites.at(-1)!.id
  }
}

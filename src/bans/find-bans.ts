import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { type Ban, toBan } from './ban'
import { listStanding } from './queries'

/** The bans in force that know a writer, newest first. One round trip. @param marks of marksOfWriter() */
export async function findBans(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Pick<Site, 'id'>,
  marks: readonly string[],
): Promise<readonly Ban[]> {
  const now = ctx.clock.now()
  const rows = await ctx.db.all(listStanding(site.id, marks, now))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return [...byId.values()].sort((a, b) => b.id - a.id).map((row) => toBan(row, now))
}

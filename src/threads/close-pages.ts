import { recordBulk } from '../audit/public'
import { closeThreads, listPageRows } from '../comments/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { threadTag } from '../web/public-cache'

/**
 * Closes pages for new comments, or opens them again; what is there stays and can be read. Those that are so already are left alone. A page that its age closes
 * stays closed by it.
 * @returns how many changed
 */
export async function closePages(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  threadIds: readonly string[],
  closed: boolean,
): Promise<number> {
  const rows = await ctx.db.all(listPageRows(site.id, JSON.stringify(threadIds)))
  const ids = rows.filter((row) => (row.closed_at !== null) !== closed).map(({ id }) => id)
  if (ids.length === 0) return 0
  const { statement: logged } = recordBulk(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action: closed ? 'page.close' : 'page.open',
    items: ids.map((id) => ({ subject: `page:${id}`, before: { closed: !closed }, after: { closed } })),
  })
  const [changed] = await ctx.db.batch([
    closeThreads(site.id, JSON.stringify(ids), closed ? ctx.clock.now() : null),
    logged,
  ])
  ctx.defer(ctx.cache.purgeNow(ids.map(threadTag)))
  return changed.changes
}

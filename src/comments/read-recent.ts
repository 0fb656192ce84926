import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { type ShownComment, toShown } from './build-tree'
import { listRecent } from './queries'

/** The newest published comments of a site, with the pages they stand on. */
export async function readRecent(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  limit: number,
): Promise<readonly (ShownComment & { readonly page: string; readonly title: string })[]> {
  const rows = await ctx.db.all(listRecent(site.id, limit))
  return rows.map((row) => ({ ...toShown(row), page: row.page, title: row.title }))
}

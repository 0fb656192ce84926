import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { listRecent } from '../queries'
import { type ShownComment, toShown } from './build-tree'

/** The newest published comments of a site, with the pages they stand on. */
export async function readRecent(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  limit: number,
): Promise<readonly (ShownComment & { readonly page: string; readonly title: string })[]> {
  const rows = await ctx.db.all(listRecent(site.id, limit))
  return rows.map((row) => ({ ...toShown(row), page: row.page, title: row.title }))
}

import type { Ctx } from '../../platform/context'
import { countSite } from './size-queries'

/** As far as it is counted: whoever deletes ten thousand comments needs no better number. */
export const COUNTED_TO = 10_000

export interface SiteSize {
  readonly comments: number
  readonly subscribers: number
  readonly followers: number
  readonly team: number
}

/** What would go with a site. A number above COUNTED_TO means "more than that". */
export async function readSiteSize(ctx: Pick<Ctx, 'db'>, siteId: string): Promise<SiteSize> {
  const counted = await ctx.db.first(countSite(siteId, COUNTED_TO + 1))
  return counted ?? { comments: 0, subscribers: 0, followers: 0, team: 0 }
}

import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { countKnown } from '../writing-queries'
import type { Known } from './hold-mode'

/**
 * What the site's rule for first comments asks of an author: an address that was only typed makes nobody known, for anybody can type it. One query, and only where
 * the rule is on and an address proven.
 * @param address the proven address, as comments store it
 */
export async function knowAuthor(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  address: string | undefined,
): Promise<Known> {
  const { hold, holdFirst } = site.settings
  if (address === undefined) return { proven: false, published: 0 }
  if (hold !== 'some' || holdFirst === 0) return { proven: true, published: 0 }
  const row = await ctx.db.first(countKnown(site.id, address, holdFirst))
  return { proven: true, published: row?.count ?? 0 }
}

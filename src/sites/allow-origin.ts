import type { Ctx } from '../platform/context'
import { findSite, updateSite } from './queries'
import { toSite } from './site'

/**
 * Lets pages of one more origin carry a site's threads and forms. One that is allowed already changes nothing.
 * @param origin as a browser says it: `https://example.org`
 * @throws sites/unknown (404)
 */
export async function allowOrigin(ctx: Pick<Ctx, 'db'>, siteId: string, origin: string): Promise<void> {
  const { name, settings } = toSite(await ctx.db.first(findSite(siteId)))
  if (settings.origins.includes(origin)) return
  await ctx.db.run(
    updateSite(siteId, name, JSON.stringify({ ...settings, origins: [...settings.origins, origin] })),
  )
}

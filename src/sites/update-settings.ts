import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { siteTag } from '../web/public-cache'
import { updateSite } from './queries'
import type { SiteForm } from './schema'
import type { Site } from './site'

/**
 * Saves what the owner set, with a row of the log that holds before and after. Settings the form does not show stay as they are; the same form
 * again writes nothing.
 */
export async function updateSettings(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  { name, ...shown }: SiteForm,
): Promise<Site> {
  const settings = { ...site.settings, ...shown }
  const after: Site = { id: site.id, name, settings }
  const { statement } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'site.settings',
      subject: `site:${site.id}`,
      before: { name: site.name, ...site.settings },
      after: { name, ...settings },
    },
    { onlyIfChanged: true },
  )
  const [updated] = await ctx.db.batch([updateSite(site.id, name, JSON.stringify(settings)), statement])
  // Words and open doors of every page of the site may be others now.
  if (updated.changes > 0) ctx.defer(ctx.cache.purgeSoon(siteTag(site.id)))
  return after
}

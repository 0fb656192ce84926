import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { restoreSite } from '../sites/public'
import { siteTag } from '../web/public-cache'
import { refuse } from './errors'

/** Brings an archived site back, as it was. @throws team/site-unknown (404) for one that is not archived, or not one's own */
export async function bringBackSite(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  siteId: string,
  personId: number,
): Promise<void> {
  const { statement } = recordAction(
    ctx,
    { siteId, actor: `person:${personId}`, action: 'site.restore', subject: `site:${siteId}` },
    { onlyIfChanged: true },
  )
  const [restored] = await ctx.db.batch([restoreSite(siteId, personId), statement])
  if (restored.changes === 0) throw refuse('site-unknown')
  // "No such site" may be remembered for a moment.
  ctx.defer(ctx.cache.purgeSoon(siteTag(siteId)))
}

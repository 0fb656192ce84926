import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { dropDeletion, findDeletion, restoreSite } from '../sites/public'
import { siteTag } from '../web/public-cache'
import { refuse } from './errors'
import { findOwnedSite } from './find-owned-site'

/**
 * Brings an archived site back, as it was, and calls its deletion back with it.
 * @throws team/site-unknown (404) for one that is not archived, or not one's own; team/deletion-begun (409) where parts of it are gone
 */
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
  const [, restored] = await ctx.db.batch([
    dropDeletion(siteId, personId),
    restoreSite(siteId, personId),
    statement,
  ])
  if (restored.changes === 0) {
    await findOwnedSite(ctx, siteId, personId)
    const begun = (await ctx.db.first(findDeletion(siteId)))?.begun_at
    throw refuse(begun === undefined || begun === null ? 'site-unknown' : 'deletion-begun')
  }
  // "No such site" may be remembered for a moment.
  ctx.defer(ctx.cache.purgeSoon(siteTag(siteId)))
}

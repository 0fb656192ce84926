import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { archiveSite as archive, type Site } from '../sites/public'
import { siteTag } from '../web/public-cache'
import { fieldsRefused } from '../web/read-input'

/**
 * Takes a site out of sight: its pages, its desk and its links of moderation answer as if there were none. Nothing is deleted, links to leave a list
 * go on working, and an owner can bring it back.
 * @param typed the site's word, typed by hand (M-34)
 * @throws web/fields-refused (422) for another word
 */
export async function archiveSite(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache'>,
  site: Site,
  personId: number,
  typed: string,
): Promise<void> {
  if (typed !== site.id) throw fieldsRefused([{ field: 'typed', message: 'team.archive-typed' }])
  const { statement } = recordAction(
    ctx,
    { siteId: site.id, actor: `person:${personId}`, action: 'site.archive', subject: `site:${site.id}` },
    { onlyIfChanged: true },
  )
  await ctx.db.batch([archive(site.id, personId, ctx.clock.now()), statement])
  await ctx.cache.purgeNow([siteTag(site.id)])
}

import { recordAction } from '../audit/public'
import { setPageHold } from '../comments/public'
import type { PageState } from '../moderation/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { threadTag } from '../web/public-cache'
import { readPage } from './read-page'

/**
 * Has a page hold everything or nothing, whatever the site says, or closes it; 'site' takes that back. The same again writes nothing.
 * @throws threads/page-unknown (404)
 */
export async function setPageState(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  threadId: string,
  state: PageState,
): Promise<{ readonly changed: boolean }> {
  const { state: before } = await readPage(ctx, site, threadId)
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'page.set',
      subject: `page:${threadId}`,
      before: { page: before },
      after: { page: state },
    },
    { onlyIfChanged: true },
  )
  const hold = state === 'all' || state === 'none' ? state : null
  const closedAt = state === 'closed' ? ctx.clock.now() : null
  const [moved] = await ctx.db.batch([setPageHold(site.id, threadId, hold, closedAt), logged])
  if (moved.changes > 0) ctx.defer(ctx.cache.purgeSoon(threadTag(threadId)))
  return { changed: moved.changes > 0 }
}

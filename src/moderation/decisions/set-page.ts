import { recordAction } from '../../audit/public'
import { findPageHold, setPageHold } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { threadTag } from '../../web/public-cache'
import { refuse } from '../errors'
import type { PageState } from '../schema'

/** What a page says for itself, in one word. */
export const pageStateOf = (row: {
  readonly hold: string | null
  readonly closed_at: number | null
}): PageState =>
  row.closed_at !== null ? 'closed' : row.hold === 'all' || row.hold === 'none' ? row.hold : 'site'

/**
 * Has the page of a comment hold everything or nothing, whatever the site says, or closes it; 'site' takes that back. New comments only: none that is there
 * moves. The same again writes nothing.
 * @throws moderation/unknown (404)
 */
export async function setPage(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  commentId: number,
  state: PageState,
): Promise<{ readonly changed: boolean }> {
  const row = await ctx.db.first(findPageHold(site.id, commentId))
  if (!row) throw refuse('unknown')
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'comment.page',
      subject: `comment:${commentId}`,
      before: { page: pageStateOf(row) },
      after: { page: state },
    },
    { onlyIfChanged: true },
  )
  const hold = state === 'all' || state === 'none' ? state : null
  const closedAt = state === 'closed' ? ctx.clock.now() : null
  const [moved] = await ctx.db.batch([setPageHold(site.id, row.thread_id, hold, closedAt), logged])
  if (moved.changes > 0) ctx.defer(ctx.cache.purgeSoon(threadTag(row.thread_id)))
  return { changed: moved.changes > 0 }
}

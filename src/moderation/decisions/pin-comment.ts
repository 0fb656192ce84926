import { recordAction } from '../../audit/public'
import { findPin, PINNED_MAX, pinRoot, statusName, unpinRoot } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { threadTag } from '../../web/public-cache'
import { refuse } from '../errors'

/**
 * Puts a comment first in its thread, or takes it from there. Readers see it above the first page in every order. Asking again writes nothing.
 * @throws moderation/unknown (404), moderation/not-pinnable (409, a reply, or not up), moderation/pins-many (409)
 */
export async function pinComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'defer'>,
  site: Site,
  personId: number,
  id: number,
  pinned: boolean,
): Promise<{ readonly changed: boolean }> {
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: pinned ? 'comment.pin' : 'comment.unpin',
      subject: `comment:${id}`,
      before: { pinned: !pinned },
      after: { pinned },
    },
    { onlyIfChanged: true },
  )
  const [moved, , found] = await ctx.db.batch([
    pinned ? pinRoot(site.id, id, ctx.clock.now()) : unpinRoot(site.id, id),
    logged,
    findPin(site.id, id),
  ])
  const row = found.rows[0]
  if (!row) throw refuse('unknown')
  if (moved.changes > 0) {
    ctx.defer(ctx.cache.purgeSoon(threadTag(row.thread_id)))
    return { changed: true }
  }
  if ((row.pinned_at !== null) === pinned) return { changed: false }
  if (row.depth > 0 || statusName(row.status) !== 'published') throw refuse('not-pinnable')
  throw refuse('pins-many', { params: { max: PINNED_MAX } })
}

import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { findThread, type PlacedCommentRow } from '../queries'
import { statusName } from '../status'

/**
 * The thread that words for a page go to: its own, or while a page moves and after it, the one it leads to. Only an answer under the old address of a page
 * that moved costs a look.
 * @returns undefined where what is answered is not up, or stands elsewhere
 */
export async function placeFor(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  threadId: string,
  parent: PlacedCommentRow | undefined,
): Promise<string | undefined> {
  if (!parent) return threadId
  if (statusName(parent.status) !== 'published') return undefined
  const { thread_id, moved_to } = parent
  if (thread_id === threadId || moved_to === threadId) return moved_to ?? threadId
  const page = await ctx.db.first(findThread(threadId, site.id))
  return page?.moved_to === thread_id ? thread_id : undefined
}

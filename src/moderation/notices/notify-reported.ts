import type * as v from 'valibot'
import type { ReportedComment } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { deleteNoticesBefore } from './notice-queries'
import { notifyModerators } from './notify-moderators'

/**
 * Job `comments.tell-reported`: tells the moderators of a comment that readers reported until it was held again. They may have been told of these
 * words when they were new; that is another matter, so what was told before is forgotten. Run twice, it tells nobody twice.
 */
export async function notifyReported(
  ctx: Ctx,
  { siteId, commentId, heldAt }: v.InferOutput<typeof ReportedComment>,
): Promise<void> {
  await ctx.db.run(deleteNoticesBefore(commentId, heldAt))
  await notifyModerators(ctx, { siteId, commentId })
}

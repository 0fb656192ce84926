import type * as v from 'valibot'
import { type ComeUp, claimUp, followingLink, stopFollow, stopLink, whenUp } from '../followers/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { translator } from '../i18n/translate'
import { sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { findWaiting } from './queries'
import { composeUp } from './up-mail'

/**
 * Job `followers.tell-up`: an author who asked for it learns once that a comment is up (V-35). Where nobody waits, where it went down again, or where
 * another job has taken it, nothing happens; run twice, one mail goes.
 */
export async function tellAuthorUp(
  ctx: Ctx,
  { siteId, commentId, mailId }: v.InferOutput<typeof ComeUp>,
): Promise<void> {
  const waiting = await ctx.db.first(findWaiting(siteId, commentId))
  if (!waiting) return
  const { thread_id: threadId, follower_id: followerId, site_name: siteName, email, page } = waiting
  const { changes } = await ctx.db.run(claimUp(threadId, whenUp(commentId), followerId, mailId))
  if (changes === 0) return
  const t = translator(negotiateLocale(waiting.locale, undefined, undefined))
  const [stopAll, manage] = await Promise.all([
    stopLink(ctx, siteId, followerId),
    followingLink(ctx, siteId, followerId),
  ])
  const links = { open: `${page}#c-${commentId}`, stopAll, manage }
  await sendMail(ctx, composeUp({ siteId, siteName, email }, links, t), { logId: mailId })
  await ctx.db.run(stopFollow(threadId, whenUp(commentId), followerId))
}

import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import { enqueue } from '../platform/outbox'
import { followAsked } from './jobs'
import { insertRequest } from './queries'
import { type AskedState, readAsked } from './read-asked'

/**
 * Sends another confirmation mail from the page of a link that is too old. The address comes from the token, never from the person (N-13), and the
 * caps of the mail hold as for any request.
 * @returns the state before: a new mail goes out for `expired`
 * @throws web/link-altered (403)
 */
export async function askFollowAgain(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'wake'>,
  token: string,
): Promise<AskedState> {
  const found = await readAsked(ctx, 'follow-confirm', token)
  if (found.state !== 'expired') return found
  const { site_id: siteId, email_key: key, thread_id: threadId, comment_id: commentId } = found.request
  const { frequency, locale } = found.request
  await withFreshIds(async () => {
    const requestId = ctx.newId()
    await ctx.db.batch([
      insertRequest(
        requestId,
        siteId,
        key,
        threadId,
        commentId,
        frequency,
        locale,
        ctx.newId(),
        ctx.clock.now(),
      ),
      enqueue(ctx, followAsked, { siteId, requestId }),
    ])
  })
  ctx.wake()
  return found
}

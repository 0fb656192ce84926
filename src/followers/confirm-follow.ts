import { recordAction } from '../audit/public'
import { raiseAnswered } from '../mail/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { slotOf } from './frequency'
import { cameUp } from './jobs'
import { completeRequest, confirmFollower, followAsAsked, type RequestRow } from './queries'
import { type AskedState, readAsked } from './read-asked'

/**
 * The mailbox answers: its address is proven for this site, and what was asked for begins. Pressing twice, or the button and the code,
 * changes nothing more. No device gets the mark by this: whoever typed the address need not be whoever owns it.
 * @returns the state before: `open` means it has just been confirmed
 * @throws web/link-altered (403)
 */
export async function confirmFollow(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'wake'>,
  token: string,
): Promise<AskedState> {
  const found = await readAsked(ctx, 'follow-confirm', token)
  if (found.state === 'open') await complete(ctx, found.request)
  return found
}

/** Request, reader, follow and log in one transaction. */
export async function complete(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  request: RequestRow,
): Promise<void> {
  const now = ctx.clock.now()
  const { id, frequency, locale, site_id: siteId, comment_id: commentId } = request
  // What they wait for may be up by now.
  const waits = commentId < 0
  await ctx.db.batch([
    completeRequest(id, now),
    confirmFollower(id, now, frequency, slotOf(frequency, now), locale),
    recordAction(
      ctx,
      {
        siteId,
        actor: 'visitor',
        action: 'follower.confirm',
        subject: `follower:${request.follower_id}`,
        after: { frequency },
      },
      { onlyIfChanged: true },
    ).statement,
    followAsAsked(id, now),
    raiseAnswered(request.email_key, now),
    ...(waits ? [enqueue(ctx, cameUp, { siteId, commentId: -commentId, mailId: ctx.newId() })] : []),
  ])
  if (waits) ctx.wake()
}

import { recordAction } from '../audit/public'
import { insertSuppression } from '../mail/public'
import type { Ctx } from '../platform/context'
import { deleteFollower, deleteRequests, stopAll } from './queries'
import { type AskedState, readAsked } from './read-asked'

/** The whole install: whoever is bombed by one form is bombed by many. */
const EVERYWHERE = '*'

/**
 * "I did not ask for this": the address gets no more mail from this install, and what was asked in its name here is erased (F7), with the
 * proof of any device.
 * @returns the state before; `gone` if there is nothing left to erase
 * @throws web/link-altered (403)
 */
export async function declineFollow(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId'>,
  token: string,
): Promise<AskedState> {
  const found = await readAsked(ctx, 'follow-not-me', token)
  if (found.state === 'gone') return found
  const { site_id: siteId, follower_id: id, email_key: emailKey } = found.request
  await ctx.db.batch([
    insertSuppression(emailKey, EVERYWHERE, 'not-me', ctx.clock.now(), 'reader', siteId),
    recordAction(
      ctx,
      { siteId, actor: 'visitor', action: 'follower.decline', subject: `follower:${id}` },
      { onlyIfChanged: true },
    ).statement,
    stopAll(id),
    deleteRequests(id),
    deleteFollower(siteId, id),
  ])
  return found
}

import { recordAction } from '../../audit/public'
import { insertSuppression } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { leaveAllLists, markUnsubscribed } from '../leaving/leaving-queries'
import { deleteOpenConsents, deletePending } from '../queries'
import { type RequestState, readRequest } from './read-request'

/** The whole install: whoever is bombed with sign-ups is bombed by many forms. */
const EVERYWHERE = '*'

/**
 * "I did not ask for this": the address gets no more mail from this install, and what was asked in its name is erased (F7). Somebody who
 * is subscribed meanwhile is unsubscribed.
 * @returns the state before; `gone` if there is nothing left to erase
 * @throws web/link-altered (403)
 */
export async function declineRequest(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId'>,
  token: string,
): Promise<RequestState> {
  const found = await readRequest(ctx, 'not-me', token)
  if (found.state === 'gone') return found
  const { site_id: siteId, subscriber_id: id, email_key: emailKey, status } = found.request
  const now = ctx.clock.now()
  await ctx.db.batch([
    insertSuppression(emailKey, EVERYWHERE, 'not-me', now, 'reader', siteId),
    recordAction(
      ctx,
      {
        siteId,
        actor: 'visitor',
        action: 'subscriber.decline',
        subject: `subscriber:${id}`,
        before: { status },
      },
      { onlyIfChanged: true },
    ).statement,
    deleteOpenConsents(id),
    deletePending(siteId, id),
    markUnsubscribed(siteId, id, now),
    leaveAllLists(siteId, id, now),
  ])
  return found
}

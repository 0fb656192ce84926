import { recordAction } from '../../audit/public'
import { liftErased, raiseAnswered } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { completeConsent, confirmSubscriber, joinLists } from '../queries'
import { findWords } from './find-words'
import { type RequestState, readRequest } from './read-request'
import { agentOf } from './subscribe'

/**
 * Confirms a sign-up: the receipt is completed with time, network and browser, once, and the subscriber gets news from now on. Pressing
 * twice, or two mails' buttons, changes nothing more.
 * @returns the state before: `open` means it has just been confirmed
 * @throws web/link-altered (403)
 */
export async function confirmSubscription(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks'>,
  token: string,
  agent?: string,
): Promise<RequestState> {
  const found = await readRequest(ctx, 'confirm', token)
  if (found.state !== 'open') return found
  const { request } = found
  const now = ctx.clock.now()
  const network = (await ctx.networks.current()) ?? null
  await ctx.db.batch([
    completeConsent(request.consent_id, now, network, agentOf(agent)),
    recordAction(
      ctx,
      {
        siteId: request.site_id,
        actor: 'visitor',
        action: 'subscriber.confirm',
        subject: `subscriber:${request.subscriber_id}`,
        before: { status: request.status },
        after: { status: 'confirmed', lists: request.lists.map(({ id }) => id) },
      },
      { onlyIfChanged: true },
    ).statement,
    joinLists(request.site_id, request.subscriber_id, request.consent_id, now),
    confirmSubscriber(
      request.site_id,
      request.subscriber_id,
      request.consent_id,
      now,
      findWords(request.email, request.name),
    ),
    liftErased(request.email_key, request.site_id, now),
    raiseAnswered(request.email_key, now),
  ])
  return found
}

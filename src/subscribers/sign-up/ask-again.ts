import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { enqueue } from '../../platform/outbox'
import { consentRequested } from '../jobs'
import { repeatConsent } from '../queries'
import { type RequestState, readRequest } from './read-request'
import { agentOf } from './subscribe'

/**
 * Sends another confirmation mail from the page of a link that is too old or used. The address comes from the token, never from the
 * person (N-13), and the caps of the mail hold as for any sign-up.
 * @returns the state before: a new mail goes out for `expired` and `used`
 * @throws web/link-altered (403)
 */
export async function askAgain(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'networks' | 'wake'>,
  token: string,
  agent?: string,
): Promise<RequestState> {
  const found = await readRequest(ctx, 'confirm', token)
  if (found.state !== 'expired' && found.state !== 'used') return found
  const { site_id: siteId, consent_id: earlierId } = found.request
  const network = (await ctx.networks.current()) ?? null
  await withFreshIds(async () => {
    const consentId = ctx.newId()
    await ctx.db.batch([
      repeatConsent(consentId, siteId, earlierId, ctx.clock.now(), network, agentOf(agent), ctx.newId()),
      enqueue(ctx, consentRequested, { siteId, consentId }),
    ])
  })
  ctx.wake()
  return found
}

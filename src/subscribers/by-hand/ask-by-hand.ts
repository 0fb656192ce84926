import { recordAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { enqueue } from '../../platform/outbox'
import { refuse } from '../errors'
import { consentRequested } from '../jobs'
import { repeatConsent } from '../queries'
import { findOpenConsent } from './hand-queries'

/**
 * The team has the confirmation mail of a request sent once more. The caps hold as for any sign-up (F2): whoever had enough gets no other.
 * @throws subscribers/not-waiting (409) for somebody who confirmed, left or is gone
 */
export async function askByHand(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  siteId: string,
  personId: number,
  id: number,
): Promise<void> {
  const open = await ctx.db.first(findOpenConsent(siteId, id))
  if (!open) throw refuse('not-waiting')
  await withFreshIds(async () => {
    const consentId = ctx.newId()
    await ctx.db.batch([
      repeatConsent(consentId, siteId, open.id, ctx.clock.now(), null, null, ctx.newId()),
      recordAction(ctx, {
        siteId,
        actor: `person:${personId}`,
        action: 'subscriber.ask-again',
        subject: `subscriber:${id}`,
      }).statement,
      enqueue(ctx, consentRequested, { siteId, consentId }),
    ])
  })
  ctx.wake()
}

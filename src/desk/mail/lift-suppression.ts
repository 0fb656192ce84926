import { recordAction } from '../../audit/public'
import { liftSuppression as lift, raiseReachedOf } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import type { LiftSuppression } from '../schema'

/**
 * Lets an address have mail again that a provider's word had stopped, if it was a mail of this site. What was told until now counts no
 * more; what is told later does. A reader's own word cannot be lifted: it is not the owner's to take back.
 * @throws desk/suppression-unknown (404)
 */
export async function liftSuppression(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  { mark, at, reason }: LiftSuppression,
): Promise<void> {
  const now = ctx.clock.now()
  const [, lifted] = await ctx.db.batch([
    raiseReachedOf(site.id, at, mark, reason, now),
    lift(site.id, at, mark, reason, now),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'mail.lift',
        subject: `suppression:${mark}`,
        before: { reason },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
  if (lifted.changes === 0) throw refuse('suppression-unknown')
}

import { recordAction } from '../../audit/public'
import { gateOf, startSender } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { SenderName } from '../../platform/mail-config'
import { openGate } from '../../platform/queries'
import type { Site } from '../../sites/public'

/**
 * "Go on": a sender that stood still tries again at once, and every mail that waited for it goes, of all sites, because all stood still for
 * one reason. If nothing was mended, the first of them stops it again. Twice is once.
 */
export async function letMailGo(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  sender: SenderName,
): Promise<void> {
  await ctx.db.batch([
    startSender(sender),
    recordAction(
      ctx,
      { siteId: site.id, actor: `person:${personId}`, action: 'mail.go-on', subject: `sender:${sender}` },
      { onlyIfChanged: true },
    ).statement,
    ...openGate(gateOf(sender), ctx.clock.now()),
  ])
  ctx.wake()
}

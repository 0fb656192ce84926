import { recordAction } from '../../audit/public'
import { type LookForm, readLook, saveLook } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'

/** Saves how a site's mails look, with a row of the log that holds before and after. The same form again writes nothing. */
export async function updateLook(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  look: LookForm,
): Promise<void> {
  const before = await readLook(ctx, site.id)
  await ctx.db.batch([
    saveLook(site.id, look.color, look.logoUrl, look.logoAlt, look.postalAddress),
    recordAction(
      ctx,
      {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'mail.look',
        subject: `site:${site.id}`,
        before,
        after: look,
      },
      { onlyIfChanged: true },
    ).statement,
  ])
}

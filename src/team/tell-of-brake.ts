import { type BrakeRow, listBrakes } from '../limits/public'
import { sendEach } from '../mail/public'
import type { Ctx } from '../platform/context'
import { findSite, listOwners, toSite } from '../sites/public'
import { composeBrake } from './compose-brake'

/**
 * Job `limits.tell-of-brake`: one mail a day and kind to each owner of the site. The brake keeps the id of that mail, so that whoever pulls it again,
 * harder or at the same moment, sends none.
 */
export async function tellOfBrake(
  ctx: Ctx,
  { siteId, day, what }: { readonly siteId: string; readonly day: number; readonly what: BrakeRow['what'] },
): Promise<void> {
  const [sites, owners, brakes] = await ctx.db.batch([
    findSite(siteId),
    listOwners(siteId),
    listBrakes(siteId, day),
  ])
  const brake = brakes.rows.find((row) => row.day === day && row.what === what)
  if (!sites.rows[0] || !brake) return
  const site = toSite(sites.rows[0])
  const [failed] = await sendEach(
    ctx,
    owners.rows.map(({ email }) => ({
      logId: brake.mail_id,
      compose: () => composeBrake(ctx, site, brake, email),
    })),
  )
  if (failed) throw failed.error
}

import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { deleteInvitation } from './queries'

/** Takes an invitation back: its link opens nothing from now on. @throws team/invitation-unknown (404) */
export async function revokeInvitation(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  personId: number,
  id: number,
): Promise<void> {
  const { statement } = recordAction(
    ctx,
    { siteId: site.id, actor: `person:${personId}`, action: 'member.revoke', subject: `site:${site.id}` },
    { onlyIfChanged: true },
  )
  const [deleted] = await ctx.db.batch([deleteInvitation(site.id, id), statement])
  if (deleted.changes === 0) throw refuse('invitation-unknown')
}

import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { removeMember as deleteMember, findRole, type Site } from '../sites/public'
import { refuse } from './errors'

/**
 * Takes somebody off the team, or leaves it oneself. Their reach ends at once: desk, links in mails and tokens all ask for the membership
 * with every request. What they did stays in the log under their name.
 * @throws team/member-unknown (404), team/last-owner (409)
 */
export async function removeMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  actorId: number,
  personId: number,
): Promise<void> {
  const before = await ctx.db.first(findRole(site.id, personId))
  if (!before) throw refuse('member-unknown')
  const { statement } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${actorId}`,
      action: actorId === personId ? 'member.leave' : 'member.remove',
      subject: `person:${personId}`,
      before: { role: before.role },
    },
    { onlyIfChanged: true },
  )
  const [deleted] = await ctx.db.batch([deleteMember(site.id, personId, actorId), statement])
  if (deleted.changes === 0) throw refuse('last-owner')
}

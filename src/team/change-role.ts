import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import { changeMemberRole, findRole, type Role, type Site } from '../sites/public'
import { refuse } from './errors'

/**
 * Gives a member another role; it holds from their next request on. The same role again writes nothing.
 * @throws team/member-unknown (404); team/last-owner (409): a site is never without an owner, whoever asks at the same moment
 */
export async function changeRole(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Site,
  actorId: number,
  personId: number,
  role: Role,
): Promise<void> {
  const before = await ctx.db.first(findRole(site.id, personId))
  if (!before) throw refuse('member-unknown')
  if (before.role === role) return
  const { statement } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${actorId}`,
      action: 'member.role',
      subject: `person:${personId}`,
      before: { role: before.role },
      after: { role },
    },
    { onlyIfChanged: true },
  )
  const [changed] = await ctx.db.batch([changeMemberRole(site.id, personId, role, actorId), statement])
  if (changed.changes === 0) throw refuse('last-owner')
}

import { recordAction } from '../audit/public'
import type { Person } from '../auth/public'
import type { Ctx } from '../platform/context'
import { refuse } from './errors'
import { deleteInvitation, listInvitationsOf } from './queries'

/** "No, thank you": the invitation goes, and the owner can see in the log that it was answered. @throws team/invitation-unknown (404) */
export async function declineInvitation(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  person: Person,
  siteId: string,
): Promise<void> {
  const open = await ctx.db.all(listInvitationsOf(person.email, ctx.clock.now()))
  const row = open.find(({ site_id }) => site_id === siteId)
  if (!row) throw refuse('invitation-unknown')
  const { statement } = recordAction(
    ctx,
    { siteId, actor: `person:${person.id}`, action: 'member.decline', subject: `person:${person.id}` },
    { onlyIfChanged: true },
  )
  await ctx.db.batch([deleteInvitation(siteId, row.id), statement])
}

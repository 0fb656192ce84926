import { findPerson } from '../auth/public'
import { sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { findSite, toSite } from '../sites/public'
import { composeInvitation } from './compose-invitation'
import { giveToken } from './queries'
import type { InvitationDue } from './schema'

/**
 * Job `team.send-invitation`: mails the link if the invitation still stands. The token is made here, so that it stands in no table and no
 * queue, only in the mail; a second run makes the same one, for it may find that the mail has gone.
 */
export async function sendInvitation(
  ctx: Ctx,
  { siteId, email, locale, mailId }: InvitationDue,
): Promise<void> {
  const token = await sha256(await ctx.tokens.sign('invitation', [siteId, email, mailId], 0))
  const [sites, given] = await ctx.db.batch([
    findSite(siteId),
    giveToken(email, siteId, await sha256(token), ctx.clock.now()),
  ])
  const invitation = given.rows[0]
  if (!sites.rows[0] || !invitation) return
  const inviter = await ctx.db.first(findPerson(invitation.invited_by))
  const url = `${ctx.config.publicUrl}/desk/invite/${token}`
  const by = inviter?.name ?? ''
  await sendMail(
    ctx,
    composeInvitation(email, { site: toSite(sites.rows[0]), role: invitation.role, by, url, locale }),
    { logId: mailId },
  )
}

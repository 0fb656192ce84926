import { recordAction } from '../audit/public'
import type { Locale } from '../i18n/translate'
import { DAY_MS, MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { listMembers, type Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { refuse } from './errors'
import { invitationDue } from './jobs'
import { listInvitations, putInvitation, stopUnlessChanged } from './queries'
import type { InviteMember } from './schema'

/** Long enough for a weekend, short enough that an old mailbox holds no open door. */
export const INVITATION_LIFE_MS = 3 * DAY_MS
/** Between two mails to one address. */
export const MAIL_PAUSE_MS = 10 * MINUTE_MS
/** Open at one time: a team grows by people, not by lists of addresses. */
export const INVITATIONS_MAX = 20

/**
 * Asks somebody to join, by a mail that is written and sent later. Whether the address has an account anywhere makes no difference to
 * what the owner sees (S-45).
 * @throws web/fields-refused (422) for one of the team; team/invited-just-now (409); team/invitations-many (409)
 */
export async function inviteMember(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  { email, role }: InviteMember,
  locale: Locale,
): Promise<void> {
  const now = ctx.clock.now()
  const log = recordAction(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action: 'member.invite',
    subject: `site:${site.id}`,
    after: { role },
  })
  const put = putInvitation(
    site.id,
    ctx.newId(),
    email.key,
    role,
    personId,
    now,
    now + INVITATION_LIFE_MS,
    now - MAIL_PAUSE_MS,
    INVITATIONS_MAX,
  )
  try {
    // The job goes with the batch: a refusal that left it behind would mail all the same, as often as somebody presses.
    await ctx.db.batch([
      put,
      stopUnlessChanged(),
      log.statement,
      enqueue(ctx, invitationDue, { siteId: site.id, email: email.key, locale, mailId: ctx.newId() }),
    ])
  } catch (error) {
    if (isStop(error)) throw await whyNot(ctx, site, email.key)
    throw error
  }
  ctx.wake()
}

async function whyNot(ctx: Pick<Ctx, 'db'>, site: Site, email: string) {
  const [members, invitations] = await ctx.db.batch([listMembers(site.id), listInvitations(site.id)])
  if (members.rows.some((member) => member.email === email)) {
    return fieldsRefused([{ field: 'email', message: 'team.already-member' }])
  }
  return invitations.rows.some((invitation) => invitation.email === email)
    ? refuse('invited-just-now', { params: { minutes: MAIL_PAUSE_MS / MINUTE_MS } })
    : refuse('invitations-many', { params: { max: INVITATIONS_MAX } })
}

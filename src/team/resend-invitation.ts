import { recordAction } from '../audit/public'
import type { Locale } from '../i18n/translate'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { INVITATION_LIFE_MS, MAIL_PAUSE_MS } from './invite-member'
import { invitationDue } from './jobs'
import { findInvitation, renewInvitation, stopUnlessChanged } from './queries'

/**
 * Asks again, with a new link and a new end; the old link opens nothing from now on.
 * @throws team/invitation-unknown (404), team/invited-just-now (409)
 */
export async function resendInvitation(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
  locale: Locale,
): Promise<void> {
  const now = ctx.clock.now()
  const known = await ctx.db.first(findInvitation(site.id, id))
  if (!known) throw refuse('invitation-unknown')
  const log = recordAction(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action: 'member.invite-again',
    subject: `site:${site.id}`,
    after: { role: known.role },
  })
  try {
    await ctx.db.batch([
      renewInvitation(site.id, id, now, now + INVITATION_LIFE_MS, now - MAIL_PAUSE_MS),
      stopUnlessChanged(),
      log.statement,
      enqueue(ctx, invitationDue, { siteId: site.id, email: known.email, locale, mailId: ctx.newId() }),
    ])
  } catch (error) {
    if (!isStop(error)) throw error
    const params = { minutes: MAIL_PAUSE_MS / MINUTE_MS }
    throw refuse('invited-just-now', { params }, { cause: error })
  }
  ctx.wake()
}

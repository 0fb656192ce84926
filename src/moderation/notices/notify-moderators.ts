import type * as v from 'valibot'
import { type HeldComment, statusName } from '../../comments/public'
import { MINUTE_MS } from '../../kernel/time'
import { sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { findSite, listModerators, type ModeratorRow, type Site, toSite } from '../../sites/public'
import { findItem, type ItemRow } from '../queries'
import { composeNotice } from './compose-notice'
import { decideUrl } from './decide-link'
import { insertNotice, listNotices, markDue, takeTurn } from './notice-queries'

/** After a mail the next one waits so long and brings all that came meanwhile (M-52). */
export const NOTICE_PAUSE_MS = 15 * MINUTE_MS

/**
 * Job `comments.tell-moderators`: tells every owner and moderator who wants to know, with a link that lets that person decide the comment
 * without signing in (M-50). Where mails are gathered the first comes at once; later ones are left to the clock
 * (send-digests.ts). A comment somebody has decided meanwhile is nobody's news. Run twice, it tells nobody twice: each notice
 * keeps the mail it went out with.
 */
export async function notifyModerators(
  ctx: Ctx,
  { siteId, commentId }: v.InferOutput<typeof HeldComment>,
): Promise<void> {
  const [sites, items, moderators] = await ctx.db.batch([
    findSite(siteId),
    findItem(siteId, commentId),
    listModerators(siteId),
  ])
  const item = items.rows[0]
  if (!item || !sites.rows[0] || statusName(item.status) !== 'held') return
  const told = await ctx.db.all(listNotices(commentId, item.revision))
  for (const moderator of moderators.rows) {
    const mailId = told.find(({ person_id }) => person_id === moderator.person_id)?.mail_id
    if (mailId === undefined && !(await isTurnOf(ctx, siteId, moderator))) continue
    await tell(ctx, toSite(sites.rows[0]), item, moderator, mailId)
  }
}

/** Whether this person is to be mailed now. If not, and they want to know, the clock will. */
async function isTurnOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  siteId: string,
  { person_id: personId, notices }: ModeratorRow,
): Promise<boolean> {
  if (notices !== 'gathered') return notices === 'each'
  const [taken] = await ctx.db.batch([
    takeTurn(siteId, personId, ctx.clock.now(), NOTICE_PAUSE_MS),
    markDue(siteId, personId, NOTICE_PAUSE_MS),
  ])
  return taken.changes > 0
}

async function tell(
  ctx: Ctx,
  site: Site,
  item: ItemRow,
  { person_id: personId, email }: ModeratorRow,
  mailId = ctx.newId(),
): Promise<void> {
  await ctx.db.run(insertNotice(item.id, item.revision, personId, mailId, ctx.clock.now()))
  const url = await decideUrl(ctx, site.id, item, personId)
  await sendMail(ctx, composeNotice(ctx, site, item, email, url), { logId: mailId })
}

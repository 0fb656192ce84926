import type * as v from 'valibot'
import { parseEmail } from '../../kernel/email-address'
import { DAY_MS } from '../../kernel/time'
import { countRecentMail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { findSite } from '../../sites/public'
import type { NoticeToAnswer } from '../schema'
import { statusName } from '../status'
import { ANSWER_MAIL, composeAnswer } from './compose-answer'
import { findNotice, forgetAddresses } from './notice-queries'

/** Whoever enters a stranger's address shall not be able to fill their mailbox. */
export const ANSWERS_DAILY = 5

/**
 * Job `comments.answer-notice`: tells who gave notice of illegal content that it has arrived, or what was decided. Then the address is forgotten. A decision that was undone meanwhile is
 * nobody's news. Suppressed addresses get nothing (mail/sending/send-mail.ts), and no address is told of more than five arrivals in a day, over all sites.
 */
export async function answerNotice(
  ctx: Ctx,
  { siteId, reference, decision, mailId }: v.InferOutput<typeof NoticeToAnswer>,
): Promise<void> {
  const site = await ctx.db.first(findSite(siteId))
  const row = site && (await ctx.db.first(findNotice(siteId, reference)))
  const to = parseEmail(row?.email ?? '')
  if (!site || !row || !to) return
  const status = statusName(row.status)
  const removed = status !== 'published' && status !== 'held'
  // By its author: nothing was settled.
  if (decision !== null && (row.settled_by === null ? !removed : row.settled_by !== decision)) return
  // Changed by its author before this was told: it waits for a decision of its own.
  if (decision !== null && status === 'held') return
  const answer = decision === null ? null : { removed, byTeam: row.settled_by !== null, reason: row.reason }
  const link = `${ctx.config.publicUrl}/${siteId}/thread?comment=${row.comment_id}`
  const notice = { reference: String(reference), locale: row.locale, link }
  // Only what a form sets off is bounded: a decision was promised. A notice beyond the bound is promised none, and its address goes.
  const isTooMany =
    decision === null && (await countRecentMail(ctx, to, ANSWER_MAIL, DAY_MS)) >= ANSWERS_DAILY
  if (!isTooMany) await sendMail(ctx, composeAnswer(site, notice, answer, to.address), { logId: mailId })
  if (decision !== null || isTooMany) await ctx.db.run(forgetAddresses(reference, reference))
}

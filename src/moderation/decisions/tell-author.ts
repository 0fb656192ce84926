import type * as v from 'valibot'
import { statusLink, statusName, stopLink } from '../../comments/public'
import { parseEmail } from '../../kernel/email-address'
import { DAY_MS, MINUTE_MS } from '../../kernel/time'
import { countRecentMail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import { findSite, toSite } from '../../sites/public'
import { authorToTell } from '../jobs'
import { findItem } from '../queries'
import type { AuthorToTell } from '../schema'
import { composeVerdict, VERDICT_MAIL } from './compose-verdict'

/** Time to take a decision back before anybody hears of it. */
const UNDO_MS = 2 * MINUTE_MS
/** Whoever signs with a stranger's address shall not be able to fill their mailbox. */
const A_DAY = 5

/** For the batch of a decision: its authors are told once it can hardly be undone any more. Each takes the id of its mail now, so that none goes twice. */
export const tellLater = (
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  told: Omit<v.InferOutput<typeof AuthorToTell>, 'comments'> & {
    readonly comments: readonly { readonly id: number; readonly revision: number }[]
  },
): Bound<never> =>
  enqueue(
    ctx,
    authorToTell,
    { ...told, comments: told.comments.map(({ id, revision }) => ({ id, revision, mailId: ctx.newId() })) },
    UNDO_MS,
  )

/**
 * Job `moderation.tell-author`: mails the decision and its reason to authors who gave an address. What was undone, edited or decided again meanwhile is
 * nobody's news. Suppressed addresses get nothing (mail/sending/send-mail.ts), and no address more than five in a day, over all sites.
 */
export async function tellAuthor(
  ctx: Ctx,
  { siteId, status, reason, comments }: v.InferOutput<typeof AuthorToTell>,
): Promise<void> {
  const site = await ctx.db.first(findSite(siteId))
  if (!site) return
  for (const { id, revision, mailId } of comments) {
    const item = await ctx.db.first(findItem(siteId, id))
    const stands = item && statusName(item.status) === status && item.revision === revision
    const to = parseEmail(item?.author_email ?? '')
    if (!stands || item.reason !== reason || !to) continue
    if ((await countRecentMail(ctx, to, VERDICT_MAIL, DAY_MS)) >= A_DAY) continue
    const links = { link: await statusLink(ctx, siteId, id), stop: await stopLink(ctx, siteId, id) }
    await sendMail(ctx, composeVerdict(toSite(site), { status, reason }, to.address, links), {
      logId: mailId,
    })
  }
}

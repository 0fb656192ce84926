import type * as v from 'valibot'
import { sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { findSite, listModerators, type Site, toSite } from '../../sites/public'
import type { DigestDue } from '../schema'
import { composeDigest, composeNotice } from './compose-notice'
import { decideUrl } from './decide-link'
import { insertNotice, listWaiting, type WaitingRow } from './notice-queries'

/** So many stand in the mail, in the order they wait; the others at the desk. */
export const DIGEST_SHOWN = 5
/** Beyond this it says "or more". */
export const WAITING_COUNTED = 100

/**
 * Job `moderation.send-digest`: one mail to one moderator about all that came since the last, none if others have decided it
 * meanwhile. Spam that a rule has set aside does not wait, so it is never in it (C4).
 */
export async function sendDigest(
  ctx: Ctx,
  { siteId, personId, mailId }: v.InferOutput<typeof DigestDue>,
): Promise<void> {
  const [sites, moderators, waiting] = await ctx.db.batch([
    findSite(siteId),
    listModerators(siteId),
    listWaiting(siteId, personId, mailId, WAITING_COUNTED),
  ])
  const moderator = moderators.rows.find(({ person_id }) => person_id === personId)
  const news = waiting.rows.filter(({ told }) => told === 0).reverse()
  if (!sites.rows[0] || !moderator || moderator.notices === 'none' || news.length === 0) return
  const site = toSite(sites.rows[0])
  const shown = await withLinks(ctx, site, personId, news.slice(0, DIGEST_SHOWN))
  await ctx.db.batch(
    news.map(({ id, revision }) => insertNotice(id, revision, personId, mailId, ctx.clock.now())),
  )
  const only = waiting.rows.length === 1 ? shown[0] : undefined
  const mail = only
    ? composeNotice(ctx, site, only.comment, moderator.email, only.url)
    : composeDigest(ctx, site, shown, countOf(waiting.rows), moderator.email)
  await sendMail(ctx, mail, { logId: mailId })
}

const withLinks = (ctx: Ctx, site: Site, personId: number, rows: readonly WaitingRow[]) =>
  Promise.all(
    rows.map(async (comment) => ({ comment, url: await decideUrl(ctx, site.id, comment, personId) })),
  )

/** How many wait, as far as they were counted. */
export const countOf = (rows: readonly unknown[]) => ({
  count: rows.length,
  isMore: rows.length === WAITING_COUNTED,
})

import type * as v from 'valibot'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { type Translator, translator } from '../i18n/translate'
import { cleanLine } from '../kernel/text'
import { claimMail, type Mail, sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { followingLink, stopLink } from './links'
import { type FollowerRow, findFollower } from './queries'
import type { WantedLink } from './schema'
import { CONFIRM_MAIL } from './send-confirmation'

/** Job `followers.send-link`: a fresh link to what somebody follows, to the address their old link was for. Under the caps of confirmations. */
export async function sendLink(
  ctx: Ctx,
  { siteId, followerId, mailId }: v.InferOutput<typeof WantedLink>,
): Promise<void> {
  const follower = await ctx.db.first(findFollower(siteId, followerId))
  if (!follower || follower.confirmed_at === null) return
  const logId = await claimMail(ctx, mailId, { siteId, kind: CONFIRM_MAIL, to: follower.email })
  if (logId === undefined) return
  const [manage, stopAll] = await Promise.all([
    followingLink(ctx, siteId, followerId),
    stopLink(ctx, siteId, followerId),
  ])
  const t = translator(negotiateLocale(follower.locale, undefined, undefined))
  await sendMail(ctx, composeLink(follower, { manage, stopAll }, t), { logId })
}

export function composeLink(
  follower: Pick<FollowerRow, 'site_id' | 'site_name' | 'email'>,
  links: { readonly manage: string; readonly stopAll: string },
  t: Translator,
): Mail {
  const site = cleanLine(follower.site_name)
  return {
    siteId: follower.site_id,
    siteName: follower.site_name,
    kind: CONFIRM_MAIL,
    to: follower.email,
    locale: t.locale,
    subject: t('followers.mail.link-subject', { site }),
    blocks: [
      { kind: 'text', text: t('followers.mail.link-text', { site }) },
      { kind: 'button', label: t('followers.mail.manage'), url: links.manage },
      { kind: 'links', items: [{ label: t('followers.mail.stop-all', { site }), url: links.stopAll }] },
      { kind: 'small', text: t('followers.mail.link-reason', { site }) },
    ],
  }
}

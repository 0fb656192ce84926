import type * as v from 'valibot'
import { type HeldComment, statusName } from '../comments/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { type Translator, translator } from '../i18n/translate'
import { DAY_MS } from '../kernel/time'
import { type Mail, sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { findSite, listModerators, type Site, toSite } from '../sites/public'
import { findItem, findNotice, type ItemRow, insertNotice } from './queries'

/** A link decides this one comment for a week; later the desk does. */
export const DECIDE_LINK_MS = 7 * DAY_MS

/**
 * Job `comments.tell-moderators`: mails the comment to every owner and moderator, with a link that lets that person decide it without
 * signing in (M-50, M-51). A comment somebody has decided meanwhile is nobody's news. Run twice, it tells nobody twice: each
 * notice keeps the mail it went out with.
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
  const site = toSite(sites.rows[0])
  for (const { person_id: personId, email } of moderators.rows) {
    const [, notices] = await ctx.db.batch([
      insertNotice(commentId, item.revision, personId, ctx.newId(), ctx.clock.now()),
      findNotice(commentId, item.revision, personId),
    ])
    const url = await decideUrl(ctx, site, item, personId)
    await sendMail(ctx, composeNotice(ctx, site, item, email, url), { logId: notices.rows[0]!.mail_id })
  }
}

async function decideUrl(
  ctx: Pick<Ctx, 'config' | 'clock' | 'tokens'>,
  site: Site,
  item: ItemRow,
  personId: number,
): Promise<string> {
  const value = [site.id, item.id, item.revision, personId]
  const token = await ctx.tokens.sign('moderate', value, ctx.clock.now() + DECIDE_LINK_MS)
  return `${ctx.config.publicUrl}/moderate/${token}`
}

/** The mail about one comment that waits. */
export function composeNotice(
  ctx: { readonly config: Pick<Ctx['config'], 'publicUrl'> },
  site: Pick<Site, 'id' | 'name'> & { readonly settings: Pick<Site['settings'], 'locale'> },
  item: Pick<ItemRow, 'id' | 'title' | 'page' | 'author_name' | 'body'>,
  to: string,
  url: string,
): Mail {
  const locale = negotiateLocale(undefined, site.settings.locale, undefined)
  const t: Translator = translator(locale)
  const page = item.title || item.page
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'moderation.new-comment',
    to,
    locale,
    subject: t('desk.notice-subject', { name: item.author_name, page }),
    blocks: [
      { kind: 'text', text: t('desk.notice-text', { name: item.author_name, page }) },
      { kind: 'quote', text: item.body, by: item.author_name },
      { kind: 'button', label: t('desk.notice-decide'), url },
      {
        kind: 'links',
        items: [
          { label: t('desk.notice-open'), url: `${ctx.config.publicUrl}/desk/${site.id}?item=${item.id}` },
        ],
      },
      { kind: 'small', text: t('desk.notice-why', { site: site.name, count: DECIDE_LINK_MS / DAY_MS }) },
    ],
  }
}

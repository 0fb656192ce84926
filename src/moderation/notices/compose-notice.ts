import { negotiateLocale } from '../../i18n/negotiate-locale'
import { deskLocale, translator } from '../../i18n/translate'
import { DAY_MS } from '../../kernel/time'
import type { Block, Mail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { DECIDE_LINK_MS } from './decide-link'

/** What a notice says of a comment. */
export interface NoticedComment {
  readonly id: number
  readonly author_name: string
  readonly body: string
  readonly page: string
  readonly title: string
  /** Open reports of readers, if it waits for their sake. */
  readonly reports?: number
}

/** What these mails need of the context and the site: previews have no more. */
type NoticeCtx = { readonly config: Pick<Ctx['config'], 'publicUrl'> }
type NoticedSite = Pick<Site, 'id' | 'name'> & { readonly settings: Pick<Site['settings'], 'locale'> }

const localeOf = (site: NoticedSite) =>
  deskLocale(negotiateLocale(undefined, site.settings.locale, undefined))

/** Why this mail came, what its buttons do, and where to have fewer of them. */
const closing = (ctx: NoticeCtx, site: NoticedSite): readonly Block[] => {
  const t = translator(localeOf(site))
  return [
    { kind: 'small', text: t('desk.notice-why', { site: site.name, count: DECIDE_LINK_MS / DAY_MS }) },
    {
      kind: 'links',
      items: [{ label: t('desk.notice-fewer'), url: `${ctx.config.publicUrl}/desk/${site.id}/notices` }],
    },
  ]
}

/** The mail about one comment that waits. @param url decides it in the reader's name */
export function composeNotice(
  ctx: NoticeCtx,
  site: NoticedSite,
  comment: NoticedComment,
  to: string,
  url: string,
): Mail {
  const locale = localeOf(site)
  const t = translator(locale)
  const page = comment.title || comment.page
  const said = { name: comment.author_name, page, count: comment.reports ?? 0 }
  const reported = said.count > 0
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'moderation.new-comment',
    to,
    locale,
    subject: t(reported ? 'desk.notice-reported-subject' : 'desk.notice-subject', said),
    blocks: [
      { kind: 'text', text: t(reported ? 'desk.notice-reported-text' : 'desk.notice-text', said) },
      { kind: 'quote', text: comment.body, by: comment.author_name },
      { kind: 'button', label: t('desk.notice-decide'), url },
      {
        kind: 'links',
        items: [
          {
            label: t('desk.notice-open'),
            url: `${ctx.config.publicUrl}/desk/${site.id}?item=${comment.id}`,
          },
        ],
      },
      ...closing(ctx, site),
    ],
  }
}

/**
 * The mail about several.
 * @param shown in the order they wait, each with the address that decides it
 * @param count how many wait in all; beyond `atLeast` it says "or more"
 */
export function composeDigest(
  ctx: NoticeCtx,
  site: NoticedSite,
  shown: readonly { readonly comment: NoticedComment; readonly url: string }[],
  { count, isMore }: { readonly count: number; readonly isMore: boolean },
  to: string,
): Mail {
  const locale = localeOf(site)
  const t = translator(locale)
  const said = { count, site: site.name }
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'moderation.digest',
    to,
    locale,
    subject: t(isMore ? 'desk.digest-subject-more' : 'desk.digest-subject', said),
    blocks: [
      { kind: 'text', text: t(isMore ? 'desk.digest-text-more' : 'desk.digest-text', said) },
      ...shown.flatMap(({ comment, url }): Block[] => [
        {
          kind: 'quote',
          text: comment.body,
          by: t('desk.digest-by', { name: comment.author_name, page: comment.title || comment.page }),
        },
        { kind: 'links', items: [{ label: t('desk.notice-decide'), url }] },
      ]),
      {
        kind: 'button',
        label: t('desk.digest-open'),
        url: `${ctx.config.publicUrl}/desk/${site.id}`,
      },
      ...closing(ctx, site),
    ],
  }
}

/** The mail about something that has waited too long (M-53). */
export function composeReminder(
  ctx: NoticeCtx,
  site: NoticedSite,
  { days, count, isMore }: { readonly days: number; readonly count: number; readonly isMore: boolean },
  to: string,
): Mail {
  const locale = localeOf(site)
  const t = translator(locale)
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'moderation.reminder',
    to,
    locale,
    subject: t('desk.reminder-subject', { count: days, site: site.name }),
    blocks: [
      { kind: 'text', text: t('desk.reminder-text', { count: days, site: site.name }) },
      {
        kind: 'text',
        text: t(isMore ? 'desk.digest-text-more' : 'desk.digest-text', { count, site: site.name }),
      },
      { kind: 'button', label: t('desk.digest-open'), url: `${ctx.config.publicUrl}/desk/${site.id}` },
      { kind: 'small', text: t('desk.reminder-why', { site: site.name }) },
      {
        kind: 'links',
        items: [{ label: t('desk.notice-fewer'), url: `${ctx.config.publicUrl}/desk/${site.id}/notices` }],
      },
    ],
  }
}

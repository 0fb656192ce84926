import type { Translator } from '../i18n/translate'
import { cleanLine, truncate } from '../kernel/text'
import type { Block, Mail } from '../mail/public'

/** Kind of every mail to who follows. */
export const NEWS_MAIL = 'following.news'
/** So many comments stand in one mail; the page has the rest. */
export const ITEMS_MAX = 10
const WORDS_MAX = 300

/** A comment somebody is told of. */
export interface NewsItem {
  readonly id: number
  readonly name: string
  readonly body: string
  /** Where it stands. */
  readonly page: string
  /** Whether it answers the reader's own comment, as far as they asked for that. */
  readonly answers: boolean
}

export interface NewsLinks {
  /** Way out of this one follow; where there are several in the mail, none. */
  readonly stop?: string | undefined
  readonly stopAll: string
  readonly manage: string
}

/**
 * A mail about comments. What others wrote stands in it as a quote with harmless links, shortened, never in the subject or beside a link (S8, S-14);
 * every link leads to us or to a page of the site.
 * @param items oldest first
 * @param left how many more there are
 */
export function composeNews(
  to: { readonly siteId: string; readonly siteName: string; readonly email: string },
  items: readonly NewsItem[],
  left: number,
  links: NewsLinks,
  t: Translator,
): Mail {
  const site = cleanLine(to.siteName)
  const count = items.length + left
  const answers = items.every((item) => item.answers)
  const blocks: Block[] = [
    {
      kind: 'text',
      text: t(answers ? 'followers.mail.answers-text' : 'followers.mail.news-text', { site, count }),
    },
    ...items.flatMap((item): Block[] => [
      { kind: 'quote', text: truncate(item.body.toWellFormed(), WORDS_MAX), by: truncate(item.name, 60) },
      { kind: 'links', items: [{ label: t('followers.mail.open'), url: `${item.page}#c-${item.id}` }] },
    ]),
    ...(left > 0 ? [{ kind: 'text', text: t('followers.mail.more', { count: left }) } as const] : []),
    {
      kind: 'links',
      items: [
        ...(links.stop === undefined ? [] : [{ label: t('followers.mail.stop'), url: links.stop }]),
        { label: t('followers.mail.stop-all', { site }), url: links.stopAll },
        { label: t('followers.mail.manage'), url: links.manage },
      ],
    },
    { kind: 'small', text: t('followers.mail.news-reason', { site }) },
  ]
  return {
    siteId: to.siteId,
    siteName: to.siteName,
    kind: NEWS_MAIL,
    to: to.email,
    locale: t.locale,
    // A busy page is bulk: complaints about it must not stop confirmations (G6).
    sender: 'news',
    subject: t(answers ? 'followers.mail.answers-subject' : 'followers.mail.news-subject', { site, count }),
    blocks,
    unsubscribeUrl: links.stop ?? links.stopAll,
    list: { id: 'comments', name: to.siteName },
  }
}

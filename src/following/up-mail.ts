import type { Translator } from '../i18n/translate'
import { cleanLine } from '../kernel/text'
import type { Mail } from '../mail/public'
import type { NewsLinks } from './news-mail'

/** "Your comment is up." Nothing that anybody wrote stands in it, and every link leads to us or to the page itself (S8, S-14). */
export function composeUp(
  to: { readonly siteId: string; readonly siteName: string; readonly email: string },
  links: Omit<NewsLinks, 'stop'> & { readonly open: string },
  t: Translator,
): Mail {
  const site = cleanLine(to.siteName)
  return {
    siteId: to.siteId,
    siteName: to.siteName,
    kind: 'following.up',
    to: to.email,
    locale: t.locale,
    subject: t('followers.mail.up-subject', { site }),
    blocks: [
      { kind: 'text', text: t('followers.mail.up-text', { site }) },
      { kind: 'button', label: t('followers.mail.open'), url: links.open },
      {
        kind: 'links',
        items: [
          { label: t('followers.mail.stop-all', { site }), url: links.stopAll },
          { label: t('followers.mail.manage'), url: links.manage },
        ],
      },
      { kind: 'small', text: t('followers.mail.news-reason', { site }) },
    ],
    unsubscribeUrl: links.stopAll,
  }
}

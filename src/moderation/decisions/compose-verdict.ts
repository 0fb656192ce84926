import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import type { Mail } from '../../mail/public'
import { reasonText, type Site } from '../../sites/public'

export const VERDICT_MAIL = 'moderation.verdict'

/**
 * What became of a comment, to its author. The address was typed by whoever wrote it, so nothing else they wrote stands in here: no name, no words, no
 * title (D6). The reason is the team's; `link` shows the comment and changes nothing, `stop` is the way out.
 */
export function composeVerdict(
  site: Pick<Site, 'id' | 'name'> & { readonly settings: Pick<Site['settings'], 'locale'> },
  { status, reason }: { readonly status: 'rejected' | 'returned'; readonly reason: string | null },
  to: string,
  { link, stop }: { readonly link: string; readonly stop: string },
): Mail {
  const locale = negotiateLocale(undefined, site.settings.locale, undefined)
  const t = translator(locale)
  const said = { site: site.name }
  return {
    siteId: site.id,
    siteName: site.name,
    kind: VERDICT_MAIL,
    to,
    locale,
    subject: t(`mail.verdict-${status}`, said),
    blocks: [
      { kind: 'text', text: t(`mail.verdict-${status}-text`, said) },
      ...(reason === null
        ? []
        : [{ kind: 'text' as const, text: t('comments.own-reason', { reason: reasonText(t, reason) }) }]),
      { kind: 'button', label: t('mail.verdict-button'), url: link },
      { kind: 'small', text: t('mail.verdict-why', said) },
      { kind: 'links', items: [{ label: t('mail.verdict-stop'), url: stop }] },
    ],
    unsubscribeUrl: stop,
  }
}

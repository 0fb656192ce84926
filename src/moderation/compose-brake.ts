import { translator } from '../i18n/translate'
import type { BrakeRow } from '../limits/public'
import type { Mail } from '../mail/public'
import { localeOf, type NoticeCtx, type NoticedSite } from './compose-notice'

/** The mail about a day that brought more than the site expects (F3, D5): what happens now by itself, and where to say otherwise. */
export function composeBrake(
  ctx: NoticeCtx,
  site: NoticedSite,
  { what, level }: Pick<BrakeRow, 'what' | 'level'>,
  to: string,
): Mail {
  const locale = localeOf(site)
  const t = translator(locale)
  const how = level === 2 ? 'over' : 'near'
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'moderation.brake',
    to,
    locale,
    subject: t(`limits.brake-subject-${what}`, { site: site.name }),
    blocks: [
      { kind: 'text', text: t(`limits.brake-${how}-${what}`) },
      { kind: 'text', text: t('limits.brake-by-itself') },
      {
        kind: 'button',
        label: t('limits.brake-open'),
        url: `${ctx.config.publicUrl}/desk/${site.id}/limits`,
      },
      { kind: 'small', text: t('limits.brake-why', { site: site.name }) },
    ],
  }
}

import { negotiateLocale } from '../i18n/negotiate-locale'
import { deskLocale, translator } from '../i18n/translate'
import type { BrakeRow } from '../limits/public'
import type { Mail } from '../mail/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'

/** The mail about a day that brought more than the site expects (F3, D5): what happens now by itself, and where to say otherwise. */
export function composeBrake(
  ctx: { readonly config: Pick<Ctx['config'], 'publicUrl'> },
  site: Pick<Site, 'id' | 'name'> & { readonly settings: Pick<Site['settings'], 'locale'> },
  { what, level }: Pick<BrakeRow, 'what' | 'level'>,
  to: string,
): Mail {
  const locale = deskLocale(negotiateLocale(undefined, site.settings.locale, undefined))
  const t = translator(locale)
  const how = level === 2 ? 'over' : 'near'
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'team.brake',
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

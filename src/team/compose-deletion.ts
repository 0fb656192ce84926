import { absoluteTime } from '../i18n/format-time'
import { deskLocale, type Locale, translator } from '../i18n/translate'
import { type Mail, type MailSample, SAMPLE_READER } from '../mail/public'
import type { Site } from '../sites/public'
import { GRACE_MS } from './delete-site'

/** The mail that tells an owner of a deletion while it can be called back. */
export function composeDeletion(
  to: string,
  of: {
    readonly site: Pick<Site, 'id' | 'name'>
    readonly by: string
    readonly eraseAt: number
    readonly url: string
    readonly locale: Locale
  },
): Mail {
  const { site, by, eraseAt, url } = of
  // Owners are written to in a language that has every word of the desk.
  const locale = deskLocale(of.locale)
  const t = translator(locale)
  const asked = { site: site.name, when: absoluteTime(t.locale, eraseAt) }
  return {
    siteId: site.id,
    siteName: site.name,
    kind: 'team.site-deletion',
    to,
    locale,
    subject: t('team.delete-mail-subject', asked),
    blocks: [
      { kind: 'text', text: t('team.delete-mail-text', { ...asked, by }) },
      { kind: 'text', text: t('team.delete-mail-back') },
      { kind: 'button', label: t('team.delete-mail-button'), url },
      { kind: 'small', text: t('team.delete-mail-why', asked) },
    ],
  }
}

export const deletionSample: MailSample = {
  name: 'site-deletion',
  compose: ({ siteId, siteName, locale, publicUrl, now }) =>
    composeDeletion(SAMPLE_READER, {
      site: { id: siteId, name: siteName },
      by: 'Ada',
      eraseAt: now + GRACE_MS,
      url: `${publicUrl}/desk/sites`,
      locale,
    }),
}

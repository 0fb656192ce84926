import { isLocale, type Locale } from '../../i18n/translate'
import { type Look, type MailPreview, type MailSample, previewMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { MAIL_SAMPLES } from './mail-samples'

export interface ChosenSample {
  readonly sample: MailSample
  readonly locale: Locale
}

/** Which mail in which language an address asks for; what it does not say, or says wrongly, is the first mail in the site's language. */
export function chooseSample(
  site: Site,
  asked: { readonly mail?: string | undefined; readonly lang?: string | undefined },
): ChosenSample {
  const sample = MAIL_SAMPLES.find(({ name }) => name === asked.mail) ?? MAIL_SAMPLES[0]!
  const locale = [asked.lang, site.settings.locale].find((name) => name !== undefined && isLocale(name))
  return { sample, locale: (locale as Locale | undefined) ?? 'en' }
}

/** A sample of the product's mail, made as the real one is, in a site's name and look. */
export const previewSample = (
  ctx: Pick<Ctx, 'config' | 'clock'>,
  site: Site,
  look: Look,
  { sample, locale }: ChosenSample,
  theme: 'light' | 'dark',
): Promise<MailPreview> =>
  previewMail(
    sample.compose({
      siteId: site.id,
      siteName: site.name,
      locale,
      publicUrl: ctx.config.publicUrl,
      now: ctx.clock.now(),
    }),
    look,
    theme,
  )

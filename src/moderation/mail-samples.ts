import { translator } from '../i18n/translate'
import { type MailSample, SAMPLE_READER } from '../mail/public'
import { composeNotice } from './notify-moderators'

export const moderationMailSamples: readonly MailSample[] = [
  {
    name: 'new-comment',
    compose({ siteId, siteName, locale, publicUrl }) {
      const t = translator(locale)
      const item = {
        id: 1,
        title: t('mail.sample-page'),
        page: 'https://example.org/',
        author_name: 'Ada',
        body: t('mail.sample-words'),
      }
      const site = { id: siteId, name: siteName, settings: { locale } }
      return composeNotice(
        { config: { publicUrl } },
        site,
        item,
        SAMPLE_READER,
        `${publicUrl}/moderate/sample`,
      )
    },
  },
]

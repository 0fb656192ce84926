import { translator } from '../i18n/translate'
import { type MailSample, SAMPLE_READER } from '../mail/public'
import { composeConfirmation } from './send-confirmation'
import { composeLink } from './send-link'

export const followerMailSamples: readonly MailSample[] = [
  {
    name: 'follow',
    compose: ({ siteId, siteName, locale, publicUrl, now }) =>
      composeConfirmation(
        {
          site_id: siteId,
          site_name: siteName,
          email: SAMPLE_READER,
          requested_at: now,
          thread_id: 'sample',
        },
        '01234567',
        { confirm: `${publicUrl}/following/confirm/sample`, notMe: `${publicUrl}/following/not-me/sample` },
        translator(locale),
      ),
  },
  {
    name: 'follow-link',
    compose: ({ siteId, siteName, locale, publicUrl }) =>
      composeLink(
        { site_id: siteId, site_name: siteName, email: SAMPLE_READER },
        { manage: `${publicUrl}/following/sample`, stopAll: `${publicUrl}/following/stop/sample` },
        translator(locale),
      ),
  },
]

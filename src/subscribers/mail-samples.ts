import { translator } from '../i18n/translate'
import { type MailSample, SAMPLE_READER, type SampleFor } from '../mail/public'
import { composeAlready, composeConfirmation } from './send-confirmation'

const request = ({ siteId, siteName, now }: SampleFor) => ({
  site_id: siteId,
  site_name: siteName,
  email: SAMPLE_READER,
  requested_at: now,
})

export const subscriberMailSamples: readonly MailSample[] = [
  {
    name: 'confirm',
    compose: (of) =>
      composeConfirmation(request(of), translator(of.locale), {
        confirm: `${of.publicUrl}/confirm/sample`,
        notMe: `${of.publicUrl}/not-me/sample`,
      }),
  },
  {
    name: 'already',
    compose: (of) => composeAlready(request(of), translator(of.locale), `${of.publicUrl}/unsubscribe/sample`),
  },
]

import { translator } from '../i18n/translate'
import { type MailSample, SAMPLE_READER, type SampleFor } from '../mail/public'
import { composeNewAddress } from './address/ask-new-address'
import { composeAddressChanged } from './address/tell-old-address'
import { composeDataLink } from './data/send-data-link'
import { OWN_DATA_MS } from './links'
import { composeAlready, composeConfirmation } from './sign-up/send-confirmation'

const request = ({ siteId, siteName, now }: SampleFor) => ({
  site_id: siteId,
  site_name: siteName,
  email: SAMPLE_READER,
  requested_at: now,
  lists: [],
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
    compose: (of) =>
      composeAlready(request(of), translator(of.locale), {
        leave: `${of.publicUrl}/unsubscribe/sample`,
        preferences: `${of.publicUrl}/preferences/sample`,
      }),
  },
  {
    name: 'new-address',
    compose: (of) =>
      composeNewAddress(request(of), translator(of.locale), `${of.publicUrl}/new-address/sample`),
  },
  {
    name: 'address-changed',
    compose: (of) =>
      composeAddressChanged(
        { ...request(of), old_email: SAMPLE_READER },
        translator(of.locale),
        `${of.publicUrl}/preferences/sample`,
      ),
  },
  {
    name: 'own-data',
    compose: (of) =>
      composeDataLink(
        request(of),
        translator(of.locale),
        `${of.publicUrl}/own-data/sample`,
        of.now + OWN_DATA_MS,
      ),
  },
]

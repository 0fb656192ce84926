import { translator } from '../../i18n/translate'
import { type MailSample, SAMPLE_READER, type SampleFor } from '../../mail/public'
import { composeVerdict } from '../decisions/compose-verdict'
import { composeDigest, composeNotice, composeReminder } from './compose-notice'
import { REMIND_AFTER_DAYS } from './remind-moderators'

/** A waiting comment, and the three things every mail about one takes. */
function aSample({ siteId, siteName, locale, publicUrl }: SampleFor) {
  const t = translator(locale)
  const comment = {
    id: 1,
    title: t('mail.sample-page'),
    page: 'https://example.org/',
    author_name: 'Ada',
    body: t('mail.sample-words'),
  }
  return {
    comment,
    url: `${publicUrl}/moderate/sample`,
    ctx: { config: { publicUrl } },
    site: { id: siteId, name: siteName, settings: { locale } },
  }
}

export const moderationMailSamples: readonly MailSample[] = [
  {
    name: 'new-comment',
    compose(of) {
      const { ctx, site, comment, url } = aSample(of)
      return composeNotice(ctx, site, comment, SAMPLE_READER, url)
    },
  },
  {
    name: 'reported',
    compose(of) {
      const { ctx, site, comment, url } = aSample(of)
      return composeNotice(ctx, site, { ...comment, reports: 3 }, SAMPLE_READER, url)
    },
  },
  {
    name: 'digest',
    compose(of) {
      const { ctx, site, comment, url } = aSample(of)
      const shown = ['Ada', 'Grace'].map((name) => ({ comment: { ...comment, author_name: name }, url }))
      return composeDigest(ctx, site, shown, { count: 7, isMore: false }, SAMPLE_READER)
    },
  },
  {
    name: 'reminder',
    compose(of) {
      const { ctx, site } = aSample(of)
      return composeReminder(ctx, site, { days: REMIND_AFTER_DAYS, count: 7, isMore: false }, SAMPLE_READER)
    },
  },
  ...(['rejected', 'returned'] as const).map((status) => ({
    name: `verdict-${status}`,
    compose(of: SampleFor) {
      const links = {
        link: `${of.publicUrl}/${of.siteId}/comments/1/status`,
        stop: `${of.publicUrl}/not-mine/sample`,
      }
      return composeVerdict(aSample(of).site, { status, reason: '@off-topic' }, SAMPLE_READER, links)
    },
  })),
]

import { type MailSample, SAMPLE_READER, type SampleFor } from '../../mail/public'
import { composeAnswer } from './compose-answer'

const ANSWERS = {
  arrived: null,
  kept: { removed: false, byTeam: true, reason: null },
  removed: { removed: true, byTeam: true, reason: '@off-topic' },
}

export const commentMailSamples: readonly MailSample[] = (
  Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]
).map((name) => ({
  name: `notice-${name}`,
  compose: ({ siteId, siteName, locale, publicUrl }: SampleFor) =>
    composeAnswer(
      { id: siteId, name: siteName },
      { reference: '814203771904', locale, link: `${publicUrl}/${siteId}/thread?comment=1` },
      ANSWERS[name],
      SAMPLE_READER,
    ),
}))

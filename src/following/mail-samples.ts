import { translator } from '../i18n/translate'
import { type MailSample, SAMPLE_READER, type SampleFor } from '../mail/public'
import { composeNews, type NewsItem } from './news-mail'
import { composeUp } from './up-mail'

const item = ({ locale, publicUrl }: SampleFor, id: number, name: string): NewsItem => ({
  id,
  name,
  body: translator(locale)('mail.sample-words'),
  page: `${publicUrl}/sample`,
  answers: true,
})

const links = ({ publicUrl }: SampleFor) => ({
  stopAll: `${publicUrl}/following/stop/sample`,
  manage: `${publicUrl}/following/sample`,
})

const to = ({ siteId, siteName }: SampleFor) => ({ siteId, siteName, email: SAMPLE_READER })

export const followingMailSamples: readonly MailSample[] = [
  {
    name: 'answer',
    compose: (of) =>
      composeNews(
        to(of),
        [item(of, 1, 'Ada')],
        0,
        { ...links(of), stop: `${of.publicUrl}/following/stop/sample-one` },
        translator(of.locale),
      ),
  },
  {
    name: 'news-digest',
    compose: (of) =>
      composeNews(
        to(of),
        [item(of, 1, 'Ada'), { ...item(of, 2, 'Grace'), answers: false }],
        3,
        links(of),
        translator(of.locale),
      ),
  },
  {
    name: 'comment-up',
    compose: (of) =>
      composeUp(to(of), { ...links(of), open: `${of.publicUrl}/sample#c-1` }, translator(of.locale)),
  },
]

import { deskLocale, type Locale, translator } from '../i18n/translate'
import { MINUTE_MS } from '../kernel/time'
import { type Mail, type MailSample, SAMPLE_READER } from '../mail/public'
import { inHalves } from './sign-in-code'
import { noticeMailSample } from './tell-sign-in'

/** OWASP ASVS 5, 6.5.5: out-of-band codes live ten minutes at most. */
export const LINK_LIFE_MS = 10 * MINUTE_MS

/** The mail with the link that lets somebody in, and the code for who reads it elsewhere. It belongs to no site. */
export function composeSignInMail(to: string, asked: Locale, url: string, code: string): Mail {
  const locale = deskLocale(asked)
  const t = translator(locale)
  return {
    siteId: '*',
    siteName: 'Afterword',
    kind: 'auth.sign-in',
    to,
    locale,
    subject: t('account.mail-subject'),
    blocks: [
      { kind: 'text', text: t('account.mail-text') },
      { kind: 'button', label: t('account.sign-in'), url },
      { kind: 'text', text: t('account.mail-code', { code: inHalves(code) }) },
      { kind: 'text', text: t('account.mail-limits', { count: LINK_LIFE_MS / MINUTE_MS }) },
      { kind: 'small', text: t('account.mail-why') },
    ],
  }
}

export const authMailSamples: readonly MailSample[] = [
  {
    name: 'sign-in',
    compose: ({ locale, publicUrl }) =>
      composeSignInMail(SAMPLE_READER, locale, `${publicUrl}/desk/sign-in/sample`, '12345678'),
  },
  noticeMailSample,
]

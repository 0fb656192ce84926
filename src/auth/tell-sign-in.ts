import { absoluteTime } from '../i18n/format-time'
import { deskLocale, type Locale, translator } from '../i18n/translate'
import { DAY_MS } from '../kernel/time'
import { type Mail, type MailSample, SAMPLE_READER, sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { findNotice, type SignInMethod } from './queries'
import type { SignedIn } from './schema'

/** Long enough for who comes back from a journey (6.2). */
const NOT_ME_LIFE_MS = 30 * DAY_MS

/** Job `auth.tell-sign-in`: tells a person by mail that somebody signed in as them in a browser they had not used before (S-43). */
export async function tellSignIn(ctx: Ctx, seen: SignedIn): Promise<void> {
  const person = await ctx.db.first(findNotice(seen.personId))
  if (!person || seen.knownSince > person.known_from) return
  const token = await ctx.tokens.sign('not-my-sign-in', [seen.personId], seen.at + NOT_ME_LIFE_MS)
  const url = `${ctx.config.publicUrl}/desk/not-me/${token}`
  await sendMail(ctx, composeNotice(person.email, { ...seen, url }), { logId: seen.mailId })
}

function composeNotice(
  to: string,
  seen: {
    readonly at: number
    readonly device: string
    readonly method: SignInMethod
    readonly locale: Locale
    readonly url: string
  },
): Mail {
  const locale = deskLocale(seen.locale)
  const t = translator(locale)
  const device = seen.device || t('account.device-unknown')
  const by = t(`account.by-method-${seen.method}`)
  return {
    siteId: '*',
    siteName: 'Afterword',
    kind: 'auth.signed-in',
    to,
    locale,
    subject: t('account.notice-subject'),
    blocks: [
      { kind: 'text', text: t('account.notice-text') },
      { kind: 'text', text: `${device} · ${by} · ${absoluteTime(locale, seen.at)}` },
      { kind: 'text', text: t('account.notice-if-not') },
      { kind: 'button', label: t('account.not-me'), url: seen.url },
      { kind: 'small', text: t('account.notice-why') },
    ],
  }
}

export const noticeMailSample: MailSample = {
  name: 'signed-in',
  compose: ({ locale, publicUrl }) =>
    composeNotice(SAMPLE_READER, {
      at: Date.UTC(2026, 10, 24, 9, 30),
      device: 'Firefox · Windows',
      method: 'link',
      locale,
      url: `${publicUrl}/desk/not-me/sample`,
    }),
}

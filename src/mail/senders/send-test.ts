import { negotiateLocale } from '../../i18n/negotiate-locale'
import { deskLocale, translator } from '../../i18n/translate'
import { parseEmail } from '../../kernel/email-address'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { TestAsked } from '../jobs'
import { type MailSample, SAMPLE_READER } from '../letter/mail-sample'
import type { Mail } from '../mail'
import { countRecentMail } from '../sending/count-recent-mail'
import { sendMail } from '../sending/send-mail'
import { saveTest } from './check-queries'

/** At most so many to one person a day, over all sites. */
export const TESTS_A_DAY = 20

const KIND = 'mail.test'

/**
 * Job `mail.send-test`: a mail to the person who asked, by the sender they chose, through every check a real one passes. What became of it
 * is kept; one that fails for good lies under Mail like any other.
 */
export async function sendTest(ctx: Ctx, wish: TestAsked): Promise<void> {
  const to = parseEmail(wish.to)
  if (!to || (await countRecentMail(ctx, to, KIND, DAY_MS)) >= TESTS_A_DAY) return
  const state = await sendMail(ctx, testMail(wish, ctx.config.publicUrl))
  await ctx.db.run(saveTest(wish.siteId, wish.sender, state, ctx.clock.now()))
}

function testMail({ siteId, siteName, to, sender, ...wish }: TestAsked, publicUrl: string): Mail {
  const locale = deskLocale(negotiateLocale(wish.locale, undefined, undefined))
  const t = translator(locale)
  return {
    siteId,
    siteName,
    kind: KIND,
    sender,
    to,
    locale,
    subject: t('mail.test-subject', { site: siteName }),
    blocks: [
      { kind: 'text', text: t(`mail.test-text-${sender}`) },
      { kind: 'text', text: t('mail.test-look') },
      { kind: 'button', label: t('mail.check'), url: `${publicUrl}/desk/${siteId}/mail/check` },
      { kind: 'small', text: t('mail.test-why', { site: siteName }) },
    ],
  }
}

export const mailMailSamples: readonly MailSample[] = [
  { name: 'test', compose: (of) => testMail({ ...of, to: SAMPLE_READER, sender: 'notices' }, of.publicUrl) },
]

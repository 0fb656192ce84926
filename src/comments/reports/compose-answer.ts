import { negotiateLocale } from '../../i18n/negotiate-locale'
import { translator } from '../../i18n/translate'
import type { Mail } from '../../mail/public'
import { reasonText } from '../../sites/public'

export const ANSWER_MAIL = 'comments.notice'

/** What became of a notice; null: it has arrived. */
export type Answer = {
  readonly removed: boolean
  /** False: its author took the comment back. */
  readonly byTeam: boolean
  readonly reason: string | null
} | null

/**
 * To whoever gave notice of illegal content (V-81; Digital Services Act, article 16(4) and (5)): that it has arrived, or what was decided, why, and what can be done against it.
 * The address was typed by somebody, so nothing else they or others wrote stands in here (D6). It is one mail for one notice: nothing to leave.
 */
export function composeAnswer(
  site: { readonly id: string; readonly name: string },
  { reference, locale, link }: { readonly reference: string; readonly locale: string; readonly link: string },
  answer: Answer,
  to: string,
): Mail {
  const t = translator(negotiateLocale(locale, undefined, undefined))
  const said = { site: site.name, reference }
  const what = answer === null ? 'arrived' : !answer.removed ? 'kept' : answer.byTeam ? 'removed' : 'gone'
  const lines = [
    t(`mail.notice-${what}`, said),
    ...(answer?.removed && answer.reason !== null
      ? [t('comments.own-reason', { reason: reasonText(t, answer.reason) })]
      : []),
    ...(answer === null ? [] : [t('mail.notice-redress')]),
  ]
  return {
    siteId: site.id,
    siteName: site.name,
    kind: ANSWER_MAIL,
    to,
    locale: t.locale,
    subject: t('comments.report-notice', said),
    blocks: [
      ...lines.map((line) => ({ kind: 'text' as const, text: line })),
      { kind: 'button', label: t('mail.verdict-button'), url: link },
    ],
    ...(answer === null && { fromForm: true }),
  }
}

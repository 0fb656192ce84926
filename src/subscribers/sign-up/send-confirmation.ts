import { absoluteTime } from '../../i18n/format-time'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { type Translator, translator } from '../../i18n/translate'
import { isRoleAddress } from '../../kernel/role-address'
import { cleanLine } from '../../kernel/text'
import { claimMail, type Mail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { CONFIRM_MS, confirmLink, notMeLink, preferencesLink, unsubscribeLink } from '../links'
import { findRequest } from '../queries'
import { listName } from './read-offer'
import { type Request, toRequest } from './read-request'

/** Both answers to a sign-up count towards one cap. */
export const SIGN_UP_MAIL = 'subscribers.sign-up'

/**
 * Job: asks the owner of an address whether it was them, or tells them that they are subscribed already. Sends nothing to role addresses
 * (F8), to addresses that have had enough (F2) or want nothing, nor for a request that is gone or done by now.
 */
export async function sendConfirmation(
  ctx: Ctx,
  { siteId, consentId }: { readonly siteId: string; readonly consentId: number },
): Promise<void> {
  const row = await ctx.db.first(findRequest(siteId, consentId))
  if (!row || row.confirmed_at !== null || row.mail_id === null) return
  const request = toRequest(row)
  if (request.requested_at + CONFIRM_MS <= ctx.clock.now() || isRoleAddress(request.email.toLowerCase()))
    return
  const logId = await claimMail(ctx, row.mail_id, { siteId, kind: SIGN_UP_MAIL, to: request.email })
  if (logId === undefined) return
  const t = translator(negotiateLocale(request.locale, undefined, undefined))
  const mail =
    request.missing === 0
      ? composeAlready(request, t, {
          leave: await unsubscribeLink(ctx, request.site_id, request.subscriber_id),
          preferences: await preferencesLink(ctx, request.site_id, request.subscriber_id),
        })
      : composeConfirmation(request, t, {
          confirm: await confirmLink(ctx, request),
          notMe: await notMeLink(ctx, request),
        })
  await sendMail(ctx, mail, { logId })
}

/** What its mails say of a request. */
type Asked = Pick<Request, 'site_id' | 'site_name' | 'email' | 'requested_at' | 'lists'>

const envelope = (request: Asked, t: Translator) => ({
  siteId: request.site_id,
  siteName: request.site_name,
  kind: SIGN_UP_MAIL,
  fromForm: true as const,
  to: request.email,
  locale: t.locale,
})

/** Nothing that was typed stands in it (F5), and no List-Unsubscribe: there is nothing to leave yet (U14). */
export function composeConfirmation(
  request: Asked,
  t: Translator,
  links: { readonly confirm: string; readonly notMe: string },
): Mail {
  const site = cleanLine(request.site_name)
  return {
    ...envelope(request, t),
    subject: t('subscribers.mail.confirm-subject', { site }),
    blocks: [
      { kind: 'text', text: t('subscribers.mail.confirm-text', { site }) },
      ...listsOf(request, t),
      { kind: 'button', label: t('subscribers.confirm-button'), url: links.confirm },
      {
        kind: 'text',
        text: t('subscribers.mail.confirm-until', {
          time: absoluteTime(t.locale, request.requested_at + CONFIRM_MS),
        }),
      },
      { kind: 'links', items: [{ label: t('subscribers.mail.not-me'), url: links.notMe }] },
      { kind: 'small', text: t('subscribers.mail.confirm-reason', { site }) },
    ],
  }
}

/** Which lists, in the owner's words; the first of a site is called after it, and named by then. */
const listsOf = ({ lists, site_name }: Asked, t: Translator): Mail['blocks'] =>
  lists.some(({ name }) => name !== '')
    ? [{ kind: 'text', text: lists.map((list) => `• ${cleanLine(listName(list, site_name, t))}`).join('\n') }]
    : []

export function composeAlready(
  request: Asked,
  t: Translator,
  links: { readonly leave: string; readonly preferences: string },
): Mail {
  const site = cleanLine(request.site_name)
  return {
    ...envelope(request, t),
    subject: t('subscribers.mail.already-subject', { site }),
    blocks: [
      { kind: 'text', text: t('subscribers.mail.already-text', { site }) },
      {
        kind: 'links',
        items: [
          { label: t('preferences.link'), url: links.preferences },
          { label: t('subscribers.leave-button'), url: links.leave },
        ],
      },
      { kind: 'small', text: t('subscribers.mail.already-reason', { site }) },
    ],
  }
}

import type * as v from 'valibot'
import { absoluteTime } from '../i18n/format-time'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { type Translator, translator } from '../i18n/translate'
import { isRoleAddress } from '../kernel/role-address'
import { cleanLine } from '../kernel/text'
import { claimMail, type Mail, sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { CODE_MS, CONFIRM_MS, codeOf, confirmLink, notMeLink } from './links'
import { findRequest, type RequestRow } from './queries'
import type { AskedFollow } from './schema'

export const CONFIRM_MAIL = 'followers.confirm'

/**
 * Job `followers.send-confirmation`: asks a mailbox whether it was its owner who typed the address. Nothing goes to role addresses (F8), to
 * addresses that have had enough from any site (F2, D6) or want nothing, nor for a request that is gone or done by now.
 */
export async function sendConfirmation(
  ctx: Ctx,
  { siteId, requestId }: v.InferOutput<typeof AskedFollow>,
): Promise<void> {
  const request = await ctx.db.first(findRequest(siteId, requestId))
  if (!request || request.confirmed_at !== null) return
  if (request.requested_at + CONFIRM_MS <= ctx.clock.now() || isRoleAddress(request.email.toLowerCase()))
    return
  const logId = await claimMail(ctx, request.mail_id, { siteId, kind: CONFIRM_MAIL, to: request.email })
  if (logId === undefined) return
  const t = translator(negotiateLocale(request.locale, undefined, undefined))
  const [code, confirm, notMe] = await Promise.all([
    codeOf(ctx, siteId, requestId),
    confirmLink(ctx, request),
    notMeLink(ctx, request),
  ])
  await sendMail(ctx, composeConfirmation(request, code, { confirm, notMe }, t), { logId })
}

type Asked = Pick<RequestRow, 'site_id' | 'site_name' | 'email' | 'requested_at' | 'thread_id'>

/** Nothing that was typed stands in it, not even the page (F5), and no List-Unsubscribe: there is nothing to leave yet (U14). */
export function composeConfirmation(
  asked: Asked,
  code: string,
  links: { readonly confirm: string; readonly notMe: string },
  t: Translator,
): Mail {
  const site = cleanLine(asked.site_name)
  const text = asked.thread_id === null ? 'followers.mail.mark-text' : 'followers.mail.confirm-text'
  return {
    siteId: asked.site_id,
    siteName: asked.site_name,
    kind: CONFIRM_MAIL,
    fromForm: true,
    to: asked.email,
    locale: t.locale,
    subject: t('followers.mail.confirm-subject', { site }),
    blocks: [
      { kind: 'text', text: t(text, { site }) },
      { kind: 'button', label: t('followers.confirm-button'), url: links.confirm },
      {
        kind: 'text',
        text: t('followers.mail.code', {
          // Both halves stay on one line.
          code: `${code.slice(0, 4)}\u00a0${code.slice(4)}`,
          time: absoluteTime(t.locale, asked.requested_at + CODE_MS),
        }),
      },
      { kind: 'links', items: [{ label: t('subscribers.mail.not-me'), url: links.notMe }] },
      { kind: 'small', text: t('followers.mail.confirm-reason', { site }) },
    ],
  }
}

import { absoluteTime } from '../../i18n/format-time'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { type Translator, translator } from '../../i18n/translate'
import { isRoleAddress } from '../../kernel/role-address'
import { cleanLine } from '../../kernel/text'
import { claimMail, type Mail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { CONFIRM_MS, newAddressLink } from '../links'
import { SIGN_UP_MAIL } from '../sign-up/send-confirmation'
import { type AddressChangeRow, findAddressChange } from './address-queries'

/** Which wish, as jobs know it. */
export interface Asked {
  readonly siteId: string
  readonly subscriberId: number
  readonly changeId: number
}

/**
 * Job: asks the owner of a new address. Anybody with the link can cause it by typing, so it counts as a sign-up mail does (F2), and role
 * addresses get none (F8).
 */
export async function askNewAddress(ctx: Ctx, { siteId, subscriberId, changeId }: Asked): Promise<void> {
  const change = await ctx.db.first(findAddressChange(siteId, subscriberId, changeId))
  if (!change || change.done_at !== null || change.status !== 'confirmed') return
  if (change.requested_at + CONFIRM_MS <= ctx.clock.now() || change.email_key === change.old_key) return
  if (isRoleAddress(change.email.toLowerCase())) return
  const logId = await claimMail(ctx, change.mail_id, { siteId, kind: SIGN_UP_MAIL, to: change.email })
  if (logId === undefined) return
  const link = await newAddressLink(ctx, siteId, subscriberId, changeId, change.requested_at)
  await sendMail(
    ctx,
    composeNewAddress(change, translator(negotiateLocale(change.locale, undefined, undefined)), link),
    { logId },
  )
}

/** Nothing of who asked stands in it but the site's name. */
export function composeNewAddress(
  {
    site_id,
    site_name,
    email,
    requested_at,
  }: Pick<AddressChangeRow, 'site_id' | 'site_name' | 'email' | 'requested_at'>,
  t: Translator,
  link: string,
): Mail {
  const site = cleanLine(site_name)
  return {
    siteId: site_id,
    siteName: site_name,
    kind: SIGN_UP_MAIL,
    to: email,
    locale: t.locale,
    subject: t('preferences.mail.new-subject', { site }),
    blocks: [
      { kind: 'text', text: t('preferences.mail.new-text', { site }) },
      { kind: 'button', label: t('preferences.new-address-button'), url: link },
      {
        kind: 'text',
        text: t('subscribers.mail.confirm-until', {
          time: absoluteTime(t.locale, requested_at + CONFIRM_MS),
        }),
      },
      { kind: 'small', text: t('preferences.mail.new-reason', { site }) },
    ],
  }
}

import { absoluteTime } from '../../i18n/format-time'
import { negotiateLocale } from '../../i18n/negotiate-locale'
import { type Translator, translator } from '../../i18n/translate'
import { cleanLine } from '../../kernel/text'
import { claimMail, type Mail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { OWN_DATA_MS, ownDataLink } from '../links'
import { findOwnData, type OwnDataRow } from './data-queries'

export const OWN_DATA_MAIL = 'subscribers.own-data'

/** Job: sends the way to all data of a subscriber to their mailbox, under a cap of its own. */
export async function sendDataLink(
  ctx: Ctx,
  {
    siteId,
    subscriberId,
    mailId,
  }: { readonly siteId: string; readonly subscriberId: number; readonly mailId: number },
): Promise<void> {
  const row = await ctx.db.first(findOwnData(siteId, subscriberId))
  if (!row) return
  const logId = await claimMail(ctx, mailId, { siteId, kind: OWN_DATA_MAIL, to: row.email })
  if (logId === undefined) return
  const now = ctx.clock.now()
  const t = translator(negotiateLocale(row.locale, undefined, undefined))
  const link = await ownDataLink(ctx, siteId, subscriberId, now)
  await sendMail(ctx, composeDataLink(row, t, link, now + OWN_DATA_MS), { logId })
}

export function composeDataLink(
  { site_id, site_name, email }: Pick<OwnDataRow, 'site_id' | 'site_name' | 'email'>,
  t: Translator,
  link: string,
  until: number,
): Mail {
  const site = cleanLine(site_name)
  return {
    siteId: site_id,
    siteName: site_name,
    kind: OWN_DATA_MAIL,
    to: email,
    locale: t.locale,
    subject: t('preferences.mail.data-subject', { site }),
    blocks: [
      { kind: 'text', text: t('preferences.mail.data-text', { site }) },
      { kind: 'button', label: t('preferences.data-open'), url: link },
      { kind: 'text', text: t('subscribers.mail.confirm-until', { time: absoluteTime(t.locale, until) }) },
      { kind: 'small', text: t('preferences.mail.data-reason', { site }) },
    ],
  }
}

import { negotiateLocale } from '../../i18n/negotiate-locale'
import { type Translator, translator } from '../../i18n/translate'
import { maskEmail } from '../../kernel/email-address'
import { cleanLine } from '../../kernel/text'
import { type Mail, sendMail } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { preferencesLink } from '../links'
import { type AddressChangeRow, findAddressChange, forgetOldAddress } from './address-queries'
import type { Asked } from './ask-new-address'

export const ADDRESS_NOTICE = 'subscribers.address-changed'

/** Job: tells the old address that the news go elsewhere now, and how to take that back. It is forgotten then. */
export async function tellOldAddress(ctx: Ctx, { siteId, subscriberId, changeId }: Asked): Promise<void> {
  const change = await ctx.db.first(findAddressChange(siteId, subscriberId, changeId))
  if (change?.old_email == null) return
  const link = await preferencesLink(ctx, siteId, subscriberId)
  await sendMail(
    ctx,
    composeAddressChanged(
      { ...change, old_email: change.old_email },
      translator(negotiateLocale(change.locale, undefined, undefined)),
      link,
    ),
    {
      // Made with the wish, and never of the mail to the new address: its own row, found again by a second run.
      logId: changeId,
    },
  )
  await ctx.db.run(forgetOldAddress(subscriberId, changeId))
}

export function composeAddressChanged(
  {
    site_id,
    site_name,
    email,
    old_email,
  }: Pick<AddressChangeRow, 'site_id' | 'site_name' | 'email'> & { readonly old_email: string },
  t: Translator,
  link: string,
): Mail {
  const site = cleanLine(site_name)
  return {
    siteId: site_id,
    siteName: site_name,
    kind: ADDRESS_NOTICE,
    to: old_email,
    locale: t.locale,
    subject: t('preferences.mail.changed-subject', { site }),
    blocks: [
      { kind: 'text', text: t('preferences.mail.changed-text', { site, address: maskEmail(email) }) },
      { kind: 'links', items: [{ label: t('preferences.link'), url: link }] },
      { kind: 'small', text: t('preferences.mail.changed-reason', { site }) },
    ],
  }
}

import { findPerson } from '../auth/public'
import { negotiateLocale } from '../i18n/negotiate-locale'
import { sendMail } from '../mail/public'
import type { Ctx } from '../platform/context'
import { findDeletion, findOwned, toSite } from '../sites/public'
import { composeDeletion } from './compose-deletion'
import type { DeletionTold } from './schema'

/** Job `team.tell-owner`: mails an owner that their site is to be deleted, by whom and when, if that still stands. */
export async function tellOwner(ctx: Ctx, { siteId, id, personId }: DeletionTold): Promise<void> {
  const [deletions, owned] = await ctx.db.batch([findDeletion(siteId), findOwned(siteId, personId)])
  const deletion = deletions.rows[0]
  if (deletion?.id !== id || !owned.rows[0]) return
  const [owner, asker] = [
    await ctx.db.first(findPerson(personId)),
    await ctx.db.first(findPerson(deletion.asked_by)),
  ]
  if (!owner) return
  const site = toSite(owned.rows[0])
  const locale = negotiateLocale(undefined, site.settings.locale, undefined)
  const by = asker?.name || asker?.email || ''
  const url = `${ctx.config.publicUrl}/desk/sites`
  const facts = { site, by, eraseAt: deletion.erase_at, url, locale }
  await sendMail(ctx, composeDeletion(owner.email, facts), { logId: id })
}

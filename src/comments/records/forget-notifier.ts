import { type EmailAddress, parseEmail } from '../../kernel/email-address'
import type { Ctx } from '../../platform/context'
import type { Bound } from '../../platform/sql'
import { forgetNotices, listNotifiers } from './erasing-queries'

/** For the batch that forgets an address: no notice of illegal content at the site is answered there any more. Compared here and not by the database, to which Ä and ä are two letters. */
export async function forgetNotifier(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  { key }: EmailAddress,
): Promise<Bound<never>> {
  const rows = await ctx.db.all(listNotifiers(siteId))
  const theirs = rows.map((row) => row.email).filter((email) => parseEmail(email)?.key === key)
  return forgetNotices(siteId, JSON.stringify(theirs))
}

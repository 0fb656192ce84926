import { testAsked } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import type { SenderName } from '../../platform/mail-config'
import { enqueue } from '../../platform/outbox'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'

/**
 * A test mail to whoever is signed in, and to nobody else.
 * @throws web/too-many-requests (429)
 */
export async function askTestMail(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'wake' | 'mayProceed'>,
  site: Site,
  person: { readonly id: number; readonly email: string },
  sender: SenderName,
  locale: string,
): Promise<void> {
  if (!(await ctx.mayProceed(`mail-test:${person.id}`))) throw refuseRequest('too-many-requests')
  const wish = { siteId: site.id, siteName: site.name, to: person.email, locale, sender }
  await ctx.db.run(enqueue(ctx, testAsked, wish))
  ctx.wake()
}

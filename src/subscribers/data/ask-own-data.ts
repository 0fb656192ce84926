import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { dataAsked } from '../jobs'
import { type ReaderPreferences, readPreferences } from '../preferences/read-preferences'

/**
 * Sends a link to all data to the mailbox itself. The page that this is asked from may have been forwarded with a mail; what it leads to
 * shows the whole address and can erase everything.
 * @returns what is kept, or undefined if erased
 * @throws web/link-altered (403)
 */
export async function askOwnData(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'wake'>,
  token: string,
): Promise<ReaderPreferences | undefined> {
  const reader = await readPreferences(ctx, token)
  if (!reader) return undefined
  await ctx.db.run(
    enqueue(ctx, dataAsked, { siteId: reader.site_id, subscriberId: reader.id, mailId: ctx.newId() }),
  )
  ctx.wake()
  return reader
}

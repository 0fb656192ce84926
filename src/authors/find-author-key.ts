import { parseEmail } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { findWriter } from './queries'

/** What notes know the author of a comment by. @throws authors/unknown (404), authors/no-address (409) */
export async function findAuthorKey(
  ctx: Pick<Ctx, 'db' | 'config'>,
  site: Pick<Site, 'id'>,
  commentId: number,
): Promise<string> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  const email = row.author_email === null ? undefined : parseEmail(row.author_email)
  if (!email) throw refuse('no-address')
  return hashAddress(ctx.config.hashKey, email.key)
}

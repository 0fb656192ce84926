import { parseEmail } from '../../kernel/email-address'
import { insertSuppression } from '../../mail/public'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import { refuse as refuseRequest } from '../../web/errors'
import { findAuthorEmail } from '../queries'

/** The way out of mail about one's comments, for whoever reads the mailbox that a comment was signed with. */
export async function stopLink(
  ctx: Pick<Ctx, 'tokens' | 'config'>,
  siteId: string,
  id: number,
): Promise<string> {
  return `${ctx.config.publicUrl}/not-mine/${await ctx.tokens.sign('not-mine', [siteId, id], 0)}`
}

/** @throws web/link-altered (403) */
export async function readStopLink(
  ctx: Pick<Ctx, 'tokens'>,
  token: string,
): Promise<{ readonly siteId: string; readonly id: number }> {
  const reading = await ctx.tokens.read('not-mine', token)
  if (reading.state !== 'good') throw refuseRequest('link-altered')
  const [siteId, id] = reading.value as [string, number]
  return { siteId, id }
}

/**
 * "I did not write this, or want no mail about it": the address gets no more mail from this site. Again, and for a comment whose address is gone, it
 * writes nothing. @throws web/link-altered (403)
 */
export async function stopMail(
  ctx: Pick<Ctx, 'tokens' | 'db' | 'clock' | 'config'>,
  token: string,
): Promise<void> {
  const { siteId, id } = await readStopLink(ctx, token)
  const address = parseEmail((await ctx.db.first(findAuthorEmail(siteId, id)))?.author_email ?? '')
  if (!address) return
  const hash = await hashAddress(ctx.config.hashKey, address.key)
  await ctx.db.run(insertSuppression(hash, siteId, 'not-me', ctx.clock.now(), 'reader', siteId))
}

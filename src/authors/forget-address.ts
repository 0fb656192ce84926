import { forgetBansOf } from '../bans/public'
import { forgetNotifier } from '../comments/public'
import { forgetFollower } from '../followers/public'
import { parseEmail } from '../kernel/email-address'
import { forgetNotesOn } from '../notes/public'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import type { Bound } from '../platform/sql'

/** What a site knows of an address besides comments, for the batch that forgets it: what it follows, bans by it, the team's notes, and where notices of illegal content are answered. @param before who followed later is left in peace */
export async function forgetAddress(
  ctx: Pick<Ctx, 'config' | 'db'>,
  siteId: string,
  address: string,
  before: number,
): Promise<readonly Bound<never>[]> {
  const email = parseEmail(address)
  if (!email) return []
  const key = await hashAddress(ctx.config.hashKey, email.key)
  return [
    forgetFollower(siteId, key, before),
    ...forgetBansOf(siteId, key),
    forgetNotesOn(siteId, key),
    await forgetNotifier(ctx, siteId, email),
  ]
}

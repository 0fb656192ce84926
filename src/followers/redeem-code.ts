import { utf8 } from '../kernel/bytes'
import type { Ctx } from '../platform/context'
import { sameBytes } from '../platform/hash'
import type { Site } from '../sites/public'
import { complete } from './confirm-follow'
import { refuse } from './errors'
import { codeOf, deviceToken } from './links'
import { countTry, findRequest, forgiveTry } from './queries'

/** So many wrong codes end a request (6.3). */
export const TRIES_MAX = 5

/**
 * The code of the mail, typed where the address was typed: only now this device has proven it. The button of the mail alone proves nothing
 * about a device, since anybody may type anybody's address and hope that its owner presses.
 * @param claim what the device got when it asked
 * @returns the token that the device keeps
 * @throws followers/code-wrong (422), followers/code-over (410: too late, too often, or gone)
 */
export async function redeemCode(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'wake'>,
  site: Site,
  claim: string | undefined,
  code: string,
): Promise<string> {
  const reading = await ctx.tokens.read('follow-claim', claim ?? '')
  if (reading.state !== 'good' || reading.value[0] !== site.id) throw refuse('code-over')
  const id = Number(reading.value[1])
  // Taken before the look, so that a thousand guesses at once are five, too.
  const [taken, found] = await ctx.db.batch([countTry(id, TRIES_MAX), findRequest(site.id, id)])
  const request = found.rows[0]
  if (taken.changes === 0 || !request) throw refuse('code-over')
  const fits = sameBytes(utf8(code.replace(/\D/g, '')), utf8(await codeOf(ctx, site.id, id)))
  if (!fits) {
    throw request.tries >= TRIES_MAX
      ? refuse('code-over')
      : refuse('code-wrong', { issues: [{ field: 'code', message: 'followers.code-wrong' }] })
  }
  await ctx.db.run(forgiveTry(id))
  if (request.confirmed_at === null) await complete(ctx, request)
  return deviceToken(ctx, request)
}

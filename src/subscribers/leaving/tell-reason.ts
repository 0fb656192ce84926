import { toBase64url } from '../../kernel/bytes'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { hmac } from '../../platform/hash'
import type { TellReason } from '../schema'
import { insertReason } from './reason-queries'
import { type Leaving, readLeaving } from './unsubscribe'

/** So long after leaving somebody is asked why. */
export const ASK_WHY_MS = DAY_MS

/**
 * Keeps why somebody left, and not who (N-20): one answer for each leaving, the last one given.
 * @returns the subscriber, or undefined if erased; nothing is kept of somebody who has not left, or long ago
 * @throws web/link-altered (403)
 */
export async function tellReason(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId' | 'config'>,
  token: string,
  { reason, words }: TellReason,
): Promise<Leaving | undefined> {
  const leaving = await readLeaving(ctx, token)
  if (!leaving || !mayTell(leaving, ctx.clock.now())) return leaving
  const { site_id: siteId, id, listId, leftAt } = leaving
  const mark = await hmac(ctx.config.hashKey, `left\n${siteId}\n${id}\n${listId}\n${leftAt}`)
  await withFreshIds(() =>
    ctx.db.run(insertReason(ctx.newId(), siteId, reason, words, toBase64url(mark.slice(0, 16)))),
  )
  return leaving
}

export const mayTell = ({ hasLeft, leftAt }: Leaving, now: number): boolean =>
  hasLeft && (leftAt ?? 0) > now - ASK_WHY_MS

import { fromBase64url } from '../../kernel/bytes'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { randomToken, sha256 } from '../../platform/hash'
import type { Bound } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { takeOrStop } from '../votes/vote-queries'

/** New readers of one network, a site and day: enough for a household or an office, too few to carry a comment to the top. */
export const NEW_READERS_MAX = 30

/** Who acts on a comment without having written it. */
export interface Reader {
  /** This reader at this comment: at another comment it is another number. */
  readonly mark: number
  /** For the device to keep; only if it had none. */
  readonly token?: string
  /** In front of the batch: a new reader takes one of what the network has. Stops it if none is left. */
  readonly taken: readonly Bound<never>[]
}

/**
 * Knows a reader by the token its device keeps, or makes one. Nothing about the reader is stored: the token holds a random number that we
 * signed, and the database a hash of that number together with the comment. Whoever clears their device is somebody new, so new ones are
 * counted by network (docs/decisions/0008-readers-without-accounts.md).
 * @param network hash of the visitor's network, or '' where the platform names none
 * @throws comments/vote-own (403) for a token that its author got, comments/token-wrong (403)
 */
export async function openReader(
  ctx: Pick<Ctx, 'tokens' | 'clock'>,
  site: Site,
  commentId: number,
  token: string | undefined,
  network: string,
): Promise<Reader> {
  if (token !== undefined) {
    const reading = await ctx.tokens.read('reader', token)
    if (reading.state === 'good' && reading.value[0] === site.id)
      return { mark: await markOf(String(reading.value[1]), commentId), taken: [] }
    const author = await ctx.tokens.read('author', token)
    if (author.state === 'good' && author.value[0] === site.id && author.value[1] === commentId)
      throw refuse('vote-own')
    throw refuse('token-wrong')
  }
  const reader = randomToken()
  const today = Math.floor(ctx.clock.now() / DAY_MS) * DAY_MS
  return {
    mark: await markOf(reader, commentId),
    token: await ctx.tokens.sign('reader', [site.id, reader], 0),
    taken: [takeOrStop(site.id, commentId, today, network, 'reader', NEW_READERS_MAX)],
  }
}

/** The first 48 bits of a hash: a whole number that JavaScript and D1 hold exactly. */
async function markOf(reader: string, commentId: number): Promise<number> {
  const hash = fromBase64url(await sha256(`${reader}\n${commentId}`))!
  return hash.slice(0, 6).reduce((mark, byte) => mark * 256 + byte, 0)
}

import { heedBans, networkMark, stopIfBanned } from '../../bans/public'
import type { Ctx } from '../../platform/context'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { threadTag } from '../../web/public-cache'
import { fieldsRefused } from '../../web/read-input'
import { openReader } from '../checks/open-reader'
import { refuse } from '../errors'
import { statusName } from '../status'
import { deleteVote, findScore, putVote } from './vote-queries'

/** A comment's score after a vote, and the vote that now stands; 0: none. */
export interface Voted {
  readonly id: number
  readonly value: 1 | -1 | 0
  readonly score: number
  /** For the device to keep, if this was its first vote. */
  readonly token?: string
}

type VoteCtx = Pick<Ctx, 'db' | 'clock' | 'tokens' | 'networks' | 'memory' | 'mayProceed'>

/**
 * A reader's vote for a published comment, a change of it, or (0) its end. One round trip; the same again writes nothing. Closed threads can be
 * voted on: reading goes on there. Nothing is purged: other readers see the new score when their copy of the thread is over (at
 * most three minutes), and a vote must not cost more than the comment it is about.
 * @param token what the device got for its first vote; without it, this is the first
 * @throws comments/votes-off (409), comments/vote-own (403), comments/token-wrong (403), comments/token-missing (401, to end what), comments/unknown
 *   (404), bans/banned and bans/banned-until (403, where the reader's network is), comments/readers-many (429), web/too-many-requests (429), web/fields-refused (422, down where there is only up)
 */
export async function castVote(
  ctx: VoteCtx,
  site: Site,
  id: number,
  value: 1 | -1 | 0,
  token: string | undefined,
): Promise<Voted> {
  if (value !== 0 && site.settings.votes === 'off') throw refuse('votes-off')
  if (value === -1 && site.settings.votes === 'up')
    throw fieldsRefused([{ field: 'value', message: 'comments.only-up' }])
  if (value === 0 && token === undefined) throw refuse('token-missing')
  const networks = await ctx.networks.recent()
  const network = networks[0] ?? ''
  const [reader, mayProceed] = await Promise.all([
    openReader(ctx, site, id, token, network),
    ctx.mayProceed(`vote:${site.id}:${network}`),
  ])
  if (!mayProceed) throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  const vote =
    value === 0
      ? deleteVote(site.id, id, reader.mark)
      : putVote(site.id, id, reader.mark, value, ctx.clock.now())
  const marks = networks.map(networkMark)
  const row = await run(ctx, site, marks, [
    stopIfBanned(site.id, marks, ctx.clock.now(), 1),
    ...reader.taken,
    vote,
    findScore(site.id, id),
  ])
  if (!row || statusName(row.status) !== 'published') throw refuse('unknown')
  ctx.memory.forget([threadTag(row.thread_id)])
  return { id, value, score: row.score, ...(reader.token && { token: reader.token }) }
}

type Score = NonNullable<ReturnType<typeof findScore>['row']>

/** A vote from a network that is silently banned counts for nobody, and its answer does not tell. */
async function run(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Site,
  marks: readonly string[],
  statements: Parameters<Ctx['db']['batch']>[0],
): Promise<Score | undefined> {
  try {
    const answers = await ctx.db.batch(statements)
    return answers.at(-1)?.rows[0] as Score | undefined
  } catch (error) {
    if (!isStop(error)) throw error
    const silent = await heedBans(ctx, site, marks)
    if (silent.length === 0) throw refuse('readers-many', { retryAfterS: 3600 }, { cause: error })
    return (await ctx.db.all(statements.at(-1)!))[0] as Score | undefined
  }
}

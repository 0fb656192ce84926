import { env } from 'cloudflare:workers'
import { castVote, type Voted } from '../../src/comments/votes/cast-vote'
import type { Site } from '../../src/sites/public'
import { type TestCtx, testContext } from './test-context'

/** A reader's vote, or (0) its end; without a token, that of a device which never voted. */
export const aVote = (
  site: Site,
  id: number,
  value: 1 | -1 | 0 = 1,
  token?: string,
  ctx: TestCtx = testContext(),
): Promise<Voted> => castVote(ctx, site, id, value, token)

/** What stands in the database of a comment's votes. */
export async function votesOf(id: number): Promise<{ readonly score: number; readonly values: number[] }> {
  const [comment, votes] = await env.DB.batch<{ score: number; value: number }>([
    env.DB.prepare('SELECT score FROM comments WHERE id = ?1').bind(id),
    env.DB.prepare('SELECT value FROM votes WHERE comment_id = ?1 ORDER BY value').bind(id),
  ])
  return { score: comment!.results[0]!.score, values: votes!.results.map(({ value }) => value) }
}

/** Sets a score as votes would have, without casting them: for tests of reading. */
export const setScore = (id: number, score: number): Promise<unknown> =>
  env.DB.prepare('UPDATE comments SET score = ?2 WHERE id = ?1').bind(id, score).run()

/** A network nobody else in the run votes from. */
export const aNetwork = (): string => `10.${part()}.${part()}.1`
const part = () => Math.floor(Math.random() * 256)

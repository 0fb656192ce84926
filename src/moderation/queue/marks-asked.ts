import { networkMark } from '../../bans/public'
import { addressMark, hostMark, textMark, threadMark, whyMark } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import type { SearchComments } from '../list-schema'
import { findLikeness } from '../queries'

/**
 * What a comment has to be tied to, as the index knows it; undefined if nothing can be, because the comment meant is not of this site, or what it came
 * from is forgotten.
 */
export async function marksAsked(
  ctx: Pick<Ctx, 'config' | 'db'>,
  site: Site,
  asked: Pick<SearchComments, 'address' | 'host' | 'network' | 'text' | 'thread' | 'why'>,
): Promise<readonly string[] | undefined> {
  const { address, host, why } = asked
  const like = async (id: number | undefined) =>
    id === undefined ? undefined : ((await ctx.db.first(findLikeness(site.id, id))) ?? null)
  const [network, text, thread] = await Promise.all([
    like(asked.network),
    like(asked.text),
    like(asked.thread),
  ])
  const alike = [
    network === undefined ? '' : network?.network && networkMark(network.network),
    text === undefined ? '' : text && textMark(text.body),
    thread === undefined ? '' : thread && threadMark(thread.thread_id),
  ]
  if (alike.some((mark) => typeof mark !== 'string')) return undefined
  const mark = address && (await addressMark(ctx.config.hashKey, address.address))
  return [
    ...(mark ? [mark] : []),
    ...(host === '' ? [] : [hostMark(host)]),
    ...(why === '' ? [] : [whyMark(why)]),
    ...alike.filter((mark) => typeof mark === 'string' && mark !== ''),
  ] as readonly string[]
}

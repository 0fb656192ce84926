import type { DecideCtx } from '../moderation/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { banAuthor } from './ban-author'
import { refuse } from './errors'
import { findWriter } from './queries'

/**
 * A day's pause for whoever wrote a comment, by the address they gave, where it was proven only so, or by the name where they gave none. Never by network: that would send the neighbours
 * out too (docs/decisions/0006-networks-hashed-with-forgotten-salts.md).
 * @returns the ban's id
 * @throws authors/unknown (404), and what banAuthor throws
 */
export async function timeOutAuthor(
  ctx: DecideCtx & Pick<Ctx, 'config'>,
  site: Site,
  personId: number,
  commentId: number,
): Promise<number> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  const address = row.author_email !== null
  const { banId } = await banAuthor(ctx, site, personId, commentId, {
    by: { address, name: !address, network: false, domain: '' },
    end: 'day',
    until: undefined,
    how: 'open',
    who: row.verified === 1 ? 'proven' : 'everybody',
    reason: '',
    decide: '',
    sure: false,
  })
  return banId
}

import { HOUR_MS } from '../kernel/time'
import { countMatching, matchAsked } from '../moderation/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import type { SweepAsked } from './schema'

export interface Counted {
  readonly count: number
  /** More match than are counted: then it has to be narrowed first. */
  readonly isMore: boolean
  /** Stands for exactly what was counted, for this person and an hour; null if there is nothing to decide. */
  readonly confirm: string | null
}

/**
 * How many comments a sweep would be about, exactly: before anything is decided (M-18). What comes after this moment has a higher id than the one made
 * here, and is not among them. Costs a row of an index for each; three for each where the search index is asked, and ends at a number.
 */
export async function countSweep(
  ctx: Pick<Ctx, 'config' | 'db' | 'search' | 'newId' | 'clock' | 'tokens'>,
  site: Site,
  personId: number,
  asked: SweepAsked,
): Promise<Counted> {
  const id = ctx.newId()
  const match = await matchAsked(ctx, site, asked)
  const { count, isMore } = match ? await countMatching(ctx, site, match, id) : { count: 0, isMore: false }
  const confirm =
    count === 0 || isMore
      ? null
      : await ctx.tokens.sign(
          'sweep',
          [site.id, personId, id, count, JSON.stringify(match)],
          ctx.clock.now() + HOUR_MS,
        )
  return { count, isMore, confirm }
}

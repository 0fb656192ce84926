import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import { askForSolution, checkSolution, type Effort, readPressure } from '../../limits/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { countSinceId } from '../queries'
import type { Doubt } from './assess'

/** What limits make of a comment. */
export interface Weighed {
  /** Whether it waits for a moderator for that. */
  readonly hold: boolean
  readonly doubts: readonly Doubt[]
  /** What its sender worked out, to be written down with it. */
  readonly solved: Awaited<ReturnType<typeof checkSolution>>
}

/**
 * Asks for a challenge where something is doubtful (F1): words the checks stopped at, a network that writes again and again within a minute, a site near its
 * day's budget, or where the owner wants it each time. Nobody is refused for that: a script works it out, and what cannot waits for a moderator. Beyond the budget everything
 * waits (D5). Edits pass without: whoever edits has posted, and holds the key to it.
 * @param isDoubted whether the words themselves wait for a moderator
 * @param today how many comments the site got today, if that is known (todaysComments)
 * @throws limits/challenge-needed and limits/challenge-failed (403)
 */
export async function weighDoubt(
  ctx: Pick<
    Ctx,
    'db' | 'clock' | 'tokens' | 'networks' | 'memory' | 'newId' | 'defer' | 'wake' | 'config' | 'isUnhurried'
  >,
  site: Site,
  isDoubted: boolean,
  effort: Effort,
  today?: number,
): Promise<Weighed> {
  const { commentsDaily: budget, challenge } = site.settings
  const network = await ctx.networks.current()
  const [solved, pressure, isCalm] = await Promise.all([
    checkSolution(ctx, site.id, 'comment', effort),
    readPressure(ctx, { id: site.id, budget }, todaysComments(ctx, site), today),
    network === undefined ? true : ctx.isUnhurried(`comment:${site.id}:${network}`),
  ])
  const isBusy = pressure !== 'calm' || !isCalm
  const asks = effort.canSolve && !solved && (isDoubted || isBusy || challenge === 'always')
  if (asks) throw await askForSolution(ctx, site.id, 'comment')
  const hold = pressure === 'over' || (!solved && (isBusy || challenge === 'always'))
  return { hold, doubts: hold ? [{ code: 'busy' }] : [], solved }
}

/** The comments a site got today (UTC), counted no further than its budget. */
export const todaysComments = (ctx: Pick<Ctx, 'clock'>, site: Site) => {
  const now = ctx.clock.now()
  return countSinceId(site.id, idAt(now - (now % DAY_MS)), site.settings.commentsDaily)
}

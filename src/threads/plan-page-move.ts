import { findMovingThread, isOpen, type MovingThreadRow, PINNED_MAX, threadIdOf } from '../comments/public'
import type { PageUrl } from '../kernel/page-url'
import type { Ctx } from '../platform/context'
import { allowsOrigin, type Site } from '../sites/public'
import { refuse } from './errors'

/** What was put away is counted no further: beyond it the number says nothing more. */
export const AWAY_MAX = 1000

/** What a page's move would do, before anything is done. */
export interface PagePlan {
  readonly source: MovingThreadRow
  readonly targetId: string
  readonly targetPage: string
  /** The conversation that is there; absent for an address nobody has commented on. */
  readonly target: MovingThreadRow | undefined
  readonly targetOpen: boolean
  /** Comments that would move, whatever their state; `isMore`: those put away were not counted to the end. */
  readonly total: number
  readonly isMore: boolean
  /** Whether what is pinned stays so: there is room for three. */
  readonly keepPins: boolean
}

/**
 * Works out what becomes of a page whose address changed, or that shall be one with another. Changes nothing.
 * @throws threads/page-unknown (404), threads/page-not-allowed (422), threads/moved-already (409), threads/same-page (409), threads/leads-here (409)
 */
export async function planPageMove(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  site: Site,
  threadId: string,
  address: PageUrl,
): Promise<PagePlan> {
  if (!allowsOrigin(site, address.origin, ctx.config.publicUrl))
    throw refuse('page-not-allowed', { params: { origin: address.origin, site: site.id } })
  const asked = await threadIdOf(site.id, address)
  const [sources, targets] = await ctx.db.batch([
    findMovingThread(site.id, threadId, AWAY_MAX + 1),
    findMovingThread(site.id, asked, AWAY_MAX + 1),
  ])
  const source = sources.rows[0]
  if (!source) throw refuse('page-unknown')
  if (source.moved_to !== null) throw refuse('moved-already')
  if (asked === source.id) throw refuse('same-page')
  const found = targets.rows[0]
  if (found?.moved_to === source.id) throw refuse('leads-here')
  const target = found?.moved_to
    ? await ctx.db.first(findMovingThread(site.id, found.moved_to, AWAY_MAX + 1))
    : found
  return {
    source,
    targetId: target?.id ?? asked,
    targetPage: target?.page ?? address.href,
    target,
    targetOpen: isOpen(site, target ?? source, ctx.clock.now()),
    total: source.published + source.held + Math.min(source.away, AWAY_MAX),
    isMore: source.away > AWAY_MAX,
    keepPins: source.pinned + (target?.pinned ?? 0) <= PINNED_MAX,
  }
}

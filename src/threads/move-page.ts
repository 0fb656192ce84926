import { recordAction } from '../audit/public'
import { leadThread, listPins, WALK_START } from '../comments/public'
import { moveRequests } from '../followers/public'
import type { PageUrl } from '../kernel/page-url'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop, isUniqueViolation } from '../platform/sql'
import type { Site } from '../sites/public'
import { siteTag, threadTag } from '../web/public-cache'
import { refuse } from './errors'
import { moveGoesOn } from './jobs'
import { type PagePlan, planPageMove } from './plan-page-move'
import { insertMove } from './queries'
import type { PageMemory } from './schema'

/**
 * Moves a page's conversation to another address, or into the one that is there. From this moment words for the old address go to the new one and readers are led
 * there; the comments follow in steps, by a job (move-on.ts).
 * @throws what planPageMove throws; threads/busy (409, another move of the site is on its way)
 */
export async function movePage(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'newId' | 'cache' | 'wake'>,
  site: Site,
  personId: number,
  threadId: string,
  address: PageUrl,
): Promise<{ readonly moveId: number; readonly plan: PagePlan }> {
  const plan = await planPageMove(ctx, site, threadId, address)
  const { source, targetId, targetPage, keepPins, total } = plan
  const pins = await ctx.db.all(listPins(source.id))
  const moveId = ctx.newId()
  const memory: PageMemory = { keepPins, pins: pins.map(({ id, pinned_at }) => [id, pinned_at]) }
  const now = ctx.clock.now()
  try {
    await ctx.db.batch([
      ...leadThread(site.id, source.id, targetId, targetPage),
      insertMove(
        site.id,
        moveId,
        personId,
        'page',
        source.id,
        targetId,
        source.page,
        targetPage,
        'running',
        0,
        total,
        JSON.stringify(memory),
        now,
        null,
      ),
      moveRequests(source.id, targetId),
      recordAction(ctx, {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'page.move',
        subject: `page:${source.id}`,
        before: { page: source.page },
        after: { page: targetPage },
      }).statement,
      enqueue(ctx, moveGoesOn, { siteId: site.id, moveId, ...WALK_START, found: 0 }),
    ])
  } catch (error) {
    if (isUniqueViolation(error, 'thread_moves.site_id')) throw refuse('busy', {}, { cause: error })
    // Somebody moved one of the two between the look and the move.
    if (isStop(error)) throw refuse('moved-already', {}, { cause: error })
    throw error
  }
  ctx.wake()
  await ctx.cache.purgeNow([threadTag(source.id), threadTag(targetId), siteTag(site.id)])
  return { moveId, plan }
}

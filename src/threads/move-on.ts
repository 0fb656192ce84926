import * as v from 'valibot'
import {
  findMovingThread,
  listMovable,
  moveStep,
  pinAgain,
  settleLastComment,
  WALK_START,
  type Walk,
} from '../comments/public'
import { dropFollows, moveFollows, moveFollowsBack } from '../followers/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { siteTag, threadTag } from '../web/public-cache'
import { moveGoesOn } from './jobs'
import { countMoved, endMove, findMove, type MoveRow, stopUnlessState } from './queries'
import { type MoveStep, PageMemory } from './schema'

/** Comments looked at in a step, each a transaction of its own, and steps in a job: a free plan allows fifty queries an invocation. */
const STEP = 250
const STEPS = 8
const FOLLOWS = 250

interface Way {
  readonly move: MoveRow
  readonly siteId: string
  readonly from: string
  readonly to: string
  readonly back: boolean
  readonly memory: PageMemory
}

/**
 * Job `threads.move-on`: takes a page's comments to the other thread, or back, a bounded number at a time, then makes the next job. What has moved is
 * not found again, so a job that runs twice or died halfway does no harm. A comment that a moderator decided while the walk passed it may have been missed: the walk
 * goes round until a round finds nothing. Then readers of the whole page go along, and the move ends.
 */
export async function moveOn(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'cache' | 'wake'>,
  { siteId, moveId, found: foundBefore, ...start }: v.InferOutput<typeof MoveStep>,
): Promise<void> {
  const move = await ctx.db.first(findMove(siteId, moveId))
  if (!move || (move.state !== 'running' && move.state !== 'undoing')) return
  const way = await wayOf(ctx, siteId, move)
  let walk: Walk | null = start
  let found = foundBefore
  try {
    for (let step = 0; walk && step < STEPS; step++) {
      const page: Awaited<ReturnType<typeof listMovable>> = await listMovable(
        ctx,
        siteId,
        way.from,
        walk,
        STEP,
      )
      const ids = page.rows.filter((row) => comesAlong(way, row)).map(({ id }) => id)
      if (ids.length > 0) await takeAlong(ctx, way, ids)
      found += ids.length
      walk = page.next
    }
    if (!walk && found === 0) return await finish(ctx, way)
  } catch (error) {
    // Another run of this job was quicker and ended the move.
    if (isStop(error)) return
    throw error
  }
  await ctx.db.run(
    enqueue(ctx, moveGoesOn, { siteId, moveId, ...(walk ?? WALK_START), found: walk ? found : 0 }),
  )
  ctx.wake()
  await ctx.cache.purgeSoon(threadTag(way.to))
}

/** Back from wherever the target's conversation is by now. */
async function wayOf(ctx: Pick<Ctx, 'db'>, siteId: string, move: MoveRow): Promise<Way> {
  const back = move.state === 'undoing'
  const memory = v.parse(PageMemory, JSON.parse(move.memory))
  if (!back) return { move, siteId, from: move.source_id, to: move.target_id, back, memory }
  const target = await ctx.db.first(findMovingThread(siteId, move.target_id, 0))
  return { move, siteId, from: target?.moved_to ?? move.target_id, to: move.source_id, back, memory }
}

/** There go all; back go those whose root came from there, with every answer they have by now. */
const comesAlong = (
  { back, to }: Way,
  row: { readonly root_thread: string; readonly came_by: string | null },
): boolean => !back || row.root_thread === to || row.came_by?.includes(to) === true

async function takeAlong(
  ctx: Pick<Ctx, 'db' | 'newId' | 'clock'>,
  { move, siteId, from, to, back, memory }: Way,
  ids: readonly number[],
): Promise<void> {
  const [counts, moved, ...rest] = moveStep(ctx, siteId, { from, to, back, keepPins: memory.keepPins }, ids)
  await ctx.db.batch([
    stopUnlessState(siteId, move.id, move.state),
    counts,
    moved,
    countMoved(siteId, move.id),
    ...rest,
  ])
}

async function finish(ctx: Pick<Ctx, 'db' | 'clock' | 'cache'>, way: Way): Promise<void> {
  const { move, siteId, from, to, back, memory } = way
  for (let changes = FOLLOWS; changes === FOLLOWS; ) {
    const done = await ctx.db.batch(
      back
        ? [stopUnlessState(siteId, move.id, move.state), moveFollowsBack(from, to, FOLLOWS)]
        : [
            stopUnlessState(siteId, move.id, move.state),
            moveFollows(from, to, FOLLOWS),
            dropFollows(from, FOLLOWS),
          ],
    )
    changes = done.at(-1)!.changes
  }
  await ctx.db.batch([
    stopUnlessState(siteId, move.id, move.state),
    ...(back ? [pinAgain(to, JSON.stringify(memory.pins))] : []),
    settleLastComment(from),
    settleLastComment(to),
    endMove(siteId, move.id, back ? 'undone' : 'done', ctx.clock.now()),
  ])
  await ctx.cache.purgeNow([threadTag(from), threadTag(to), siteTag(siteId)])
}

import { moveAnswerFollows, moveNews } from '../../followers/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Bound } from '../../platform/sql'
import { commentsMoved } from '../jobs'
import { moveBack, moveCounts, moveThere } from './moving-queries'

/** Comments a job of the index takes at once. */
const INDEXED = 100

/**
 * A step of a page's move for the batch that counts it: counters, comments, who is told of answers, the index. What has left meanwhile is not taken again.
 * @param how.back the way back
 * @param how.keepPins whether what is pinned stays so
 * @returns the statements; the second is the one whose changes are the comments that moved
 */
export function moveStep(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  siteId: string,
  {
    from,
    to,
    back,
    keepPins,
  }: { readonly from: string; readonly to: string; readonly back: boolean; readonly keepPins: boolean },
  ids: readonly number[],
): readonly [counts: Bound<never>, moved: Bound<never>, ...rest: Bound<never>[]] {
  const list = JSON.stringify(ids)
  const parts = Array.from({ length: Math.ceil(ids.length / INDEXED) }, (_, at) =>
    ids.slice(at * INDEXED, (at + 1) * INDEXED),
  )
  return [
    moveCounts(from, to, list),
    back ? moveBack(from, to, list) : moveThere(from, to, list, keepPins ? 1 : 0),
    moveAnswerFollows(from, to, list),
    moveNews(siteId, to, list),
    ...parts.map((part) => enqueue(ctx, commentsMoved, { siteId, ids: part })),
  ]
}

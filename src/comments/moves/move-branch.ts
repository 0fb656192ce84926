import { moveAnswerFollows, moveNews } from '../../followers/public'
import { decodePath } from '../../kernel/id'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { type Bound, isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { siteTag, threadTag } from '../../web/public-cache'
import { commentsMoved } from '../jobs'
import { STATUS } from '../status'
import {
  addReplies,
  outdate,
  placeBranch,
  placeHead,
  stopUnlessBranch,
  stopUnlessQuiet,
} from '../thread/branch-queries'
import { insertThreadOrStop, settleTombstones } from '../writing-queries'
import { moveCounts, stopUnlessPlaces } from './moving-queries'
import { type BranchPlan, type BranchTarget, planBranchMove } from './plan-branch-move'

/** Each try looks again at what stands; only a comment or a decision between look and move makes another necessary. */
const TRIES = 4
const ROWS = 500
const INDEXED = 100

/** What the head alone has, and a way back puts back. */
interface HeadMarks {
  readonly cameBy: string | null
  readonly pinnedAt: number | null
}

/**
 * Moves a comment with all that answers it, in one transaction: places, counters on both sides, tombstones above, who is told of answers, the index. Ids stay, and
 * so do links to them.
 * @param also statements for the same batch: the log, and what the way back has to know
 * @throws what planBranchMove throws
 */
export async function moveBranch(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'newId' | 'cache' | 'wake'>,
  site: Site,
  id: number,
  target: BranchTarget,
  also: (plan: BranchPlan) => readonly Bound<never>[],
  marks: HeadMarks = { cameBy: null, pinnedAt: null },
): Promise<BranchPlan> {
  for (let attempt = 1; ; attempt++) {
    const plan = await planBranchMove(ctx, site, id, target)
    try {
      await ctx.db.batch([...statementsOf(ctx, site, plan, marks), ...also(plan)])
      ctx.wake()
      await ctx.cache.purgeNow([
        ...new Set([threadTag(plan.head.thread_id), threadTag(plan.threadId)]),
        siteTag(site.id),
      ])
      return plan
    } catch (error) {
      if (!isStop(error) || attempt === TRIES) throw error
    }
  }
}

function statementsOf(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  site: Site,
  plan: BranchPlan,
  marks: HeadMarks,
): Bound<never>[] {
  const { head, below, parent, threadId } = plan
  const rows = [head, ...below]
  const ids = rows.map((row) => row.id)
  const list = JSON.stringify(ids)
  const elsewhere = threadId !== head.thread_id
  const seen = [...rows, ...(parent ? [parent] : [])].map((row) => [
    row.id,
    row.thread_id,
    row.root_id,
    row.path,
    row.status,
  ])
  const above = (place: { readonly root_id: number; readonly path: string }) => [
    place.root_id,
    ...decodePath(place.path),
  ]
  // What hung above it, and what hangs above it now, may lose or need a place that is kept for answers.
  const touched = new Set([...ids, ...above(head), ...(parent ? above(parent) : [])])
  return [
    stopUnlessBranch(site.id, JSON.stringify(seen)),
    stopUnlessQuiet(head.thread_id, head.published, head.held),
    ...(elsewhere
      ? [
          // The team may put something on a closed page; nobody may on one that leads elsewhere.
          plan.thread
            ? stopUnlessPlaces(site.id, head.thread_id, threadId)
            : insertThreadOrStop(threadId, site.id, plan.page, '', ctx.clock.now(), 0, 0),
          moveCounts(head.thread_id, threadId, list),
          moveAnswerFollows(head.thread_id, threadId, list),
          moveNews(site.id, threadId, list),
        ]
      : [outdate(threadId)]),
    ...inParts(plan.places, ROWS).map((part) =>
      placeBranch(
        threadId,
        JSON.stringify(part.map(({ id, rootId, depth, path }) => [id, rootId, depth, path])),
      ),
    ),
    placeHead(head.id, parent?.id ?? null, marks.cameBy, parent ? null : marks.pinnedAt),
    ...repliesOf(plan).map(([rootId, more]) => addReplies(rootId, more)),
    settleTombstones(site.id, JSON.stringify([...touched])),
    ...inParts(ids, INDEXED).map((part) => enqueue(ctx, commentsMoved, { siteId: site.id, ids: [...part] })),
  ]
}

/** Roots count the published answers below them: what one loses another gains. */
function repliesOf({ head, parent, published }: BranchPlan): [rootId: number, more: number][] {
  const own = head.status === STATUS.published ? 1 : 0
  const wasRoot = head.depth === 0
  const leaves: [number, number] = wasRoot ? [head.id, own - published] : [head.root_id, -published]
  const comes: [number, number] = parent ? [parent.root_id, published] : [head.id, published - own]
  return [leaves, comes].filter(([, more]) => more !== 0) as [number, number][]
}

const inParts = <Item>(items: readonly Item[], size: number): (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

import type { Ctx } from '../../platform/context'
import {
  listMovableAnswers,
  listMovableAway,
  listMovableHeld,
  listMovableRoots,
  type MovableRow,
} from './moving-queries'

/** How far a walk through a thread has come: which list of it, and behind what. */
export interface Walk {
  readonly list: number
  readonly after: number
  readonly path: string
}

export const WALK_START: Walk = { list: 0, after: 0, path: '' }

/** Roots before answers, so that a branch is whole for readers as soon as its root is there; what waits is found among all that wait at the site. */
const LISTS = 4

/**
 * A stretch of everything that stands in a thread, whatever its state, and where the walk goes on; null at its end.
 * @param limit rows looked at; of the last list not all need stand in this thread
 */
export async function listMovable(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  threadId: string,
  { list, after, path }: Walk,
  limit: number,
): Promise<{ readonly rows: readonly MovableRow[]; readonly next: Walk | null }> {
  const statement = [
    () => listMovableRoots(threadId, after, path, limit),
    () => listMovableAnswers(threadId, after, path, limit),
    () => listMovableAway(threadId, after, path, limit),
    () => listMovableHeld(siteId, after, limit),
  ][list]!
  const found = await ctx.db.all(statement())
  const last = found.at(-1)
  const away = list === 2
  const next =
    found.length === limit && last
      ? { list, after: away ? last.root_id : last.id, path: away ? last.path : '' }
      : list + 1 < LISTS
        ? { ...WALK_START, list: list + 1 }
        : null
  return { rows: found.filter((row) => row.thread_id === threadId), next }
}

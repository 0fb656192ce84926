import type { Ctx } from '../../platform/context'
import { refuse } from '../errors'
import { listMovableHeld } from '../moves/moving-queries'
import {
  type BranchHeadRow,
  type BranchRow,
  findBranchHead,
  listBranchAway,
  listBranchShown,
} from './branch-queries'

/** As many as go in one transaction. More than that below one comment is a page's worth, and pages move in steps. */
export const BRANCH_MAX = 2000
const HELD_PAGE = 1000

export interface Branch {
  readonly head: BranchHeadRow
  /** Everything below it, at any depth and in every state; what is answered comes before its answers. */
  readonly below: readonly BranchRow[]
}

/**
 * A comment with all that hangs from it. By its path as far as that goes: at the deepest place answers stand beside what they answer, and are
 * told by that.
 * @throws comments/unknown (404), comments/branch-large (409)
 */
export async function readBranch(ctx: Pick<Ctx, 'db'>, siteId: string, id: number): Promise<Branch> {
  const head = await ctx.db.first(findBranchHead(siteId, id))
  if (!head) throw refuse('unknown')
  // Where a place is the deepest, the range is that of all who share it.
  const stem = head.path.slice(0, 5 * 11)
  const [from, below] = head.depth === 0 ? ['', '{'] : [stem, `${stem}{`]
  const [shown, away] = await ctx.db.batch([
    listBranchShown(head.root_id, from, below, BRANCH_MAX + 1),
    listBranchAway(head.thread_id, head.root_id, from, below, BRANCH_MAX + 1),
  ])
  const found = new Map<number, BranchRow>()
  for (const row of [...shown.rows, ...away.rows]) found.set(row.id, row)
  for (let after = 0; head.held > 0; ) {
    const rows = await ctx.db.all(listMovableHeld(siteId, after, HELD_PAGE))
    for (const row of rows) if (row.root_id === head.root_id) found.set(row.id, row)
    after = rows.at(-1)?.id ?? 0
    if (rows.length < HELD_PAGE) break
  }
  const answers = Map.groupBy(found.values(), (row) => row.parent_id)
  const branch: BranchRow[] = []
  const queue = [head.id]
  for (let at = 0; at < queue.length; at++) {
    for (const row of answers.get(queue[at]!) ?? []) {
      if (row.id === head.id) continue
      branch.push(row)
      queue.push(row.id)
    }
  }
  const cut = shown.rows.length > BRANCH_MAX || away.rows.length > BRANCH_MAX
  if (cut || branch.length >= BRANCH_MAX) throw refuse('branch-large', { params: { max: BRANCH_MAX } })
  return { head, below: branch }
}

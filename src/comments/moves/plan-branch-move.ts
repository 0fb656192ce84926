import type { PageUrl } from '../../kernel/page-url'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { assertAllowed } from '../checks/assert-allowed'
import { isOpen } from '../checks/hold-mode'
import { refuse } from '../errors'
import { findThread, type ThreadRow } from '../queries'
import { STATUS } from '../status'
import { type BranchHeadRow, findBranchHead } from '../thread/branch-queries'
import { DEPTH_MAX, placeBelow } from '../thread/build-tree'
import { type Branch, readBranch } from '../thread/read-branch'
import { threadIdOf } from '../thread-id'

/** Where a comment is to go: on which page, and below what; nothing: as a comment of its own. */
export interface BranchTarget {
  readonly page?: PageUrl | undefined
  readonly under?: number | undefined
}

interface BranchPlace {
  readonly id: number
  readonly rootId: number
  readonly depth: number
  readonly path: string
}

/** What a move would do, before anything is done. */
export interface BranchPlan extends Branch {
  /** What it will answer. */
  readonly parent: BranchHeadRow | undefined
  readonly threadId: string
  readonly page: string
  /** Absent for a page nobody has commented on. */
  readonly thread: ThreadRow | undefined
  readonly open: boolean
  /** New places, its own first. */
  readonly places: readonly BranchPlace[]
  /** Published, and waiting ones, itself included. */
  readonly published: number
  readonly held: number
  /** Answers that will stand beside what they answer, because no deeper place is shown. */
  readonly flat: number
}

/**
 * Works out where a comment and all that answers it would stand. Changes nothing.
 * @throws comments/unknown (404), comments/branch-large (409), comments/page-not-allowed (422), comments/target-gone (409, not up, or of another page),
 *   comments/own-answer (409, below itself), comments/stands-there (409), comments/on-its-way (409, its page is moving)
 */
export async function planBranchMove(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  site: Site,
  id: number,
  { page, under }: BranchTarget,
): Promise<BranchPlan> {
  const branch = await readBranch(ctx, site.id, id)
  const { head, below } = branch
  if (page) assertAllowed(ctx, site, page.origin)
  const parent = under === undefined ? undefined : await ctx.db.first(findBranchHead(site.id, under))
  if (under !== undefined && parent?.status !== STATUS.published) throw refuse('target-gone')
  if (under === head.id || below.some((row) => row.id === under)) throw refuse('own-answer')

  const asked = page ? await threadIdOf(site.id, page) : (parent?.thread_id ?? head.thread_id)
  const found = await ctx.db.first(findThread(asked, site.id))
  const thread = found?.moved_to ? await ctx.db.first(findThread(found.moved_to, site.id)) : found
  const threadId = thread?.id ?? asked
  if (parent && parent.thread_id !== threadId) throw refuse('target-gone')
  if (head.moved_to !== null || parent?.moved_to) throw refuse('on-its-way')
  if (threadId === head.thread_id && (parent?.id ?? null) === head.parent_id) throw refuse('stands-there')

  const places = new Map<number, BranchPlace>()
  const own = parent ? placeBelow(parent, head.id) : { rootId: head.id, depth: 0, path: '' }
  places.set(head.id, { id: head.id, ...own })
  let flat = own.depth === DEPTH_MAX && parent?.depth === DEPTH_MAX ? 1 : 0
  for (const row of below) {
    const above = places.get(row.parent_id!)!
    if (above.depth === DEPTH_MAX) flat++
    const place = placeBelow({ ...above, root_id: above.rootId }, row.id)
    places.set(row.id, { id: row.id, ...place })
  }
  const count = (status: number) => [head, ...below].filter((row) => row.status === status).length
  return {
    ...branch,
    parent,
    threadId,
    page: thread?.page ?? page?.href ?? head.page,
    thread,
    open: isOpen(site, thread, ctx.clock.now()),
    places: [...places.values()],
    published: count(STATUS.published),
    held: count(STATUS.held),
    flat,
  }
}

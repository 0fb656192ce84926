import { recordAction } from '../audit/public'
import { type BranchTarget, moveBranch } from '../comments/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { insertMove } from './queries'
import type { CommentMemory } from './schema'

/**
 * Moves a comment with all that answers it: below another comment, to stand by itself, or to another page. At once, and it can be taken back.
 * @throws what comments' planBranchMove throws
 */
export async function moveComment(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'newId' | 'cache' | 'wake'>,
  site: Site,
  personId: number,
  id: number,
  target: BranchTarget,
): Promise<{ readonly moveId: number; readonly moved: number }> {
  const moveId = ctx.newId()
  const plan = await moveBranch(ctx, site, id, target, ({ head, below, parent, threadId, page }) => {
    const memory: CommentMemory = {
      commentId: head.id,
      parentId: head.parent_id,
      cameBy: head.came_by,
      pinnedAt: head.pinned_at,
    }
    const moved = below.length + 1
    const now = ctx.clock.now()
    const answers = (parentId: number | null | undefined) => (parentId ? { answers: String(parentId) } : {})
    return [
      recordAction(ctx, {
        siteId: site.id,
        actor: `person:${personId}`,
        action: 'comment.move',
        subject: `comment:${head.id}`,
        before: { page: head.page, ...answers(head.parent_id) },
        after: { page, ...answers(parent?.id), comments: moved },
      }).statement,
      insertMove(
        site.id,
        moveId,
        personId,
        'comment',
        head.thread_id,
        threadId,
        head.page,
        page,
        'done',
        moved,
        moved,
        JSON.stringify(memory),
        now,
        now,
      ),
    ]
  })
  return { moveId, moved: plan.below.length + 1 }
}

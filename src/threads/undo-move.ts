import * as v from 'valibot'
import { recordAction } from '../audit/public'
import { findMovingThread, leadThreadBack, moveBranch, WALK_START } from '../comments/public'
import { AppError } from '../kernel/error'
import { parsePageUrl } from '../kernel/page-url'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { deleteParkedJob } from '../platform/queries'
import { isStop, isUniqueViolation } from '../platform/sql'
import type { Site } from '../sites/public'
import { siteTag, threadTag } from '../web/public-cache'
import { refuse } from './errors'
import { moveGoesOn } from './jobs'
import { findMove, listLeading, type MoveRow, setState, stopUnlessParked, stopUnlessState } from './queries'
import { STEPS } from './resume-move'
import { CommentMemory } from './schema'

type UndoCtx = Pick<Ctx, 'db' | 'config' | 'clock' | 'newId' | 'cache' | 'wake'>

/**
 * Takes a move back. A page: every comment that came with it returns, with the answers it has got since; what was written at the other page stays. In steps, like the
 * way there; one that stopped half-way turns round where it is. A comment: it goes where it stood, if that is still a place.
 * @throws threads/move-unknown (404), threads/undo-too-late (409, taken back already, on its way, or no way back), threads/busy (409)
 */
export async function undoMove(ctx: UndoCtx, site: Site, personId: number, moveId: number): Promise<void> {
  const move = await ctx.db.first(findMove(site.id, moveId))
  if (!move) throw refuse('move-unknown')
  const hasStopped = move.state === 'running' && move.stopped_job !== null
  if (move.state !== 'done' && !hasStopped) throw refuse('undo-too-late')
  try {
    await (move.kind === 'page'
      ? undoPage(ctx, site, personId, move)
      : undoComment(ctx, site, personId, move))
  } catch (error) {
    if (isUniqueViolation(error, 'thread_moves.site_id')) throw refuse('busy', {}, { cause: error })
    const hasNoPlace = error instanceof AppError && error.code.startsWith('comments/')
    if (isStop(error) || hasNoPlace) throw refuse('undo-too-late', {}, { cause: error })
    throw error
  }
}

async function undoPage(ctx: UndoCtx, site: Site, personId: number, move: MoveRow): Promise<void> {
  const [targets, leading] = await ctx.db.batch([
    findMovingThread(site.id, move.target_id, 0),
    listLeading(site.id, move.source_id),
  ])
  const holder = targets.rows[0]?.moved_to ?? move.target_id
  const stopped = move.stopped_job
  await ctx.db.batch([
    stopUnlessState(site.id, move.id, move.state),
    ...(stopped === null ? [] : [stopUnlessParked(stopped), deleteParkedJob(stopped, site.id, STEPS)]),
    setState(site.id, move.id, 'undoing', 0, null),
    ...leadThreadBack(
      site.id,
      move.source_id,
      holder,
      leading.rows.map(({ id }) => id),
    ),
    logged(ctx, site, personId, move, `page:${move.source_id}`),
    enqueue(ctx, moveGoesOn, { siteId: site.id, moveId: move.id, ...WALK_START, found: 0 }),
  ])
  ctx.wake()
  await ctx.cache.purgeNow([threadTag(move.source_id), threadTag(holder), siteTag(site.id)])
}

async function undoComment(ctx: UndoCtx, site: Site, personId: number, move: MoveRow): Promise<void> {
  const { commentId, parentId, cameBy, pinnedAt } = v.parse(CommentMemory, JSON.parse(move.memory))
  const target = { page: parsePageUrl(move.source_page), under: parentId ?? undefined }
  await moveBranch(
    ctx,
    site,
    commentId,
    target,
    () => [
      stopUnlessState(site.id, move.id, 'done'),
      setState(site.id, move.id, 'undone', move.moved, ctx.clock.now()),
      logged(ctx, site, personId, move, `comment:${commentId}`),
    ],
    { cameBy, pinnedAt },
  )
}

const logged = (ctx: UndoCtx, site: Site, personId: number, move: MoveRow, subject: string) =>
  recordAction(ctx, {
    siteId: site.id,
    actor: `person:${personId}`,
    action: move.kind === 'page' ? 'page.move-back' : 'comment.move-back',
    subject,
    before: { page: move.target_page },
    after: { page: move.source_page },
  }).statement

import { type Heeded, stopIfBanned } from '../../bans/public'
import { askFollow, type readDevice } from '../../followers/public'
import { spendOrStop } from '../../limits/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import type { Site } from '../../sites/public'
import { packDoubts } from '../checks/assess'
import { closedBefore, holdReasons, type Known, oldBefore, type ThreadHold } from '../checks/hold-mode'
import type { Weighed } from '../checks/weigh-doubt'
import { commentHeld, commentsChanged } from '../jobs'
import type { PlacedCommentRow } from '../queries'
import type { SubmitComment } from '../schema'
import { STATUS, type Status } from '../status'
import { stopIfMoved } from '../team/team-queries'
import { placeBelow } from '../thread/build-tree'
import { insertComment, insertThreadOrStop } from '../writing-queries'
import { RENDERER_VERSION } from './render-markdown'

/** A comment that has passed every check that looks before it writes. */
export interface Judged extends Weighed {
  readonly input: SubmitComment
  readonly html: string
  /** The submission's key and what it was used for, so that a repeat is known. */
  readonly key: string | undefined
  readonly requestHash: string
  /** Of its mails. */
  readonly locale: string
  readonly network: string | undefined
  readonly author: Known
  /** What the device has proven, if it has. */
  readonly proven: Awaited<ReturnType<typeof readDevice>>
  /** What a ban would know its writer by. */
  readonly marks: readonly string[]
}

/** Where it goes, as the last look has found it. */
export interface Place {
  readonly threadId: string
  /** Undefined while nobody has looked: then a thread that is closed, old or held apart from its site stops the batch. */
  readonly thread: ThreadHold | undefined
  readonly parent: PlacedCommentRow | undefined
  /** Bans that were found and for which it waits. */
  readonly bans: readonly Heeded[]
}

/** What was written, and where it stands: as placeBelow says. */
export interface Written {
  readonly id: number
  readonly status: Status
  readonly rootId: number
  readonly depth: number
  readonly path: string
}

/**
 * Writes a comment with all that hangs on it, its thread and counters, what was asked to be mailed, the solution that is used up and the moderators' notice, as one batch.
 * @returns its id, whether readers see it, and where it stands
 * @throws a stop (platform/sql.ts, STOP) where the place, the bans or the solution are not what they were taken for, a unique violation where the key is used: nothing was written then
 */
export async function writeComment(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'tokens' | 'config'>,
  site: Site,
  judged: Judged,
  { threadId, thread, parent, bans }: Place,
): Promise<Written> {
  const { input, html, author, proven, solved, key } = judged
  const id = ctx.newId()
  const now = ctx.clock.now()
  const reasons = [...holdReasons(site, html, author, thread, now), ...bans]
  const status: Status = judged.hold || reasons.length > 0 ? 'held' : 'published'
  const stands = parent ? placeBelow(parent, id) : { rootId: id, depth: 0, path: '' }
  await ctx.db.batch([
    stopIfBanned(site.id, judged.marks, now, bans.length > 0 ? 0 : 1),
    insertThreadOrStop(
      threadId,
      site.id,
      input.page.href,
      input.title,
      now,
      thread ? closedBefore(site, now) : Math.max(closedBefore(site, now), oldBefore(site, now)),
      thread ? 0 : 1,
    ),
    ...(parent ? [stopIfMoved(parent.id, parent.thread_id, parent.root_id, parent.path)] : []),
    insertComment(
      id,
      site.id,
      threadId,
      parent?.id ?? null,
      stands.rootId,
      stands.depth,
      stands.path,
      STATUS[status],
      status === 'published' ? 1 : 0,
      input.name,
      input.email?.address ?? null,
      input.url ?? null,
      input.body,
      html,
      RENDERER_VERSION,
      judged.network ?? null,
      key ?? null,
      key === undefined ? null : judged.requestHash,
      now,
      proven ? 1 : 0,
      packDoubts([...judged.doubts, ...reasons]),
      0,
    ),
    ...(await follow(ctx, site, judged, threadId, id)),
    ...(solved ? [spendOrStop(solved.expiresAt, solved.nonce)] : []),
    // Nobody is told of what a silent ban holds; the search has it.
    status === 'held' && !bans.some(({ code }) => code === 'banned')
      ? enqueue(ctx, commentHeld, { siteId: site.id, commentId: id })
      : enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] }),
  ])
  return { id, status, ...stands }
}

/** The mails that were asked for together with the comment: about answers to it, or about all of the thread. */
async function follow(
  ctx: Parameters<typeof askFollow>[0],
  site: Site,
  { input: { notify, email, frequency }, locale, proven }: Judged,
  threadId: string,
  id: number,
): ReturnType<typeof askFollow> {
  if (notify === 'no' || !email) return []
  const commentId = notify === 'replies' ? id : 0
  return askFollow(ctx, site, { email, threadId, commentId, frequency, locale }, id, proven)
}

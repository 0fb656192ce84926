import { recordAction } from '../../audit/public'
import { type Heeded, heedBans, marksOfWriter, stopIfBanned } from '../../bans/public'
import type { Ctx } from '../../platform/context'
import { enqueue } from '../../platform/outbox'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { siteTag, threadTag } from '../../web/public-cache'
import { type Doubt, packDoubts } from '../checks/assess'
import { heedDoubts } from '../checks/heed-doubts'
import { closedBefore, holdReasons, isOpen } from '../checks/hold-mode'
import { knowAuthor } from '../checks/know-author'
import { allHostsOf } from '../checks/marks'
import { readGuard } from '../checks/read-guard'
import { isReserved, provenBy } from '../checks/reserved-names'
import { refuse } from '../errors'
import { RENDERER_VERSION, renderMarkdown } from '../form/render-markdown'
import { commentHeld, commentsChanged } from '../jobs'
import type { EditComment } from '../schema'
import { STATUS, type Status, statusName } from '../status'
import { moveTombstones } from '../tombstones'
import { keepRevision, reviseComment, reviseWords, stopIfClosed, stopUnlessStill } from '../writing-queries'
import { assertEditable, findOwn } from './read-own-comment'

export interface Edited {
  readonly status: Status
  readonly revision: number
  readonly html: string
  /** When words that readers had seen were changed last, or null. */
  readonly editedAt: number | null
  /** False if these were its words already: nothing was written. */
  readonly changed: boolean
}

type EditCtx = Pick<
  Ctx,
  | 'db'
  | 'clock'
  | 'newId'
  | 'tokens'
  | 'networks'
  | 'wake'
  | 'cache'
  | 'memory'
  | 'config'
  | 'defer'
  | 'mayProceed'
>

/**
 * An author's new words for a comment of their own. They pass everything a new comment passes; where the site holds comments, a published one
 * waits again, and the moderators are told. The words before are kept (comment_revisions), and a decision about them decides nothing now.
 * @param input.revision what the author saw; without it, the last one wins
 * @param bans that make it wait and were heeded already, when it looks again
 * @throws comments/token-missing (401), comments/token-wrong (403), comments/unknown (404), comments/not-editable (409), comments/edit-window-over
 *   (409), comments/edited-meanwhile (409), comments/name-reserved (409), comments/thread-closed (409), bans/banned and bans/banned-until (403),
 *   web/too-many-requests (429)
 */
export async function editComment(
  ctx: EditCtx,
  site: Site,
  id: number,
  token: string | undefined,
  input: Omit<EditComment, 'ack'> & Partial<Pick<EditComment, 'ack'>>,
  bans: readonly Heeded[] = [],
): Promise<Edited> {
  const row = await findOwn(ctx, site, id, token)
  const status = statusName(row.status)
  // The repeat of an edit whose answer got lost, perhaps after the window: it asks for what already is.
  if (row.body === input.body && ['held', 'published', 'returned'].includes(status)) {
    return { status, revision: row.revision, html: row.html, editedAt: row.edited_at, changed: false }
  }
  assertEditable(site, row, ctx.clock.now())
  if (input.revision != null && input.revision !== row.revision)
    throw refuse('edited-meanwhile', { more: { revision: row.revision } })
  const networks = await ctx.networks.recent()
  if (!(await ctx.mayProceed(`comment:${site.id}:${networks[0] ?? ''}`)))
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })

  // An edit keeps its name, which may have become the team's since.
  const [guard, author] = await Promise.all([
    readGuard(ctx, site),
    knowAuthor(ctx, site, row.verified === 1 ? (row.author_email ?? undefined) : undefined),
  ])
  const proven = provenBy(row)
  if (isReserved(guard, row.author_name, proven)) throw refuse('name-reserved')

  const now = ctx.clock.now()
  const html = renderMarkdown(input.body)
  const signed = { name: row.author_name, url: row.author_url, address: row.author_email }
  const words = { body: input.body, html, place: `comment:${id}`, ...signed }
  const { hold, doubts } = await heedDoubts(ctx, site, words, input.ack, guard.rules)
  const thread = { hold: row.hold, created_at: row.thread_at }
  const hosts = allHostsOf({ html, author_url: row.author_url })
  const marks =
    proven !== undefined && guard.addresses.has(proven)
      ? []
      : await marksOfWriter(ctx.config.hashKey, {
          address: row.author_email,
          proven: proven !== undefined,
          name: row.author_name,
          networks,
          hosts,
        })
  const reasons: readonly Doubt[] = [...holdReasons(site, html, author, thread, now), ...bans]
  const waits = status === 'returned' || (status === 'published' && (hold || reasons.length > 0))
  const to: Status = waits ? 'held' : status
  const why = packDoubts([...doubts, ...(to === 'held' ? reasons : [])])
  const revision = row.revision + 1
  const seen = [site.id, id, row.revision, row.status] as const
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: 'visitor',
      action: 'comment.edit',
      subject: `comment:${id}`,
      before: { status, revision: row.revision },
      after: { status: to, revision },
    },
    { onlyIfChanged: true },
  )
  try {
    await ctx.db.batch([
      stopIfBanned(site.id, marks, now, bans.length > 0 ? 0 : 1),
      stopIfClosed(row.thread_id, closedBefore(site, now)),
      stopUnlessStill(...seen),
      keepRevision(...seen, now),
      to === status
        ? reviseWords(...seen, input.body, html, RENDERER_VERSION, now, why)
        : reviseComment(...seen, input.body, html, RENDERER_VERSION, STATUS[to], now, why),
      logged,
      ...moveTombstones(site.id, row, { from: status, to }),
      // Nobody is told of what a silent ban holds.
      to === status || bans.some(({ code }) => code === 'banned')
        ? enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] })
        : enqueue(ctx, commentHeld, { siteId: site.id, commentId: id }),
    ])
  } catch (error) {
    if (!isStop(error)) throw error
    const heeded = await heedBans(ctx, site, marks)
    const { closed_at, thread_at } = await findOwn(ctx, site, id, token)
    if (!isOpen(site, { closed_at, created_at: thread_at }, ctx.clock.now()))
      throw refuse('thread-closed', {}, { cause: error })
    // Somebody was quicker, the author in another tab or a moderator: look again, and judge by what stands there now.
    return editComment(ctx, site, id, token, input, heeded)
  }
  ctx.wake()
  if (status === 'published' && to !== status)
    await ctx.cache.purgeNow([threadTag(row.thread_id), siteTag(site.id)])
  else if (to === 'published') ctx.defer(ctx.cache.purgeSoon(threadTag(row.thread_id)))
  return { status: to, revision, html, editedAt: status === 'published' ? now : row.edited_at, changed: true }
}

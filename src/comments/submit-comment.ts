import { askFollow, claimToken, readDevice } from '../followers/public'
import { idTime } from '../kernel/id'
import { type Effort, failed, NO_EFFORT, spendOrStop } from '../limits/public'
import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import { sha256 } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { allowsOrigin, type Site } from '../sites/public'
import { refuse as refuseRequest } from '../web/errors'
import { threadTag } from '../web/public-cache'
import { fieldsRefused } from '../web/read-input'
import { packDoubts } from './assess'
import { placeBelow } from './build-tree'
import { refuse } from './errors'
import { heedDoubts } from './heed-doubts'
import { closedBefore, holdReasons, isOpen, oldBefore, type ThreadHold } from './hold-mode'
import { commentHeld, commentsChanged } from './jobs'
import { knowAuthor } from './know-author'
import { findComment, findThread, type PlacedCommentRow } from './queries'
import { readGuard } from './read-guard'
import { RENDERER_VERSION, renderMarkdown } from './render-markdown'
import { isReserved } from './reserved-names'
import type { SubmitComment } from './schema'
import { STATUS, type Status, statusName } from './status'
import { stopIfMoved } from './team-queries'
import { threadIdOf } from './thread-id'
import { todaysComments, weighDoubt } from './weigh-doubt'
import { findByKey, insertComment, insertThreadOrStop, stopIfHeldApart } from './writing-queries'

interface Written {
  readonly id: number
  readonly status: Status
  readonly threadId: string
}

export interface Submitted {
  readonly id: number
  readonly status: Status
  /** Opens this one comment to its author: kept on the device, sent as `Authorization: Bearer`. */
  readonly token: string
  readonly html: string
  /** Posted from a device that has proven the address. */
  readonly verified: boolean
  /** A mail was asked for, and its mailbox is asked first: what the device needs to enter the code. */
  readonly claim?: string
  /** True if this key had already posted it: nothing was written. */
  readonly repeated: boolean
}

/**
 * Takes a visitor's comment: published or held as the site says. Comment, counters and the moderators' notice are one transaction.
 * @param key the submission's UUID: a second one with the same words is answered as the first and writes nothing
 * @param locale of mails that were asked for
 * @param effort what its sender shows of themselves (limits/check-solution.ts)
 * @throws comments/page-not-allowed (422), comments/thread-closed (409), comments/key-reused (409, same key for other words),
 *   comments/nudge (409), comments/not-taken (422), limits/challenge-needed and limits/challenge-failed (403), web/fields-refused (422, unknown parent, reserved name), web/too-many-requests (429)
 */
export async function submitComment(
  ctx: Pick<
    Ctx,
    | 'db'
    | 'clock'
    | 'newId'
    | 'tokens'
    | 'networks'
    | 'wake'
    | 'cache'
    | 'memory'
    | 'defer'
    | 'mayProceed'
    | 'config'
    | 'isUnhurried'
  >,
  site: Site,
  input: SubmitComment,
  key?: string,
  locale: string = site.settings.locale,
  effort: Effort = NO_EFFORT,
): Promise<Submitted> {
  const { page } = input
  if (!allowsOrigin(site, page.origin, ctx.config.publicUrl)) {
    throw refuse('page-not-allowed', { params: { origin: page.origin, site: site.id } })
  }
  if (input.notify !== 'no' && !input.email) {
    throw fieldsRefused([{ field: 'email', message: 'comments.email-for-mail' }])
  }
  const [network, threadId, requestHash, proven] = await Promise.all([
    ctx.networks.current(),
    threadIdOf(site.id, page),
    sha256(JSON.stringify([page.key, input.parentId, input.name, input.email, input.url, input.body])),
    readDevice(ctx, site, input.proof, input.email),
  ])
  // A first word on a page costs one round trip: whether the thread is open and the key new is asked by the batch that writes.
  const [mayProceed, guard, parent, author] = await Promise.all([
    ctx.mayProceed(`comment:${site.id}:${network ?? ''}`),
    readGuard(ctx, site, todaysComments(ctx, site)),
    input.parentId === undefined ? undefined : ctx.db.first(findComment(site.id, input.parentId)),
    knowAuthor(ctx, site, proven && input.email?.address),
  ])
  if (!mayProceed) throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  if (isReserved(guard, input.name, proven && input.email?.key))
    throw fieldsRefused([{ field: 'name', message: 'comments.name-reserved', params: { name: input.name } }])
  const missing = input.parentId !== undefined && !parent
  const place = missing ? undefined : await placeFor(ctx, site, threadId, parent)
  if (place === undefined) {
    const earlier = await answerEarlier(ctx, site, key, requestHash, input.notify !== 'no')
    if (earlier) return earlier
    throw parentGone()
  }

  const html = renderMarkdown(input.body)
  const { name, url, email } = input
  const words = { body: input.body, html, place: threadId, name, url, address: email?.address }
  const heeded = await heedDoubts(ctx, site, words, input.ack, guard.rules).catch(
    async (refused: unknown) => {
      // The repeat of what was posted while nobody doubted it, or after its author was told.
      const earlier = await answerEarlier(ctx, site, key, requestHash, input.notify !== 'no')
      if (earlier) return earlier
      throw refused
    },
  )
  if ('repeated' in heeded) return heeded
  const weighed = await weighDoubt(ctx, site, heeded.hold, effort, guard.today).catch(
    async (refused: unknown) => {
      const earlier = await answerEarlier(ctx, site, key, requestHash, input.notify !== 'no')
      if (earlier) return earlier
      throw refused
    },
  )
  if ('repeated' in weighed) return weighed
  const { solved } = weighed
  const verified = proven !== undefined
  // A device that has proven the address needs no code; every other gets the same, whatever the address is to us.
  const claims = input.notify !== 'no' && !verified
  const follows = async (id: number, threadId: string) =>
    input.notify === 'no' || !input.email
      ? []
      : askFollow(
          ctx,
          site,
          {
            email: input.email,
            threadId,
            commentId: input.notify === 'replies' ? id : 0,
            frequency: input.frequency,
            locale,
          },
          id,
          proven,
        )
  const write = async (
    thread: ThreadHold | undefined,
    threadId: string,
    parent: PlacedCommentRow | undefined,
  ): Promise<Written> => {
    const id = ctx.newId()
    const now = ctx.clock.now()
    const reasons = holdReasons(site, html, author, thread, now)
    const status: Status = heeded.hold || weighed.hold || reasons.length > 0 ? 'held' : 'published'
    const place = parent ? placeBelow(parent, id) : { rootId: id, depth: 0, path: '' }
    await ctx.db.batch([
      insertThreadOrStop(threadId, site.id, page.href, input.title, now, closedBefore(site, now)),
      ...(thread ? [] : [stopIfHeldApart(threadId, oldBefore(site, now))]),
      ...(parent ? [stopIfMoved(parent.id, parent.thread_id, parent.root_id, parent.path)] : []),
      insertComment(
        id,
        site.id,
        threadId,
        parent?.id ?? null,
        place.rootId,
        place.depth,
        place.path,
        STATUS[status],
        status === 'published' ? 1 : 0,
        input.name,
        input.email?.address ?? null,
        input.url ?? null,
        input.body,
        html,
        RENDERER_VERSION,
        network ?? null,
        key ?? null,
        key === undefined ? null : requestHash,
        now,
        verified ? 1 : 0,
        packDoubts([...heeded.doubts, ...weighed.doubts, ...reasons]),
        0,
      ),
      ...(await follows(id, threadId)),
      ...(solved ? [spendOrStop(solved.expiresAt, solved.nonce)] : []),
      status === 'held'
        ? enqueue(ctx, commentHeld, { siteId: site.id, commentId: id })
        : enqueue(ctx, commentsChanged, { siteId: site.id, ids: [id] }),
    ])
    return { id, status, threadId }
  }
  const answer = async ({ id, status, threadId }: Written): Promise<Submitted> => {
    ctx.wake()
    if (status === 'published') ctx.defer(ctx.cache.purgeSoon(threadTag(threadId)))
    return { id, status, html, verified, repeated: false, ...(await tokensOf(ctx, site, id, claims)) }
  }
  const known = parent && { hold: parent.hold, created_at: parent.thread_at }
  try {
    return await answer(await withFreshIds(() => write(known, place, parent)))
  } catch (error) {
    // Nothing was written. The key was used before, also a moment ago; or the thread is closed, or held otherwise than the site.
    const earlier = await answerEarlier(ctx, site, key, requestHash, claims)
    if (earlier) return earlier
    if (!isStop(error)) throw error
    // Or it moved away a moment ago, or what is answered did: then there is another place to look at.
    const again = parent && (await ctx.db.first(findComment(site.id, parent.id)))
    const there = await placeFor(ctx, site, place, again)
    if (there === undefined || (parent && !again)) throw parentGone()
    const found = await ctx.db.first(findThread(there, site.id))
    const thread = found?.moved_to ? await ctx.db.first(findThread(found.moved_to, site.id)) : found
    if (!thread || !isOpen(site, thread, ctx.clock.now())) throw refuse('thread-closed', {}, { cause: error })
    try {
      return await answer(await withFreshIds(() => write(thread, thread.id, again)))
    } catch (again) {
      if (!isStop(again)) throw again
      // The thread is open: what was stopped is the second use of a solution.
      throw solved
        ? await failed(ctx, site.id, 'comment', 'spent')
        : refuse('thread-closed', {}, { cause: again })
    }
  }
}

const parentGone = () => fieldsRefused([{ field: 'parentId', message: 'comments.parent-gone' }])

/**
 * The thread that words for a page go to: its own, or while a page moves and after it, the one it leads to. Only an answer under the old address of a page
 * that moved costs a look.
 * @returns undefined where what is answered is not up, or stands elsewhere
 */
async function placeFor(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  threadId: string,
  parent: PlacedCommentRow | undefined,
): Promise<string | undefined> {
  if (!parent) return threadId
  if (statusName(parent.status) !== 'published') return undefined
  const { thread_id, moved_to } = parent
  if (thread_id === threadId || moved_to === threadId) return moved_to ?? threadId
  const page = await ctx.db.first(findThread(threadId, site.id))
  return page?.moved_to === thread_id ? thread_id : undefined
}

/** What this key posted before, answered as it was then. @throws comments/key-reused (409) for other words */
async function answerEarlier(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  site: Site,
  key: string | undefined,
  requestHash: string,
  claims: boolean,
): Promise<Submitted | undefined> {
  const before = key === undefined ? undefined : await ctx.db.first(findByKey(site.id, key))
  if (!before) return undefined
  if (before.request_hash !== requestHash) throw refuse('key-reused')
  const { id, html, status } = before
  const verified = before.verified === 1
  return {
    id,
    status: statusName(status),
    html,
    verified,
    repeated: true,
    ...(await tokensOf(ctx, site, id, claims && !verified)),
  }
}

/** The same tokens each time, so that a repeat can answer what the first answered without anything being kept. */
const tokensOf = async (
  ctx: Pick<Ctx, 'tokens'>,
  site: Site,
  id: number,
  claims: boolean,
): Promise<Pick<Submitted, 'token' | 'claim'>> => ({
  token: await ctx.tokens.sign('author', [site.id, id], 0),
  ...(claims && { claim: await claimToken(ctx, site.id, id, idTime(id)) }),
})

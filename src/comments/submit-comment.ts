import { heedStanding, listStanding, marksOfWriter, stopIfBanned } from '../bans/public'
import { askFollow, claimToken, readDevice } from '../followers/public'
import { idTime } from '../kernel/id'
import { type Effort, failed, NO_EFFORT, spendOrStop } from '../limits/public'
import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import { sha256 } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import type { Site } from '../sites/public'
import { refuse as refuseRequest } from '../web/errors'
import { threadTag } from '../web/public-cache'
import { fieldsRefused } from '../web/read-input'
import { assertAllowed } from './assert-allowed'
import { type Doubt, packDoubts } from './assess'
import { placeBelow } from './build-tree'
import { refuse } from './errors'
import { heedDoubts } from './heed-doubts'
import { closedBefore, holdReasons, isOpen, oldBefore, type ThreadHold } from './hold-mode'
import { commentHeld, commentsChanged } from './jobs'
import { knowAuthor } from './know-author'
import { allHostsOf } from './marks'
import { placeFor } from './place-for'
import { findComment, findThread, type PlacedCommentRow } from './queries'
import { readGuard } from './read-guard'
import { RENDERER_VERSION, renderMarkdown } from './render-markdown'
import { isReserved } from './reserved-names'
import type { SubmitComment } from './schema'
import { STATUS, type Status, statusName } from './status'
import { stopIfMoved } from './team-queries'
import { threadIdOf } from './thread-id'
import { todaysComments, weighDoubt } from './weigh-doubt'
import { findByKey, insertComment, insertThreadOrStop } from './writing-queries'

/** Each look names what stopped the one before; more than one of them is rare. */
const TRIES = 3

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
 *   comments/nudge (409), comments/not-taken (422), limits/challenge-needed and limits/challenge-failed (403), bans/banned and bans/banned-until (403),
 *   web/fields-refused (422, unknown parent, reserved name), web/too-many-requests (429)
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
  assertAllowed(ctx, site, page.origin)
  if (input.notify !== 'no' && !input.email) {
    throw fieldsRefused([{ field: 'email', message: 'comments.email-for-mail' }])
  }
  const [networks, threadId, requestHash, proven] = await Promise.all([
    ctx.networks.recent(),
    threadIdOf(site.id, page),
    sha256(JSON.stringify([page.key, input.parentId, input.name, input.email, input.url, input.body])),
    readDevice(ctx, site, input.proof, input.email),
  ])
  const network = networks[0]
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
  // Whoever has proven to be of the team is never held against a ban, which may know a whole office.
  const ofTeam = proven !== undefined && email !== undefined && guard.addresses.has(email.key)
  const hosts = allHostsOf({ html, author_url: url ?? null })
  const marks = ofTeam
    ? []
    : await marksOfWriter(ctx.config.hashKey, { address: email?.address, name, networks, hosts })
  const write = async (
    thread: ThreadHold | undefined,
    threadId: string,
    parent: PlacedCommentRow | undefined,
    bans: readonly number[],
  ): Promise<Written> => {
    const id = ctx.newId()
    const now = ctx.clock.now()
    const reasons = [...holdReasons(site, html, author, thread, now), ...bans.map(toDoubt)]
    const status: Status = heeded.hold || weighed.hold || reasons.length > 0 ? 'held' : 'published'
    const place = parent ? placeBelow(parent, id) : { rootId: id, depth: 0, path: '' }
    await ctx.db.batch([
      stopIfBanned(site.id, JSON.stringify(marks), now, bans.length > 0 ? 0 : 1),
      insertThreadOrStop(
        threadId,
        site.id,
        page.href,
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
      // Nobody is told of what a silent ban holds; the search has it.
      status === 'held' && bans.length === 0
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
  let at: Parameters<typeof write> = [
    parent && { hold: parent.hold, created_at: parent.thread_at },
    place,
    parent,
    [],
  ]
  for (let attempt = 1; ; attempt++) {
    try {
      return await answer(await withFreshIds(() => write(...at)))
    } catch (error) {
      // Nothing was written. The key was used before, also a moment ago; or whoever writes is banned, the thread closed, or held otherwise than the site.
      const earlier = await answerEarlier(ctx, site, key, requestHash, claims)
      if (earlier) return earlier
      if (!isStop(error)) throw error
      // It moved away a moment ago, or what is answered did: then there is another place to look at.
      const again = parent && (await ctx.db.first(findComment(site.id, parent.id)))
      const there = await placeFor(ctx, site, place, again)
      if (there === undefined || (parent && !again)) throw parentGone()
      const now = ctx.clock.now()
      const [standing, threads] = await ctx.db.batch([
        listStanding(site.id, JSON.stringify(marks), now),
        findThread(there, site.id),
      ])
      const bans = heedStanding(standing.rows)
      const [found] = threads.rows
      const thread = found?.moved_to ? await ctx.db.first(findThread(found.moved_to, site.id)) : found
      const stays = thread ? isOpen(site, thread, now) : bans.length > 0 || solved !== undefined
      if (!stays) throw refuse('thread-closed', {}, { cause: error })
      // The thread is open, or there is none yet, and every ban heeded: what was stopped is the second use of a solution.
      if (attempt === TRIES && solved) throw await failed(ctx, site.id, 'comment', 'spent')
      if (attempt === TRIES) throw refuse('thread-closed', {}, { cause: error })
      at = [thread, thread?.id ?? there, again, bans]
    }
  }
}

const parentGone = () => fieldsRefused([{ field: 'parentId', message: 'comments.parent-gone' }])

const toDoubt = (ban: number): Doubt => ({ code: 'banned', ban })

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

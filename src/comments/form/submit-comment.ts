import { heedStanding, listStanding, marksOfWriter } from '../../bans/public'
import { claimToken, readDevice } from '../../followers/public'
import { idTime } from '../../kernel/id'
import { type Effort, failed, NO_EFFORT } from '../../limits/public'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { sha256 } from '../../platform/hash'
import { isStop } from '../../platform/sql'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { threadTag } from '../../web/public-cache'
import { fieldsRefused } from '../../web/read-input'
import { assertAllowed } from '../checks/assert-allowed'
import { heedDoubts } from '../checks/heed-doubts'
import { isOpen } from '../checks/hold-mode'
import { knowAuthor } from '../checks/know-author'
import { allHostsOf } from '../checks/marks'
import { type Guard, readGuard } from '../checks/read-guard'
import { isReserved } from '../checks/reserved-names'
import { todaysComments, type Weighed, weighDoubt } from '../checks/weigh-doubt'
import { refuse } from '../errors'
import { findComment, findThread } from '../queries'
import type { SubmitComment } from '../schema'
import { statusName } from '../status'
import { threadIdOf } from '../thread-id'
import { findByKey } from '../writing-queries'
import { placeFor } from './place-for'
import { renderMarkdown } from './render-markdown'
import { type Judged, type Place, type Written, writeComment } from './write-comment'

/** Each look names what stopped the one before; more than one of them is rare. */
const TRIES = 3

type SubmitCtx = Pick<
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
>

export interface Submitted extends Written {
  /** Opens this one comment to its author: kept on the device, sent as `Authorization: Bearer`. */
  readonly token: string
  readonly html: string
  /** Who wrote what it answers; null where it answers none, or one that is gone. */
  readonly parentName: string | null
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
  ctx: SubmitCtx,
  site: Site,
  input: SubmitComment,
  key?: string,
  locale: string = site.settings.locale,
  effort: Effort = NO_EFFORT,
): Promise<Submitted> {
  const { page, name, email } = input
  assertAllowed(ctx, site, page.origin)
  if (input.notify !== 'no' && !email) {
    throw fieldsRefused([{ field: 'email', message: 'comments.email-for-mail' }])
  }
  const [networks, ownThread, requestHash, proven] = await Promise.all([
    ctx.networks.recent(),
    threadIdOf(site.id, page),
    sha256(JSON.stringify([page.key, input.parentId, name, email, input.url, input.body])),
    readDevice(ctx, site, input.proof, email),
  ])
  const network = networks[0]
  // A first word on a page costs one round trip: whether the thread is open and the key new is asked by the batch that writes.
  const [mayProceed, guard, parent, author] = await Promise.all([
    ctx.mayProceed(`comment:${site.id}:${network ?? ''}`),
    readGuard(ctx, site, todaysComments(ctx, site)),
    input.parentId === undefined ? undefined : ctx.db.first(findComment(site.id, input.parentId)),
    knowAuthor(ctx, site, proven && email?.address),
  ])
  if (!mayProceed) throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  if (isReserved(guard, name, proven && email?.key))
    throw fieldsRefused([{ field: 'name', message: 'comments.name-reserved', params: { name } }])
  // A device that has proven the address needs no code; every other gets the same, whatever the address is to us.
  const asksMailbox = input.notify !== 'no' && proven === undefined
  try {
    const threadId = await placeFor(ctx, site, ownThread, parent)
    if (threadId === undefined || (input.parentId !== undefined && !parent)) throw parentGone()
    const html = renderMarkdown(input.body)
    const weighed = await doubt(ctx, site, input, html, threadId, effort, guard)
    // Whoever has proven to be of the team is never held against a ban, which may know a whole office.
    const ofTeam = proven !== undefined && email !== undefined && guard.addresses.has(email.key)
    const hosts = allHostsOf({ html, author_url: input.url ?? null })
    const writer = { address: email?.address, proven: proven !== undefined, name, networks, hosts }
    const marks = ofTeam ? [] : await marksOfWriter(ctx.config.hashKey, writer)
    const judged = { ...weighed, input, html, key, requestHash, locale, network, author, proven, marks }
    const thread = parent && { hold: parent.hold, created_at: parent.thread_at }
    const { at, ...written } = await settle(ctx, site, judged, { threadId, thread, parent, bans: [] })
    ctx.wake()
    if (written.status === 'published') ctx.defer(ctx.cache.purgeSoon(threadTag(at)))
    const tokens = await tokensOf(ctx, site, written.id, asksMailbox)
    const parentName = parent?.author_name ?? null
    return { ...written, html, parentName, verified: proven !== undefined, repeated: false, ...tokens }
  } catch (refused) {
    // Nothing was written now. It may be the repeat of what was posted a moment ago, or while nobody minded it, or after its author was told.
    const earlier = await answerEarlier(ctx, site, key, requestHash, asksMailbox)
    if (earlier) return earlier
    throw refused
  }
}

/** What the words give cause for, and then what limits make of it. @throws comments/nudge (409), comments/not-taken (422), limits/challenge-needed, limits/challenge-failed (403) */
async function doubt(
  ctx: SubmitCtx,
  site: Site,
  { body, name, url, email, ack }: SubmitComment,
  html: string,
  place: string,
  effort: Effort,
  guard: Guard,
): Promise<Weighed> {
  const words = { body, html, place, name, url, address: email?.address }
  const heeded = await heedDoubts(ctx, site, words, ack, guard.rules)
  const weighed = await weighDoubt(ctx, site, heeded.hold, effort, guard.today)
  const doubts = [...heeded.doubts, ...weighed.doubts]
  return { hold: heeded.hold || weighed.hold, doubts, solved: weighed.solved }
}

/** Writes it where it belongs: what stops the batch is looked at, and then it is written by what stands there now, or refused. */
async function settle(
  ctx: SubmitCtx,
  site: Site,
  judged: Judged,
  first: Place,
): Promise<Written & { readonly at: string }> {
  let place = first
  for (let left = TRIES - 1; ; left--) {
    try {
      const written = await withFreshIds(() => writeComment(ctx, site, judged, place))
      return { ...written, at: place.threadId }
    } catch (error) {
      if (!isStop(error)) throw error
      place = await lookAgain(ctx, site, judged, place, left === 0, error)
    }
  }
}

/**
 * What stopped the batch: whoever writes is banned, the thread closed or moved away, it is held otherwise than the site, what is answered moved, or the solution was used.
 * @param isLast whether there is no further try
 */
async function lookAgain(
  ctx: SubmitCtx,
  site: Site,
  { marks, solved }: Judged,
  { threadId, parent }: Place,
  isLast: boolean,
  cause: unknown,
): Promise<Place> {
  const again = parent && (await ctx.db.first(findComment(site.id, parent.id)))
  const there = await placeFor(ctx, site, threadId, again)
  if (there === undefined || (parent && !again)) throw parentGone()
  const now = ctx.clock.now()
  const [standing, threads] = await ctx.db.batch([
    listStanding(site.id, marks, now),
    findThread(there, site.id),
  ])
  const bans = heedStanding(standing.rows)
  const [found] = threads.rows
  const thread = found?.moved_to ? await ctx.db.first(findThread(found.moved_to, site.id)) : found
  const stays = thread ? isOpen(site, thread, now) : bans.length > 0 || solved !== undefined
  if (!stays) throw refuse('thread-closed', {}, { cause })
  // The thread is open, or there is none yet, and every ban heeded: what was stopped is the second use of a solution.
  if (isLast && solved) throw await failed(ctx, site.id, 'comment', 'spent')
  if (isLast) throw refuse('thread-closed', {}, { cause })
  return { threadId: thread?.id ?? there, thread, parent: again, bans }
}

const parentGone = () => fieldsRefused([{ field: 'parentId', message: 'comments.parent-gone' }])

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
  const { id, html, status, root_id: rootId, depth, path } = before
  const verified = before.verified === 1
  return {
    id,
    status: statusName(status),
    rootId,
    depth,
    path,
    html,
    parentName: before.parent_name,
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

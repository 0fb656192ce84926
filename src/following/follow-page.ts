import { closedBefore, findThread, insertThreadOrStop, threadIdOf } from '../comments/public'
import { askFollow, claimToken, readDevice } from '../followers/public'
import { idTime } from '../kernel/id'
import type { Ctx } from '../platform/context'
import { withFreshIds } from '../platform/fresh-ids'
import { isStop } from '../platform/sql'
import { allowsOrigin, type Site } from '../sites/public'
import { refuse as refuseRequest } from '../web/errors'
import { refuse } from './errors'
import type { FollowPage } from './schema'

export interface Followed {
  /** `following`: this device had proven the address. `pending`: its mailbox is asked. */
  readonly status: 'following' | 'pending'
  /** With it and the code of the mail this device proves the address. */
  readonly claim?: string
}

/**
 * Follows a page without writing there, or only proves an address. The answer is the same whatever an address is to us (N-07, F4).
 * @throws following/page-not-allowed (422), following/page-closed (409), web/too-many-requests (429)
 */
export async function followPage(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'networks' | 'tokens' | 'wake' | 'mayProceed' | 'config'>,
  site: Site,
  input: FollowPage,
  locale: string,
): Promise<Followed> {
  const { page, email, frequency } = input
  if (!allowsOrigin(site, page.origin, ctx.config.publicUrl)) {
    throw refuse('page-not-allowed', { params: { origin: page.origin, site: site.id } })
  }
  const network = (await ctx.networks.current()) ?? ''
  if (!(await ctx.mayProceed(`follow:${site.id}:${network}`))) {
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  }
  const [threadId, proven] = await Promise.all([
    threadIdOf(site.id, page),
    readDevice(ctx, site, input.proof, email),
  ])
  const mark = input.notify === 'mark'
  const write = (threadId: string): Promise<number> =>
    withFreshIds(async () => {
      const requestId = ctx.newId()
      const now = ctx.clock.now()
      const wanted = { email, threadId: mark ? null : threadId, commentId: 0, frequency, locale }
      const thread = insertThreadOrStop(
        threadId,
        site.id,
        page.href,
        input.title,
        now,
        closedBefore(site, now),
        0,
      )
      const statements = await askFollow(ctx, site, wanted, requestId, proven)
      const batch = [...(mark ? [] : [thread]), ...statements]
      if (batch.length > 0) await ctx.db.batch(batch)
      return requestId
    })
  try {
    const id = await write(threadId).catch(async (error: unknown) => {
      // The conversation may be elsewhere by now, under its new address; else the page is closed.
      const movedTo = isStop(error) && (await ctx.db.first(findThread(threadId, site.id)))?.moved_to
      if (!movedTo) throw error
      return write(movedTo)
    })
    if (proven) return { status: 'following' }
    ctx.wake()
    return { status: 'pending', claim: await claimToken(ctx, site.id, id, idTime(id)) }
  } catch (error) {
    if (isStop(error)) throw refuse('page-closed', {}, { cause: error })
    throw error
  }
}

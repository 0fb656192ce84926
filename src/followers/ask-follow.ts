import type { EmailAddress } from '../kernel/email-address'
import type { Ctx } from '../platform/context'
import { hashAddress } from '../platform/hash'
import { enqueue } from '../platform/outbox'
import type { Bound } from '../platform/sql'
import type { Site } from '../sites/public'
import { followAsked } from './jobs'
import { type FollowerRow, type Frequency, follow, insertFollower, insertRequest } from './queries'

/** What somebody wants to be told of. */
export interface Wanted {
  readonly email: EmailAddress
  /** Nothing: only the mark. */
  readonly threadId: string | null
  /** Answers to this comment; 0: the whole thread; whenUp: that it comes up. */
  readonly commentId: number
  readonly frequency: Frequency
  readonly locale: string
}

/**
 * Statements for the batch of whatever asks. A device that has proven the address follows at once; for everybody else the mailbox is asked,
 * with the same statements whatever the address is to us (N-07, F4), and nothing of a reader changes until it answers.
 * @param requestId of the comment whose form asked, or a fresh id
 * @param proven what read-device.ts found
 */
export async function askFollow(
  ctx: Pick<Ctx, 'clock' | 'newId' | 'config'>,
  site: Site,
  wanted: Wanted,
  requestId: number,
  proven: FollowerRow | undefined,
): Promise<Bound<never>[]> {
  const now = ctx.clock.now()
  const { threadId, commentId, frequency, email, locale } = wanted
  if (proven) {
    return threadId === null ? [] : [follow(threadId, commentId, proven.id, now)]
  }
  const key = await hashAddress(ctx.config.hashKey, email.key)
  return [
    insertFollower(ctx.newId(), site.id, email.address, key, locale, now),
    insertRequest(requestId, site.id, key, threadId, commentId, frequency, locale, ctx.newId(), now),
    enqueue(ctx, followAsked, { siteId: site.id, requestId }),
  ]
}

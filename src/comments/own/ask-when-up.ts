import type * as v from 'valibot'
import { askFollow, cameUp, claimToken, readDevice, whenUp } from '../../followers/public'
import { parseEmail } from '../../kernel/email-address'
import { idTime } from '../../kernel/id'
import type { Ctx } from '../../platform/context'
import { withFreshIds } from '../../platform/fresh-ids'
import { enqueue } from '../../platform/outbox'
import type { Site } from '../../sites/public'
import { refuse as refuseRequest } from '../../web/errors'
import { refuse } from '../errors'
import { findOwnComment } from '../queries'
import type { AskWhenUp } from '../schema'
import { statusName } from '../status'

/** What the held notice carries: it lets its author ask to be told of this one comment, and nothing else. */
export const whenUpToken = (ctx: Pick<Ctx, 'tokens'>, siteId: string, id: number): Promise<string> =>
  ctx.tokens.sign('when-up', [siteId, id], 0)

/**
 * "E-mail me when it is published" (V-35), to the address the comment was signed with. As with every follow (A11), a device that has proven the address
 * has only to ask, and for everybody else the mailbox is asked first, with one answer whatever the address is to us (N-07).
 * @returns `up`: it is published by now; `set`: a mail will come; `asked`: the mailbox is asked, with what the device needs to enter the code
 * @throws comments/token-wrong (403), comments/unknown (404, also for one signed without an address), web/too-many-requests (429)
 */
export async function askWhenUp(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'networks' | 'tokens' | 'wake' | 'mayProceed' | 'config'>,
  site: Site,
  id: number,
  { token = '', proof }: v.InferOutput<typeof AskWhenUp>,
  locale: string,
): Promise<{ readonly state: 'up' | 'set' } | { readonly state: 'asked'; readonly claim: string }> {
  const reading = await ctx.tokens.read('when-up', token)
  if (reading.state !== 'good' || reading.value[0] !== site.id || reading.value[1] !== id)
    throw refuse('token-wrong')
  const network = (await ctx.networks.current()) ?? ''
  if (!(await ctx.mayProceed(`follow:${site.id}:${network}`)))
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  const row = await ctx.db.first(findOwnComment(site.id, id))
  const email = parseEmail(row?.author_email ?? '')
  if (!row || !email) throw refuse('unknown')
  if (statusName(row.status) === 'published') return { state: 'up' }
  const proven = await readDevice(ctx, site, proof, email)
  const wanted = { email, threadId: row.thread_id, commentId: whenUp(id), frequency: 'now', locale } as const
  const requestId = await withFreshIds(async () => {
    const fresh = ctx.newId()
    await ctx.db.batch([
      ...(await askFollow(ctx, site, wanted, fresh, proven)),
      // It may have come up since it was looked at; whoever confirms by mail is asked about then (confirm-follow.ts).
      ...(proven ? [enqueue(ctx, cameUp, { siteId: site.id, commentId: id, mailId: ctx.newId() })] : []),
    ])
    return fresh
  })
  ctx.wake()
  if (proven) return { state: 'set' }
  return { state: 'asked', claim: await claimToken(ctx, site.id, requestId, idTime(requestId)) }
}

import { recordAction } from '../audit/public'
import { MINUTE_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { refuse } from '../web/errors'
import { findSubscriber, markResubscribed, markUnsubscribed, type SubscriberRow } from './queries'

/** How long leaving can be taken back without a new confirmation (N-24). */
export const UNDO_MS = 30 * MINUTE_MS

type ReadCtx = Pick<Ctx, 'db' | 'tokens'>
type WriteCtx = ReadCtx & Pick<Ctx, 'clock' | 'newId'>

/**
 * Whom an unsubscribe link means. It changes nothing.
 * @returns undefined if the person has been erased since
 * @throws web/link-altered (403) for a token that is not ours, of another purpose or of another list (U4)
 */
export async function readSubscriber(ctx: ReadCtx, token: string): Promise<SubscriberRow | undefined> {
  const reading = await ctx.tokens.read('unsubscribe', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id] = reading.value
  return ctx.db.first(findSubscriber(String(siteId), Number(id)))
}

/**
 * Ends a subscription at once, with the link alone: no session, no question (U5). A second time changes nothing (U10).
 * @returns the subscriber as they are now, or undefined if erased
 * @throws web/link-altered (403)
 */
export async function unsubscribe(ctx: WriteCtx, token: string): Promise<SubscriberRow | undefined> {
  const subscriber = await readSubscriber(ctx, token)
  if (!subscriber) return undefined
  const { site_id: siteId, id } = subscriber
  await ctx.db.batch([
    markUnsubscribed(siteId, id, ctx.clock.now()),
    change(ctx, subscriber, 'subscriber.unsubscribe', 'unsubscribed'),
  ])
  return ctx.db.first(findSubscriber(siteId, id))
}

/**
 * Takes leaving back within half an hour (N-24). Later, or for somebody who never confirmed, nothing happens.
 * @returns the subscriber as they are now, or undefined if erased
 * @throws web/link-altered (403)
 */
export async function undoUnsubscribe(ctx: WriteCtx, token: string): Promise<SubscriberRow | undefined> {
  const subscriber = await readSubscriber(ctx, token)
  if (!subscriber) return undefined
  const { site_id: siteId, id } = subscriber
  await ctx.db.batch([
    markResubscribed(siteId, id, ctx.clock.now() - UNDO_MS),
    change(ctx, subscriber, 'subscriber.resubscribe', 'confirmed'),
  ])
  return ctx.db.first(findSubscriber(siteId, id))
}

/** Whether the page of somebody who left still offers the way back. */
export const mayUndo = (subscriber: SubscriberRow, now: number): boolean =>
  subscriber.status === 'unsubscribed' &&
  subscriber.confirmed_at !== null &&
  (subscriber.unsubscribed_at ?? 0) > now - UNDO_MS

const change = (ctx: WriteCtx, subscriber: SubscriberRow, action: string, status: string) =>
  recordAction(
    ctx,
    {
      siteId: subscriber.site_id,
      actor: 'visitor',
      action,
      subject: `subscriber:${subscriber.id}`,
      before: { status: subscriber.status },
      after: { status },
    },
    { onlyIfChanged: true },
  ).statement

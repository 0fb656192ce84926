import { recordAction } from '../../audit/public'
import { MINUTE_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { refuse } from '../../web/errors'
import {
  findSubscriber,
  leaveAllLists,
  leaveList,
  markResubscribed,
  markUnsubscribed,
  rejoinAllLists,
  rejoinList,
  type SubscriberRow,
} from './leaving-queries'

/** How long leaving can be taken back without a new confirmation (N-24). */
export const UNDO_MS = 30 * MINUTE_MS

type ReadCtx = Pick<Ctx, 'db' | 'tokens'>
type WriteCtx = ReadCtx & Pick<Ctx, 'clock' | 'newId'>

/** Whom an unsubscribe link means, and of what: one list, or everything the site sends. */
export interface Leaving extends SubscriberRow {
  /** '' for everything. */
  readonly listId: string
  /** Of the list if it is one, else of all. */
  readonly leftAt: number | null
  readonly hasLeft: boolean
}

/**
 * Whom an unsubscribe link means. It changes nothing.
 * @returns undefined if the person has been erased since
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readLeaving(ctx: ReadCtx, token: string): Promise<Leaving | undefined> {
  const reading = await ctx.tokens.read('unsubscribe', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id, listId = ''] = reading.value
  return find(ctx, String(siteId), Number(id), String(listId))
}

async function find(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  id: number,
  listId: string,
): Promise<Leaving | undefined> {
  const row = await ctx.db.first(findSubscriber(siteId, id, listId))
  if (!row) return undefined
  const hasLeft =
    row.status === 'unsubscribed' ||
    (listId !== '' && (row.list_joined_at === null || row.list_left_at !== null))
  return { ...row, listId, hasLeft, leftAt: listId === '' ? row.unsubscribed_at : row.list_left_at }
}

/**
 * Ends a subscription at once, with the link alone: no session, no question (U5). A link of one list touches no other (U4). A second time
 * changes nothing (U10).
 * @returns the subscriber as they are now, or undefined if erased
 * @throws web/link-altered (403)
 */
export async function unsubscribe(ctx: WriteCtx, token: string): Promise<Leaving | undefined> {
  const leaving = await readLeaving(ctx, token)
  if (!leaving) return undefined
  const { site_id: siteId, id, listId } = leaving
  const now = ctx.clock.now()
  await ctx.db.batch(
    listId === ''
      ? [
          markUnsubscribed(siteId, id, now),
          change(ctx, leaving, 'subscriber.unsubscribe', 'unsubscribed'),
          leaveAllLists(siteId, id, now),
        ]
      : [leaveList(siteId, id, listId, now), change(ctx, leaving, 'subscriber.leave-list', 'left')],
  )
  return find(ctx, siteId, id, listId)
}

/**
 * Takes leaving back within half an hour (N-24). Later, or for somebody who never confirmed, nothing happens.
 * @returns the subscriber as they are now, or undefined if erased
 * @throws web/link-altered (403)
 */
export async function undoUnsubscribe(ctx: WriteCtx, token: string): Promise<Leaving | undefined> {
  const leaving = await readLeaving(ctx, token)
  if (!leaving) return undefined
  const { site_id: siteId, id, listId } = leaving
  const since = ctx.clock.now() - UNDO_MS
  await ctx.db.batch([
    listId === '' ? rejoinAllLists(siteId, id, since) : rejoinList(siteId, id, listId, since),
    change(ctx, leaving, 'subscriber.resubscribe', 'confirmed'),
    markResubscribed(siteId, id),
  ])
  return find(ctx, siteId, id, listId)
}

/** Whether the page of somebody who left still offers the way back. */
export const mayUndo = ({ hasLeft, confirmed_at, leftAt }: Leaving, now: number): boolean =>
  hasLeft && confirmed_at !== null && (leftAt ?? 0) > now - UNDO_MS

const change = (ctx: WriteCtx, leaving: Leaving, action: string, status: string) =>
  recordAction(
    ctx,
    {
      siteId: leaving.site_id,
      actor: 'visitor',
      action,
      subject: `subscriber:${leaving.id}`,
      before: { status: leaving.status },
      after: leaving.listId === '' ? { status } : { status, list: leaving.listId },
    },
    { onlyIfChanged: true },
  ).statement

import { STATUS, type Status, statusName } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import { truncate } from '../kernel/text'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { listIndexed } from './list-indexed'
import {
  listHeld,
  listHeldNewest,
  listPublished,
  listPublishedOldest,
  listRemoved,
  listRemovedOldest,
  listReported,
  listReportedNewest,
} from './list-queries'
import type { HoldReason, List, Order } from './list-schema'
import type { QueueRow } from './queries'

/** A row of a list at the desk. */
export interface QueueItem {
  readonly id: number
  readonly status: Status
  readonly revision: number
  readonly name: string
  readonly excerpt: string
  readonly isReply: boolean
  readonly hasLink: boolean
  readonly createdAt: number
  readonly page: string
  readonly title: string
  /** Reports that no moderator has settled. */
  readonly reports: number
}

export interface QueuePage {
  readonly items: readonly QueueItem[]
  readonly next: string | null
  /** True where the search index gave the page and does not have the newest yet. */
  readonly behind?: boolean
}

/** Which list, in which order, narrowed to which reason, and from where. */
export interface ListAsked {
  readonly status: List
  readonly order?: Order
  readonly why?: HoldReason
  readonly after?: string | undefined
  readonly limit: number
}

const EXCERPT_MAX = 140

/** What waits and what was reported is read oldest first, the others newest first. */
export const orderOf = ({ status, order = '' }: Pick<ListAsked, 'status' | 'order'>): Exclude<Order, ''> =>
  order !== '' ? order : status === 'held' || status === 'reported' ? 'oldest' : 'newest'

/**
 * A page of a list. Reads its page and nothing else, however many wait: by time from the lists' own indexes, by risk or reason from the search index.
 * @throws web/fields-refused (422) for a cursor of another list, and for what reported comments cannot be asked: risk and reason
 */
export async function listQueue(
  ctx: Pick<Ctx, 'db' | 'search'>,
  site: Site,
  asked: ListAsked,
): Promise<QueuePage> {
  const { status, why = '', after, limit } = asked
  const order = orderOf(asked)
  if (why !== '' || order === 'riskiest') {
    if (status === 'reported') throw fieldsRefused([{ field: 'order', message: 'desk.reported-by-time' }])
    return listIndexed(ctx, site, { status, order, why, after, limit })
  }
  // Lists in their own order keep the cursor they always had.
  const scope = [site.id, status, ...(order === orderOf({ status }) ? [] : [order])].join(':')
  const from = after === undefined ? undefined : decodeCursor(scope, after)?.[0]
  if (after !== undefined && typeof from !== 'number') {
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  }
  const place = typeof from === 'number' ? from : order === 'oldest' ? 0 : Number.MAX_SAFE_INTEGER
  const rows = await ctx.db.all(pageOf(site, status, order, place, limit + 1))
  const items = rows.slice(0, limit).map(toItem)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

function pageOf(site: Site, status: List, order: 'oldest' | 'newest', place: number, limit: number) {
  const isOldest = order === 'oldest'
  if (status === 'held') return (isOldest ? listHeld : listHeldNewest)(site.id, place, limit)
  if (status === 'reported') return (isOldest ? listReported : listReportedNewest)(site.id, place, limit)
  if (status === 'published') return (isOldest ? listPublishedOldest : listPublished)(site.id, place, limit)
  return (isOldest ? listRemovedOldest : listRemoved)(site.id, place, limit, STATUS[status])
}

/** A row as lists show it. */
export const toItem = (row: QueueRow): QueueItem => ({
  id: row.id,
  status: statusName(row.status),
  revision: row.revision,
  name: row.author_name,
  excerpt: truncate(row.body.replace(/\s+/g, ' ').trim(), EXCERPT_MAX),
  isReply: row.parent_id !== null,
  hasLink: /https?:\/\/|www\./i.test(row.body),
  createdAt: row.created_at,
  page: row.page,
  title: row.title,
  reports: row.reports,
})

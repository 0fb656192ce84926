import { STATUS, type Status, statusName } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import { truncate } from '../kernel/text'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { listHeld, listPublished, listRemoved, listReported, type QueueRow } from './queries'
import type { List } from './schema'

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
}

const EXCERPT_MAX = 140

/**
 * A page of a list: what waits and what was reported oldest first, the others newest first. Reads its page and nothing else, however many wait.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listQueue(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  {
    status,
    after,
    limit,
  }: { readonly status: List; readonly after?: string | undefined; readonly limit: number },
): Promise<QueuePage> {
  const scope = `${site.id}:${status}`
  const from = after === undefined ? undefined : decodeCursor(scope, after)?.[0]
  if (after !== undefined && typeof from !== 'number') {
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  }
  const place =
    typeof from === 'number' ? from : status === 'held' || status === 'reported' ? 0 : Number.MAX_SAFE_INTEGER
  const rows = await ctx.db.all(pageOf(site, status, place, limit + 1))
  const items = rows.slice(0, limit).map(toItem)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

function pageOf(site: Site, status: List, place: number, limit: number) {
  if (status === 'held') return listHeld(site.id, place, limit)
  if (status === 'reported') return listReported(site.id, place, limit)
  if (status === 'published') return listPublished(site.id, place, limit)
  return listRemoved(site.id, place, limit, STATUS[status])
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

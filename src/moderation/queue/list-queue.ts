import { readDoubts, riskOf, type Status, statusName } from '../../comments/public'
import { truncate } from '../../kernel/text'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import type { HoldReason, List, Order } from '../list-schema'
import { listPagesOf, type QueueRow } from '../queries'
import { fivesOf } from './fives-of'
import { listIndexed } from './list-indexed'
import { pageByTime } from './page-by-time'

/** A row of a list at the desk. */
export interface QueueItem {
  readonly id: number
  readonly siteId: string
  readonly threadId: string
  readonly status: Status
  readonly revision: number
  readonly name: string
  readonly excerpt: string
  readonly isReply: boolean
  readonly hasLink: boolean
  readonly createdAt: number
  /** What the checks found, as a number from 0 to 100 (comments/checks/risk.ts). */
  readonly risk: number
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
  /** By time: from this comment on, without it. */
  readonly since?: number | undefined
  readonly limit: number
}

/** Of a site no more than its name is asked. */
export type Named = Pick<Site, 'id'>

const EXCERPT_MAX = 140

/** What waits and what was reported is read oldest first, the others newest first. */
export const orderOf = ({ status, order = '' }: Pick<ListAsked, 'status' | 'order'>): Exclude<Order, ''> =>
  order !== '' ? order : status === 'held' || status === 'reported' ? 'oldest' : 'newest'

/**
 * A page of a list. Reads its page and nothing else, however many wait: by time from the lists' own indexes, by risk or reason from the search index.
 * @param of a site, or several whose lists are shown as one
 * @throws web/fields-refused (422) for a cursor of another list, and for what reported comments cannot be asked: risk and reason
 */
export async function listQueue(
  ctx: Pick<Ctx, 'db' | 'search'>,
  of: Named | readonly Named[],
  asked: ListAsked,
): Promise<QueuePage> {
  const { status, why = '' } = asked
  const order = orderOf(asked)
  if (why !== '' || order === 'riskiest') {
    if (status === 'reported') throw fieldsRefused([{ field: 'order', message: 'desk.reported-by-time' }])
    return listIndexed(ctx, of, { ...asked, status })
  }
  return 'id' in of
    ? pageByTime(ctx, of.id, [of.id], asked)
    : pageByTime(
        ctx,
        'all',
        of.map(({ id }) => id),
        asked,
      )
}

/** The beginning of what was written, on one line. */
export const excerptOf = (body: string): string => truncate(body.replace(/\s+/g, ' ').trim(), EXCERPT_MAX)

/** A row as lists show it. */
export const toItem = (row: QueueRow): QueueItem => ({
  id: row.id,
  siteId: row.site_id,
  threadId: row.thread_id,
  status: statusName(row.status),
  revision: row.revision,
  name: row.author_name,
  excerpt: excerptOf(row.body),
  isReply: row.parent_id !== null,
  hasLink: /https?:\/\/|www\./i.test(row.body),
  createdAt: row.created_at,
  risk: riskOf(readDoubts(row.doubts)),
  reports: row.reports,
})

/** A row with the page its comment is on. */
export type PlacedItem = QueueItem & { readonly page: string; readonly title: string }

/** Rows with their pages, for lists that show them. Each page is read once, however many of its comments are listed. */
export async function withPages(
  ctx: Pick<Ctx, 'db'>,
  items: readonly QueueItem[],
): Promise<readonly PlacedItem[]> {
  if (items.length === 0) return []
  const ids = [...new Set(items.map(({ threadId }) => threadId))]
  const answers = await ctx.db.batch(
    fivesOf(ids).map(([a = '', b = '', c = '', d = '', e = '']) => listPagesOf(a, b, c, d, e)),
  )
  const pages = new Map(answers.flatMap(({ rows }) => rows).map((row) => [row.id, row]))
  return items.flatMap((item) => {
    const page = pages.get(item.threadId)
    return page ? [{ ...item, page: page.page, title: page.title }] : []
  })
}

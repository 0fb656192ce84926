import { STATUS, type Status } from '../../comments/public'
import { decodeCursor, encodeCursor } from '../../kernel/page'
import type { Ctx } from '../../platform/context'
import type { Bound } from '../../platform/sql'
import { fieldsRefused } from '../../web/read-input'
import type { List } from '../list-schema'
import type { QueueRow } from '../queries'
import { BY_TIME, MERGED } from './list-queries'
import { type ListAsked, orderOf, type QueuePage, toItem } from './list-queue'

/**
 * A page of a list by time, of one site or of several. Reads its rows, and one for each further site.
 * @param of what the cursor belongs to: the site, or all of them
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function pageByTime(
  ctx: Pick<Ctx, 'db'>,
  of: string,
  siteIds: readonly string[],
  asked: ListAsked,
): Promise<QueuePage> {
  const { status, after, limit } = asked
  const order = orderOf(asked) as 'oldest' | 'newest'
  // Lists in their own order keep the cursor they always had.
  const scope = [of, status, ...(order === orderOf({ status }) ? [] : [order])].join(':')
  const from = after === undefined ? undefined : decodeCursor(scope, after)?.[0]
  if (after !== undefined && typeof from !== 'number') {
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  }
  const isOldest = order === 'oldest'
  const begin = isOldest ? 0 : Number.MAX_SAFE_INTEGER
  const place = typeof from === 'number' ? from : (asked.since ?? begin)
  const answers = await ctx.db.batch(lookByTime(siteIds, { status, order, place, limit: limit + 1 }))
  const rows = answers.flatMap((answer) => answer.rows).sort((a, b) => (isOldest ? a.id - b.id : b.id - a.id))
  const items = rows.slice(0, limit).map(toItem)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

/** The first of a list behind a place: of one site, or merged of several. */
export function lookByTime(
  siteIds: readonly string[],
  asked: {
    readonly status: List
    readonly order: 'oldest' | 'newest'
    readonly place: number
    readonly limit: number
  },
): readonly Bound<QueueRow>[] {
  const { status, order, place, limit } = asked
  const list = BY_TIME[status in BY_TIME ? (status as keyof typeof BY_TIME) : 'removed'][order]
  const part = [place, limit, STATUS[status as Status] ?? 0] as const
  if (siteIds.length === 1) return [list.one(...part, siteIds[0]!)]
  const size = (['few', 'some'] as const).find((name) => siteIds.length <= MERGED[name]) ?? 'many'
  const each = MERGED[size]
  return Array.from({ length: Math.ceil((siteIds.length || 1) / each) }, (_, at) =>
    list[size](...part, ...Array.from({ length: each }, (_, next) => siteIds[at * each + next] ?? '')),
  )
}

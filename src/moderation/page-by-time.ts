import { STATUS, type Status } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import type { Ctx } from '../platform/context'
import { fieldsRefused } from '../web/read-input'
import { BY_TIME, SITES_MERGED } from './list-queries'
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
  const [one, merged] = BY_TIME[status in BY_TIME ? (status as keyof typeof BY_TIME) : 'removed'][order]
  const part = [place, limit + 1, STATUS[status as Status] ?? 0] as const
  const many = Array.from({ length: Math.ceil((siteIds.length || 1) / SITES_MERGED) }, (_, at) =>
    Array.from({ length: SITES_MERGED }, (_, next) => siteIds[at * SITES_MERGED + next] ?? ''),
  )
  const answers = await ctx.db.batch(
    siteIds.length === 1 ? [one(...part, siteIds[0]!)] : many.map((ids) => merged(...part, ...ids)),
  )
  const rows = answers.flatMap((answer) => answer.rows).sort((a, b) => (isOldest ? a.id - b.id : b.id - a.id))
  const items = rows.slice(0, limit).map(toItem)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? encodeCursor(scope, [last.id]) : null }
}

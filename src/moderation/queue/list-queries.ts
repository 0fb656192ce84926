import { statement } from '../../platform/sql'
import { QUEUE_COLUMNS, type QueueRow } from '../queries'

// The index is named because without statistics D1's planner may take another, and then reads the whole site. `status >= 2` is what its index is
// made for; a parameter alone would not prove it. Each list goes both ways. The pages are not joined: rows of the desk do not show them, and
// with-pages.ts reads each once.

const LISTED = {
  held: 'comments_held WHERE c.status = 0',
  reported: 'comments_reported WHERE c.reports > 0 AND c.status < 2',
  published: 'comments_recent WHERE c.status = 1',
  removed: 'comments_removed WHERE c.status = ?3 AND c.status >= 2',
} as const
type Listed = keyof typeof LISTED
type Order = 'oldest' | 'newest'

/** `status` is looked at where several share an index. */
type Part = [placeId: number, limit: number, status: number, ...siteIds: string[]]

/** A part without a site is not begun at all: what stands in no table is asked before anything is read. */
const ofSite = (list: Listed, order: Order, site: number): string =>
  `SELECT ${QUEUE_COLUMNS} FROM comments c INDEXED BY ${LISTED[list]}
   AND c.site_id = ?${site} AND ?${site} <> '' AND c.id ${order === 'oldest' ? '>' : '<'} ?1`

const ordered = (order: Order): string => `ORDER BY id ${order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?2`

/** One site's. */
const list = (of: Listed, order: Order) =>
  statement<QueueRow, Part>(`moderation.list-${of}-${order}`, `${ofSite(of, order, 4)} ${ordered(order)}`)

/** So many sites a statement may merge: the smallest that is enough is asked. */
export const MERGED = { few: 5, some: 25, many: 50 } as const
type Size = keyof typeof MERGED

/** Fives within fives, because D1 parses no compound of more than five. */
function compound(of: Listed, order: Order, first: number, count: number): string {
  const parts = Array.from({ length: count === 50 ? 2 : 5 }, (_, at) => {
    const each = count === 50 ? 25 : count / 5
    return each === 1
      ? ofSite(of, order, first + at)
      : `SELECT * FROM (${compound(of, order, first + at * each, each)})`
  })
  return parts.join(' UNION ALL ')
}

/**
 * Several sites' at once, each read in its own index's order and merged by id: SQLite takes the next row of whichever site has it, so a page costs its
 * rows and one more for each further site, however many wait (measured: 80 for 51 of 30 sites). A recursive query with a queue reads two for each row, a join
 * over the list of sites a page of every one. Ids of no site fill up.
 */
const merge = (of: Listed, order: Order, size: Size) =>
  statement<QueueRow, Part>(
    `moderation.merge-${size}-${of}-${order}`,
    `${compound(of, order, 4, MERGED[size])} ${ordered(order)}`,
  )

const oneWay = (of: Listed, order: Order) => ({
  one: list(of, order),
  few: merge(of, order, 'few'),
  some: merge(of, order, 'some'),
  many: merge(of, order, 'many'),
})

const bothWays = (of: Listed) => ({ oldest: oneWay(of, 'oldest'), newest: oneWay(of, 'newest') })

/** By list and order: of one site, of several. */
export const BY_TIME = {
  held: bothWays('held'),
  reported: bothWays('reported'),
  published: bothWays('published'),
  removed: bothWays('removed'),
}

import { RISK_BANDS, riskMark, whyMark } from '../../comments/public'
import { decodeCursor, encodeCursor } from '../../kernel/page'
import type { Ctx } from '../../platform/context'
import { findListed } from '../../search/public'
import { fieldsRefused } from '../../web/read-input'
import type { STATUSES } from '../list-schema'
import { listFound } from '../queries'
import { type ListAsked, type Named, orderOf, type QueuePage, toItem } from './list-queue'
import { lookByTime } from './page-by-time'
import { inOrder, lookUp } from './read-found'

/**
 * A page of a list by risk or by reason, of one site or of several as one. The search index has both as marks, so a decision pays no row for them. Riskiest
 * first goes band by band (comments/checks/risk.ts), in each the oldest first. One question to each database: as many rows of both as the page has, and where it
 * begins a look at what the index does not have yet. Where a comment stands is checked in the main database.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listIndexed(
  ctx: Pick<Ctx, 'db' | 'search'>,
  of: Named | readonly Named[],
  asked: Omit<ListAsked, 'status'> & { readonly status: (typeof STATUSES)[number] },
): Promise<QueuePage> {
  const { status, why = '', after, limit } = asked
  const order = orderOf(asked)
  const scope = ['id' in of ? of.id : 'all', status, order, why].join(':')
  const from = after === undefined ? [0] : decodeCursor(scope, after)
  if (from === undefined) throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])

  const siteIds = ('id' in of ? [of] : of).map(({ id }) => id)
  const marks = why === '' ? [] : [whyMark(why)]
  const { found, newest } = await findListed(
    ctx,
    { siteId: siteIds, words: '', author: '', page: '', status },
    order === 'riskiest' ? RISK_BANDS.map((band) => [riskMark(band), ...marks]) : [marks],
    {
      order: order === 'newest' ? 'newest' : 'oldest',
      from: { turn: Number(from[0]), id: from[1] === undefined ? undefined : Number(from[1]) },
      limit: limit + 1,
      withNewest: after === undefined,
    },
  )
  const page = found.slice(0, limit)
  const ids = page.map(({ id }) => id)
  const looks = lookUp(ids, listFound)
  const newer =
    after === undefined ? lookByTime(siteIds, { status, order: 'oldest', place: newest ?? 0, limit: 1 }) : []
  const all = [...looks, ...newer]
  const answers = all.length > 0 ? await ctx.db.batch(all) : []
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    items: inOrder(ids, siteIds, answers.slice(0, looks.length))
      .map(toItem)
      .filter((item) => item.status === status),
    next: last ? encodeCursor(scope, [last.turn, last.id]) : null,
    behind: answers.slice(looks.length).some(({ rows }) => rows.length > 0),
  }
}

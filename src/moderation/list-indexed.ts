import { RISK_BANDS, riskMark, whyMark } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import type { Ctx } from '../platform/context'
import { findDocuments } from '../search/public'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { type ListAsked, orderOf, type QueuePage, toItem } from './list-queue'
import type { STATUSES } from './list-schema'
import { listFound } from './queries'
import { isBehind, readFound } from './read-found'

/**
 * A page of a list by risk or by reason. The search index has both as marks, so a decision pays no row for them. Riskiest first goes band by band
 * (comments/risk.ts), in each the oldest first: one look a band at most, and as many rows as the page has. The index follows a moment behind; where a
 * comment stands is checked in the main database.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listIndexed(
  ctx: Pick<Ctx, 'db' | 'search'>,
  site: Site,
  asked: Omit<ListAsked, 'status'> & { readonly status: (typeof STATUSES)[number] },
): Promise<QueuePage> {
  const { status, why = '', after, limit } = asked
  const order = orderOf(asked)
  const scope = [site.id, status, order, why].join(':')
  const from = after === undefined ? [0, null] : decodeCursor(scope, after)
  if (from === undefined) throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])

  const marks = why === '' ? [] : [whyMark(why)]
  const bands = order === 'riskiest' ? RISK_BANDS.map((band) => [riskMark(band), ...marks]) : [marks]
  const found: { readonly band: number; readonly id: number }[] = []
  for (let band = Number(from[0]); band < bands.length && found.length <= limit; band++) {
    const place = band === from[0] && from[1] !== null ? Number(from[1]) : undefined
    const query = { siteId: site.id, words: '', author: '', page: '', status }
    const ids = await findDocuments(
      ctx,
      { ...query, marks: bands[band]! },
      {
        order: order === 'newest' ? 'newest' : 'oldest',
        before: order === 'newest' && place !== undefined ? place : Number.MAX_SAFE_INTEGER,
        from: order !== 'newest' && place !== undefined ? place + 1 : 0,
        limit: limit + 1 - found.length,
      },
    )
    found.push(...ids.map((id) => ({ band, id })))
  }
  const page = found.slice(0, limit)
  const rows = await readFound(
    ctx,
    site,
    page.map(({ id }) => id),
    listFound,
  )
  const last = found.length > limit ? page.at(-1) : undefined
  const behind = after === undefined && (await isBehind(ctx, site))
  return {
    items: rows.map(toItem).filter((item) => item.status === status),
    next: last ? encodeCursor(scope, [last.band, last.id]) : null,
    behind,
  }
}

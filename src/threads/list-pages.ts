import { listPageRows, type PageRow } from '../comments/public'
import { decodeCursor, encodeCursor } from '../kernel/page'
import type { Ctx } from '../platform/context'
import { findPages } from '../search/public'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { beginningOf } from './beginning-of'
import { type PageFacts, toFacts } from './page-facts'

export interface PagesPage {
  readonly items: readonly PageFacts[]
  readonly next: string | null
}

/**
 * Pages of a site that have comments, in the order of their addresses, as far as the index knows them: a new one is there seconds after its first comment.
 * @param query.begins the beginning of an address; without a scheme, or from the path on, it is completed by the site's own
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function listPages(
  ctx: Pick<Ctx, 'db' | 'search' | 'clock'>,
  site: Site,
  {
    begins,
    after,
    limit,
  }: { readonly begins: string; readonly after?: string | undefined; readonly limit: number },
): Promise<PagesPage> {
  const beginning = beginningOf(site, begins)
  const list = `pages:${site.id}:${beginning}`
  const place = after === undefined ? undefined : decodeCursor(list, after)
  if (after !== undefined && typeof place?.[0] !== 'string')
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const found = await findPages(ctx, site.id, {
    begins: beginning,
    after: place?.[0] as string | undefined,
    limit: limit + 1,
  })
  const shown = found.slice(0, limit)
  const rows = await ctx.db.all(
    listPageRows(site.id, JSON.stringify(shown.map(({ thread_id }) => thread_id))),
  )
  const byId = new Map(rows.map((row): [string, PageRow] => [row.id, row]))
  const now = ctx.clock.now()
  return {
    items: shown.flatMap(({ thread_id }) => {
      const row = byId.get(thread_id)
      return row ? [toFacts(site, row, now)] : []
    }),
    next: found.length > limit ? encodeCursor(list, [shown.at(-1)!.page]) : null,
  }
}

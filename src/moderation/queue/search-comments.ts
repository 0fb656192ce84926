import { findNoticed } from '../../comments/public'
import { idAt } from '../../kernel/id'
import { decodeCursor, encodeCursor } from '../../kernel/page'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { findDocuments } from '../../search/public'
import type { Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import type { SearchComments } from '../list-schema'
import { listFoundPlaced } from '../queries'
import { excerptAround } from './excerpt-around'
import { type PlacedItem, toItem } from './list-queue'
import { marksAsked } from './marks-asked'
import { isBehind, readFound } from './read-found'

export interface Found {
  readonly items: readonly PlacedItem[]
  readonly next: string | null
  /** True if the newest comments are not in the index yet, so that some may be missing here. */
  readonly behind: boolean
}

/** A page costs two rows for each (budget: 100 in SEARCH, 60 in DB). */
const FOUND_PAGE = 20

/** Whether anything is asked for at all: an address without a question shows the form alone. */
export const asksForAnything = ({ after: _, ...asked }: SearchComments): boolean =>
  Object.values(asked).some((value) => value !== '' && value !== undefined)

/** The number of a notice of illegal content, as its sender quotes it (V-81), and nothing else. */
const isReference = (query: SearchComments): boolean =>
  /^\d{9,16}$/.test(query.q) && Object.values(query).filter(Boolean).length === 1

/**
 * A page of a site's comments in every state that match, newest first (C6, M-17). What is shown is read from the main database, so words and
 * states are those of now, and a state that was asked for is also checked there.
 * @throws web/fields-refused (422) for a cursor of another list
 */
export async function searchComments(
  ctx: Pick<Ctx, 'config' | 'db' | 'search'>,
  site: Site,
  query: SearchComments,
): Promise<Found> {
  const scope = `search:${site.id}`
  const { q: words, author, page, status, after } = query
  const before = after === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(scope, after)?.[0]
  if (typeof before !== 'number') throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  const marks = await marksAsked(ctx, site, query)
  if (marks === undefined) return { items: [], next: null, behind: false }
  const asked = { siteId: site.id, words, author, page, status, marks }
  const span = {
    before: query.to === undefined ? before : Math.min(before, idAt(query.to + DAY_MS)),
    from: query.from === undefined ? 0 : idAt(query.from),
  }
  const [found, behind, noticed] = await Promise.all([
    findDocuments(ctx, asked, { ...span, limit: FOUND_PAGE + 1 }),
    after === undefined && isBehind(ctx, site),
    isReference(query) ? ctx.db.all(findNoticed(site.id, Number(words))) : [],
  ])
  const ids = [...new Set([...noticed.map(({ id }) => id), ...found.slice(0, FOUND_PAGE)])]
  const items = (await readFound(ctx, site, ids, listFoundPlaced))
    .map((row) => ({
      ...toItem(row),
      page: row.page,
      title: row.title,
      excerpt: excerptAround(row.body, words),
    }))
    .filter((item) => status === '' || item.status === status)
  const last = found.length > FOUND_PAGE ? found[FOUND_PAGE - 1] : undefined
  return { items, next: last === undefined ? null : encodeCursor(scope, [last]), behind }
}

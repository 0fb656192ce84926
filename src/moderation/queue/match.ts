import { STATUS } from '../../comments/public'
import { idAt } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { findDocuments, markToken } from '../../search/public'
import type { Site } from '../../sites/public'
import type { SearchComments, STATUSES } from '../list-schema'
import { marksAsked } from './marks-asked'
import {
  countAmong,
  countHeld,
  countPublished,
  countRemoved,
  type MatchRow,
  matchAmong,
  matchHeld,
  matchPublished,
  matchRemoved,
} from './match-queries'

/** Which comments of a site are meant, in a form that can be kept and shown: no address, network or text of a comment is in it. */
export interface Match {
  readonly status: (typeof STATUSES)[number]
  readonly words: string
  readonly author: string
  readonly page: string
  /** Addresses, hosts, networks, texts, reasons and pages, as the search index keeps them: hashes of one length. */
  readonly tokens: readonly string[]
  /** Ids between which they lie; 0: no bound. */
  readonly from: number
  readonly to: number
}

/** What a list is narrowed to; undefined if nothing can match. */
export async function matchAsked(
  ctx: Pick<Ctx, 'config' | 'db'>,
  site: Site,
  {
    status,
    q: words,
    author,
    page,
    from,
    to,
    ...asked
  }: Omit<SearchComments, 'status' | 'after'> & Pick<Match, 'status'>,
): Promise<Match | undefined> {
  const marks = await marksAsked(ctx, site, asked)
  return (
    marks && {
      status,
      words,
      author,
      page,
      tokens: await Promise.all(marks.map(markToken)),
      from: from === undefined ? 0 : idAt(from),
      to: to === undefined ? 0 : idAt(to + DAY_MS),
    }
  )
}

/** A list alone is read from its own index; anything else goes by the search index, and is checked. */
const isWholeList = ({ words, author, page, tokens }: Match): boolean =>
  words === '' && author === '' && page === '' && tokens.length === 0

/** From where to where: `after` is passed already, `before` is the first that came too late. */
interface Stretch {
  readonly after: number
  readonly before: number
}

const within = (match: Match, { after, before }: Stretch): Stretch => ({
  after: Math.max(after, match.from - 1, 0),
  before: match.to === 0 ? before : Math.min(before, match.to),
})

const inIndex = (ctx: Pick<Ctx, 'search'>, site: Site, match: Match, stretch: Stretch, limit: number) =>
  findDocuments(
    ctx,
    { siteId: site.id, ...match },
    { from: stretch.after + 1, before: stretch.before, limit, order: 'oldest' },
  )

/**
 * The next that match, oldest first. One round trip, two through the search index.
 * @param how.seenAt what was edited or moved after it comes back as late
 * @returns the place to go on from, or null at the end
 */
export async function listMatching(
  ctx: Pick<Ctx, 'db' | 'search'>,
  site: Site,
  match: Match,
  { seenAt, limit, ...from }: Stretch & { readonly seenAt: number; readonly limit: number },
): Promise<{ readonly rows: readonly MatchRow[]; readonly place: number | null }> {
  const stretch = within(match, from)
  if (!isWholeList(match)) {
    const ids = await inIndex(ctx, site, match, stretch, limit)
    const rows =
      ids.length === 0
        ? []
        : await ctx.db.all(matchAmong(site.id, JSON.stringify(ids), STATUS[match.status], seenAt))
    return { rows, place: ids.length < limit ? null : ids.at(-1)! }
  }
  const part = [site.id, stretch.after, stretch.before, seenAt, limit] as const
  const { status } = match
  const rows = await ctx.db.all(
    status === 'held'
      ? matchHeld(...part)
      : status === 'published'
        ? matchPublished(...part)
        : matchRemoved(...part, STATUS[status]),
  )
  return { rows, place: rows.length < limit ? null : rows.at(-1)!.id }
}

/** So many are counted of a list; through the search index, which costs three rows for each, fewer. */
const MATCHES_COUNTED = { list: 100_000, search: 20_000 } as const
const CHUNK = 5000

/** How many match, exactly, up to a number beyond which it is not gone on. */
export async function countMatching(
  ctx: Pick<Ctx, 'db' | 'search'>,
  site: Site,
  match: Match,
  before: number,
): Promise<{ readonly count: number; readonly isMore: boolean }> {
  const stretch = within(match, { after: 0, before })
  const { status } = match
  if (isWholeList(match)) {
    const max = MATCHES_COUNTED.list
    const span = [site.id, stretch.after, stretch.before, max + 1] as const
    const found = await ctx.db.first(
      status === 'held'
        ? countHeld(...span)
        : status === 'published'
          ? countPublished(...span)
          : countRemoved(...span, STATUS[status]),
    )
    const count = found?.count ?? 0
    return { count: Math.min(count, max), isMore: count > max }
  }
  let count = 0
  let { after } = stretch
  for (let looked = 0; looked < MATCHES_COUNTED.search; looked += CHUNK) {
    const ids = await inIndex(ctx, site, match, { ...stretch, after }, CHUNK)
    if (ids.length > 0)
      count += (await ctx.db.first(countAmong(site.id, JSON.stringify(ids), STATUS[status])))?.count ?? 0
    if (ids.length < CHUNK) return { count, isMore: false }
    after = ids.at(-1)!
  }
  return { count, isMore: (await inIndex(ctx, site, match, { ...stretch, after }, 1)).length > 0 }
}

import { decodeCursor } from '../../kernel/page'
import { HOUR_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { readWithSite, type Site, SORTS, type Sort } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import { assertAllowed } from '../checks/assert-allowed'
import { refuse } from '../errors'
import {
  findComment,
  findThread,
  listPinned,
  listRootsNewest,
  listRootsOldest,
  listRootsTop,
  listRootsTopUp,
  type RootRow,
  unpackRoot,
} from '../queries'
import type { ReadThread } from '../schema'
import { statusName } from '../status'
import { threadIdOf } from '../thread-id'
import { type ShownComment, toShown } from './build-tree'
import { readAround } from './read-around'
import { rootCursor, type ThreadPage, toShownRoot, toShownThread } from './shown-thread'

/**
 * A page of a thread: roots by keyset, each with its first replies. One round trip, at most 150 rows read, whatever the thread holds; a page whose
 * conversation moved takes one more. A page nobody has commented on is an empty, open thread. With `comment` it opens around that one (readAround).
 * Without `sort` it is the site's: known only with the answer, so the order it had last is taken for it, and a wrong guess costs one more.
 * @throws sites/unknown (404), comments/page-not-allowed (422), web/fields-refused (422) for a cursor of another list
 */
export async function readThread(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'memory'>,
  siteId: string,
  query: ReadThread,
): Promise<ThreadPage> {
  const threadId = await threadIdOf(siteId, query.page)
  const key = `order:${siteId}`
  const now = ctx.clock.now()
  const guess = ctx.memory.get<Sort>(key, now) ?? 'newest'
  const shown = await readThere(ctx, siteId, threadId, query, guess)
  const { sort } = shown.site.settings
  if (query.sort || guess === sort || (query.after ?? query.before) !== undefined) return shown
  ctx.memory.put(key, sort, { now, ttlMs: HOUR_MS })
  return readThere(ctx, siteId, threadId, query, sort)
}

async function readThere(
  ...[ctx, siteId, threadId, ...what]: Parameters<typeof readAt>
): Promise<ThreadPage> {
  const shown = await readAt(ctx, siteId, threadId, ...what)
  const { movedTo } = shown.thread
  return movedTo === null ? shown : { ...(await readAt(ctx, siteId, movedTo, ...what)), moved: true }
}

async function readAt(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock' | 'memory'>,
  siteId: string,
  threadId: string,
  query: ReadThread,
  guess: Sort,
): Promise<ThreadPage> {
  const { page, after, before, limit, comment } = query
  if (comment !== undefined) {
    const around = await readAround(ctx, siteId, threadId, { ...query, sort: query.sort ?? guess }, comment)
    assertAllowed(ctx, around.site, page.origin)
    return around
  }
  // The way up a list is the other order, turned around.
  const up = after === undefined && before !== undefined
  const cursor = after ?? before
  // A place in a list knows the list's order, whatever the site's is by now.
  const told = cursor === undefined ? undefined : SORTS.find((sort) => placeIn(threadId, sort, cursor))
  const sort = query.sort ?? told ?? guess
  const place = cursor === undefined ? [] : placeIn(threadId, sort, cursor)
  if (!place) {
    // A list that began under the old address goes on in the thread it was read from.
    const movedTo = (await ctx.db.first(findThread(threadId, siteId)))?.moved_to
    if (movedTo) return { ...(await readAt(ctx, siteId, movedTo, query, guess)), moved: true }
    throw fieldsRefused([{ field: 'after', message: 'field.cursor' }])
  }
  const { site, answers } = await readWithSite(ctx, siteId, [
    findThread(threadId, siteId),
    rootsFrom(threadId, sort, place, up, limit + 1),
    ...(cursor === undefined ? [listPinned(threadId)] : []),
  ])
  const [threads, roots, pinned] = answers
  assertAllowed(ctx, site, page.origin)
  const rows = roots.rows.slice(0, limit).map(unpackRoot)
  if (up) rows.reverse()
  // What is pinned stands above the first page, and so nowhere else.
  const items = [...(pinned?.rows ?? []).map(unpackRoot), ...rows.filter((row) => !isPinned(row))].map(
    (row) => toShownRoot(row, site.settings.depth),
  )
  const more = roots.rows.length > limit
  const at = (row: RootRow | undefined, there: boolean) =>
    row && there ? rootCursor(threadId, sort, row) : null
  return {
    site,
    sort,
    thread: toShownThread(site, threadId, page.href, threads.rows[0], ctx.clock.now()),
    items,
    next: at(rows.at(-1), up || more),
    previous: at(rows[0], up ? more : after !== undefined),
  }
}

const isPinned = (row: RootRow): boolean => row.pinned_at !== null && statusName(row.status) === 'published'

/** Where a page begins: at an id, or at a score and an id. @returns undefined for a place in another list */
function placeIn(threadId: string, sort: Sort, cursor: string): readonly number[] | undefined {
  const place = decodeCursor(`${threadId}:${sort}`, cursor)
  const whole = place?.length === (sort === 'top' ? 2 : 1) && place.every((part) => typeof part === 'number')
  return whole ? (place as number[]) : undefined
}

const END = Number.MAX_SAFE_INTEGER

/** @param place where to begin; without, at the list's beginning */
function rootsFrom(threadId: string, sort: Sort, place: readonly number[], up: boolean, limit: number) {
  if (sort === 'top') {
    const [score = END, id = END] = place
    return (up ? listRootsTopUp : listRootsTop)(threadId, score, id, limit)
  }
  const from = place[0] ?? (sort === 'newest' ? END : 0)
  return ((sort === 'newest') === up ? listRootsOldest : listRootsNewest)(threadId, from, limit)
}

/** A comment as readers see it, with its place. */
export interface PlacedComment extends ShownComment {
  readonly page: string
}

/** One comment as readers see it, with the page it stands on. @throws comments/unknown (404), also while it is held */
export async function readComment(ctx: Pick<Ctx, 'db'>, site: Site, id: number): Promise<PlacedComment> {
  const row = await ctx.db.first(findComment(site.id, id))
  if (!row || row.shown === 0) throw refuse('unknown')
  return { ...toShown(row), page: row.page }
}

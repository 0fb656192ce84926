import { decodeCursor, encodeCursor } from '../kernel/page'
import type { Ctx } from '../platform/context'
import { allowsOrigin, findSite, type Site, toSite } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { buildTree, type ShownComment, toShown } from './build-tree'
import { refuse } from './errors'
import {
  type CommentRow,
  findComment,
  findThread,
  listReplies,
  listRootsNewest,
  listRootsOldest,
  REPLY_COLUMNS,
  type RootRow,
} from './queries'
import type { ReadReplies, ReadThread, Sort } from './schema'
import { statusName } from './status'
import { threadIdOf } from './thread-id'

export interface ShownThread {
  readonly id: string
  readonly page: string
  readonly title: string
  /** Published comments, replies included. */
  readonly count: number
  readonly open: boolean
  /** Changes with everything a reader can see of the thread. */
  readonly version: number
}

export interface ShownRoot extends ShownComment {
  /** Published replies below, at any depth. */
  readonly replyCount: number
  /** Where the replies go on, or null if all are here. */
  readonly moreReplies: string | null
}

export interface ThreadPage {
  readonly site: Site
  readonly thread: ShownThread
  readonly sort: Sort
  readonly items: readonly ShownRoot[]
  readonly next: string | null
}

/**
 * A page of a thread: roots by keyset, each with its first replies. One round trip, at most 150 rows read, whatever the thread holds. A page
 * nobody has commented on is an empty, open thread.
 * @throws sites/unknown (404), comments/page-not-allowed (422), web/fields-refused (422) for a cursor of another list
 */
export async function readThread(
  ctx: Pick<Ctx, 'db' | 'config'>,
  siteId: string,
  { page, sort, after, limit }: ReadThread,
): Promise<ThreadPage> {
  const threadId = await threadIdOf(siteId, page)
  const scope = `${threadId}:${sort}`
  const start = sort === 'newest' ? Number.MAX_SAFE_INTEGER : 0
  const from = after === undefined ? start : cursorId(scope, after)
  const listRoots = sort === 'newest' ? listRootsNewest : listRootsOldest
  const [sites, threads, roots] = await ctx.db.batch([
    findSite(siteId),
    findThread(threadId, siteId),
    listRoots(threadId, from, limit + 1),
  ])
  const site = toSite(sites.rows[0])
  if (!allowsOrigin(site, page.origin, ctx.config.publicUrl)) {
    throw refuse('page-not-allowed', { params: { origin: page.origin, site: site.id } })
  }
  const row = threads.rows[0]
  const items = roots.rows.slice(0, limit).map(toShownRoot)
  const last = roots.rows.length > limit ? items.at(-1) : undefined
  return {
    site,
    sort,
    thread: {
      id: threadId,
      page: row?.page ?? page.href,
      title: row?.title ?? '',
      count: row?.published ?? 0,
      open: row?.closed_at == null,
      version: row?.version ?? 0,
    },
    items,
    next: last ? encodeCursor(scope, [last.id]) : null,
  }
}

export interface RepliesPage {
  readonly items: readonly ShownComment[]
  readonly next: string | null
}

/**
 * Further replies below a root, in reading order.
 * @throws comments/unknown (404) if there is no such root here, web/fields-refused (422) for a cursor of another list
 */
export async function readReplies(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  rootId: number,
  { after, limit }: ReadReplies,
): Promise<RepliesPage> {
  const scope = `replies:${rootId}`
  const path = after === undefined ? '' : decodeCursor(scope, after)?.[0]
  if (typeof path !== 'string') throw unknownPlace()
  const [found, replies] = await ctx.db.batch([
    findComment(site.id, rootId),
    listReplies(rootId, path, limit + 1),
  ])
  const root = found.rows[0]
  if (!root || root.shown === 0 || root.depth > 0) throw refuse('unknown')
  const rows = replies.rows.slice(0, limit)
  const last = replies.rows.length > limit ? rows.at(-1) : undefined
  return { items: buildTree(rows), next: last ? encodeCursor(scope, [last.path]) : null }
}

/** One comment as readers see it, with the page it stands on. @throws comments/unknown (404), also while it is held */
export async function readComment(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  id: number,
): Promise<ShownComment & { readonly page: string; readonly rootId: number }> {
  const row = await ctx.db.first(findComment(site.id, id))
  if (!row || row.shown === 0) throw refuse('unknown')
  return { ...toShown(row), page: row.page, rootId: row.root_id }
}

function toShownRoot(row: RootRow): ShownRoot {
  const replies = (JSON.parse(row.first_replies) as unknown[][]).map(
    (values) =>
      Object.fromEntries(REPLY_COLUMNS.map((column, at) => [column, values[at]])) as unknown as CommentRow,
  )
  // Below a tombstone there is always something published, so counting published replies misses none.
  const published = replies.filter(({ status }) => statusName(status) === 'published').length
  const last = row.replies > published ? replies.at(-1) : undefined
  return {
    ...toShown(row),
    replyCount: row.replies,
    children: buildTree(replies),
    moreReplies: last ? encodeCursor(`replies:${row.id}`, [last.path]) : null,
  }
}

function cursorId(scope: string, cursor: string): number {
  const id = decodeCursor(scope, cursor)?.[0]
  if (typeof id !== 'number') throw unknownPlace()
  return id
}

const unknownPlace = () => fieldsRefused([{ field: 'after', message: 'field.cursor' }])

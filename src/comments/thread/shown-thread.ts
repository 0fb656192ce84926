import { encodeCursor } from '../../kernel/page'
import type { Site, Sort } from '../../sites/public'
import { isOpen } from '../checks/hold-mode'
import type { RootRow, ThreadRow } from '../queries'
import { statusName } from '../status'
import { buildTree, type ShownComment, toShown } from './build-tree'

export interface ShownThread {
  readonly id: string
  readonly page: string
  readonly title: string
  /** Published comments, replies included. */
  readonly count: number
  readonly open: boolean
  /** Changes with everything a reader can see of the thread. */
  readonly version: number
  /** When the first word was written here; null where none was. */
  readonly createdAt: number | null
  /** The thread this one moved to: then nothing is here. */
  readonly movedTo: string | null
}

export interface ShownRoot extends ShownComment {
  /** Published replies below, at any depth. */
  readonly replyCount: number
  /** Where the replies go on, or null if all are here. */
  readonly moreReplies: string | null
  /** Where those before the first one shown are, or null. Only around a comment. */
  readonly earlierReplies: string | null
}

export interface ThreadPage {
  readonly site: Site
  readonly thread: ShownThread
  readonly sort: Sort
  readonly items: readonly ShownRoot[]
  /** Where the list goes on, downwards and upwards. */
  readonly next: string | null
  readonly previous: string | null
  /** Whether another page was asked for, whose conversation moved here. */
  readonly moved?: boolean
  /** The comment the page was to open around. Absent also for one that stands below another page of the site. */
  readonly asked?: { readonly id: number; readonly found: boolean }
}

/** A page nobody has commented on is an empty, open thread. */
export const toShownThread = (
  site: Pick<Site, 'settings'>,
  id: string,
  page: string,
  row: ThreadRow | undefined,
  now: number,
): ShownThread => ({
  id,
  page: row?.page ?? page,
  title: row?.title ?? '',
  count: row?.published ?? 0,
  open: isOpen(site, row, now),
  version: row?.version ?? 0,
  createdAt: row?.created_at ?? null,
  movedTo: row?.moved_to ?? null,
})

/** @param depth how deep replies are shown, as the site says */
export function toShownRoot(row: RootRow, depth: number): ShownRoot {
  const replies = row.first_replies
  // Below a tombstone there is always something published, so counting published replies misses none.
  const published = replies.filter(({ status }) => statusName(status) === 'published').length
  const last = row.replies > published ? replies.at(-1) : undefined
  return {
    ...toShown(row),
    replyCount: row.replies,
    children: buildTree(replies, depth),
    moreReplies: last ? replyCursor(row.id, last.path) : null,
    earlierReplies: null,
  }
}

/** A place among the replies below a comment. */
export const replyCursor = (id: number, path: string): string => encodeCursor(`replies:${id}`, [path])
/** A place in the list of roots. */
export const rootCursor = (
  threadId: string,
  sort: Sort,
  { id, score }: Pick<RootRow, 'id' | 'score'>,
): string => encodeCursor(`${threadId}:${sort}`, sort === 'top' ? [score, id] : [id])

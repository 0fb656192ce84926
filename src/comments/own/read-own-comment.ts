import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { isOpen } from '../checks/hold-mode'
import { refuse } from '../errors'
import { findOwnComment, type OwnCommentRow } from '../queries'
import { type Status, statusName } from '../status'
import { editWindow } from './edit-window'

/** A comment as its author sees it, whatever became of it. */
export interface OwnComment {
  readonly id: number
  readonly status: Status
  /** Why it was rejected or returned, as stored (sites/reasons.ts); null if nobody said. */
  readonly reason: string | null
  readonly parentId: number | null
  /** Who wrote what it answers, if that can still be read. */
  readonly parentName: string | null
  readonly rootId: number
  readonly path: string
  readonly depth: number
  readonly name: string
  readonly url: string | null
  readonly verified: boolean
  readonly html: string
  /** As written, for its author to go on with. */
  readonly body: string
  readonly revision: number
  readonly createdAt: number
  readonly publishedAt: number
  readonly editedAt: number | null
  readonly editedByTeam: boolean
  /** Votes of others. */
  readonly score: number
  readonly badge: null
  readonly pinned: false
  /** Whether new words are taken: its window is open, and so is the thread. */
  readonly editable: boolean
  /** Whether it may be taken back: also where the thread is closed. */
  readonly deletable: boolean
  readonly editableUntil: number | null
  readonly page: string
  /** Whether the thread takes comments. */
  readonly open: boolean
  /** Whether its author left an address. */
  readonly hasAddress: boolean
}

/**
 * @param token what the author got for posting, or undefined if none was sent
 * @throws comments/token-missing (401), comments/token-wrong (403), comments/unknown (404)
 */
export async function readOwnComment(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock'>,
  site: Site,
  id: number,
  token: string | undefined,
): Promise<OwnComment> {
  return toOwnComment(site, await findOwn(ctx, site, id, token), ctx.clock.now())
}

/**
 * The same for words that are to be changed.
 * @throws what readOwnComment throws, comments/not-editable (409), comments/edit-window-over (409), comments/thread-closed (409)
 */
export async function readOwnWords(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock'>,
  site: Site,
  id: number,
  token: string,
): Promise<OwnComment> {
  const row = await findOwn(ctx, site, id, token)
  assertEditable(site, row, ctx.clock.now())
  const own = toOwnComment(site, row, ctx.clock.now())
  if (!own.open) throw refuse('thread-closed')
  return own
}

/** As its author sees it at a moment. */
export function toOwnComment(site: Site, row: OwnCommentRow, now: number): OwnComment {
  const { editable, until } = editWindow(site, row, now)
  const open = isOpen(site, { closed_at: row.closed_at, created_at: row.thread_at }, now)
  return {
    id: row.id,
    status: statusName(row.status),
    reason: row.reason,
    parentId: row.parent_id,
    parentName: row.parent_name,
    rootId: row.root_id,
    path: row.path,
    depth: row.depth,
    name: row.author_name,
    url: row.author_url,
    verified: row.verified === 1,
    html: row.html,
    body: row.body,
    revision: row.revision,
    createdAt: row.created_at,
    publishedAt: row.decided_at ?? row.created_at,
    editedAt: row.edited_at,
    editedByTeam: row.edited_by !== null,
    score: row.score,
    badge: null,
    pinned: false,
    editable: editable && open,
    deletable: editable,
    editableUntil: until,
    page: row.page,
    open,
    hasAddress: row.author_email !== null,
  }
}

/** Opens a comment to the device that wrote it. @throws what readOwnComment throws */
export async function findOwn(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  site: Site,
  id: number,
  token: string | undefined,
): Promise<OwnCommentRow> {
  if (token === undefined) throw refuse('token-missing')
  const reading = await ctx.tokens.read('author', token)
  if (reading.state !== 'good' || reading.value[0] !== site.id || reading.value[1] !== id)
    throw refuse('token-wrong')
  const row = await ctx.db.first(findOwnComment(site.id, id))
  if (!row) throw refuse('unknown')
  return row
}

/** @throws comments/not-editable (409) for what is not up any more, comments/edit-window-over (409) for what has been up too long */
export function assertEditable(site: Site, row: OwnCommentRow, now: number): void {
  if (editWindow(site, row, now).editable) return
  throw refuse(statusName(row.status) === 'published' ? 'edit-window-over' : 'not-editable')
}

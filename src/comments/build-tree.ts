import { encodePathId } from '../kernel/id'
import type { CommentRow } from './queries'
import { statusName } from './status'

/** The deepest place shown; what answers something there stands beside it and says whom it answers. */
export const DEPTH_MAX = 6

/** A comment as readers get it: no address, no network, nothing made of them (S-81). */
export interface ShownComment {
  readonly id: number
  readonly parentId: number | null
  readonly depth: number
  /** 'removed' is a tombstone: its place is kept for the replies below, its words and name are gone. */
  readonly state: 'published' | 'removed'
  readonly name: string
  readonly url: string | null
  readonly html: string
  readonly createdAt: number
  /** When words that readers had seen were changed last. */
  readonly editedAt: number | null
  /** Name of the comment it answers, if that one is on the same list and not directly above. */
  readonly inReplyTo?: string
  readonly children: ShownComment[]
}

/** @param at place among siblings' ids under `parent`, as comments.path holds it */
export const placeBelow = (
  parent: { readonly id: number; readonly root_id: number; readonly depth: number; readonly path: string },
  id: number,
): { readonly rootId: number; readonly depth: number; readonly path: string } => {
  const ancestors = parent.path.slice(0, (DEPTH_MAX - 1) * 11)
  const path = ancestors + encodePathId(id)
  return { rootId: parent.root_id, depth: path.length / 11, path }
}

export function toShown(row: CommentRow): ShownComment {
  const published = statusName(row.status) === 'published'
  return {
    id: row.id,
    parentId: row.parent_id,
    depth: row.depth,
    state: published ? 'published' : 'removed',
    name: published ? row.author_name : '',
    url: published ? row.author_url : null,
    html: published ? row.html : '',
    createdAt: row.created_at,
    editedAt: published ? row.edited_at : null,
    children: [],
  }
}

/**
 * Nests replies by their paths. A reply whose ancestors are on an earlier page stands at the top of this one.
 * @param rows in reading order (by path), all below one root
 */
export function buildTree(rows: readonly CommentRow[]): ShownComment[] {
  const byPath = new Map<string, ShownComment>()
  const byId = new Map<number, ShownComment>()
  const top: ShownComment[] = []
  for (const row of rows) {
    const above = byPath.get(row.path.slice(0, -11))
    const answered = row.parent_id === null ? undefined : byId.get(row.parent_id)
    const elsewhere = answered !== undefined && answered !== above && answered.name !== ''
    const shown = { ...toShown(row), ...(elsewhere && { inReplyTo: answered.name }) }
    byPath.set(row.path, shown)
    byId.set(row.id, shown)
    ;(above?.children ?? top).push(shown)
  }
  return top
}

import { encodePathId } from '../../kernel/id'
import type { CommentRow } from '../queries'
import { statusName } from '../status'

/** The deepest place kept; what answers something there stands beside it and says whom it answers. A site may show fewer. */
export const DEPTH_MAX = 6

/** Who speaks, by the number the database holds (migrations/main/0005_comments.sql). */
const BADGES = [null, 'team', 'author'] as const
export type Badge = 'team' | 'author'

/** A comment as readers get it: no address, no network, nothing made of them (S-81). */
export interface ShownComment {
  readonly id: number
  readonly parentId: number | null
  /** A root is its own. */
  readonly rootId: number
  /** As shown: not deeper than the site says. */
  readonly depth: number
  /** Sorts replies below one root as they are read. Empty for roots. */
  readonly path: string
  /** 'removed' is a tombstone: its place is kept for the replies below, its words and name are gone. */
  readonly state: 'published' | 'removed'
  readonly name: string
  readonly url: string | null
  /** Its author had proven an e-mail address when posting it. */
  readonly verified: boolean
  readonly html: string
  readonly createdAt: number
  /** When readers could first see it. */
  readonly publishedAt: number
  /** When words that readers had seen were changed last. */
  readonly editedAt: number | null
  /** Whether the team changed them last, not their author. */
  readonly editedByTeam: boolean
  /** Votes up, less votes down. */
  readonly score: number
  /** Who speaks, if it is somebody of the house. */
  readonly badge: Badge | null
  /** Whether it stands first in its thread. */
  readonly pinned: boolean
  /** Name of the comment it answers, if that one is on the same list and not directly above. */
  readonly inReplyTo?: string
  /** True for what only holds up the others of a stretch. */
  readonly context?: boolean
  readonly children: ShownComment[]
}

/** How many of them and of all below them readers can read. */
export const countBelow = (comments: readonly ShownComment[]): number =>
  comments.reduce(
    (sum, { state, children }) => sum + (state === 'published' ? 1 : 0) + countBelow(children),
    0,
  )

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
    rootId: row.root_id,
    depth: row.depth,
    path: row.path,
    state: published ? 'published' : 'removed',
    name: published ? row.author_name : '',
    url: published ? row.author_url : null,
    verified: published && row.verified === 1,
    html: published ? row.html : '',
    createdAt: row.created_at,
    publishedAt: row.decided_at ?? row.created_at,
    editedAt: published ? row.edited_at : null,
    editedByTeam: published && row.edited_by !== null,
    score: published ? row.score : 0,
    badge: published ? (BADGES[row.badge] ?? null) : null,
    pinned: published && row.pinned_at !== null,
    children: [],
  }
}

/** A row, and the name of what it answers where that may not be in the same list. */
interface TreeRow extends CommentRow {
  readonly parent_name?: string | null
}

/**
 * Nests replies by their paths, as deep as a site shows them: what is deeper stands beside the last one that has a place, right behind what it
 * answers, and says whom. A reply whose ancestors are missing stands at the top.
 * @param rows in reading order (by path), all below one root
 * @param depthShown 1 … 6; 0, without any indentation, nests like 1
 * @param context ids of those that only hold up the others
 */
export function buildTree(
  rows: readonly TreeRow[],
  depthShown = DEPTH_MAX,
  context: ReadonlySet<number> = new Set(),
): ShownComment[] {
  const byPath = new Map<string, ShownComment>()
  const byId = new Map<number, ShownComment>()
  const top: ShownComment[] = []
  for (const row of rows) {
    const depth = Math.min(row.depth, Math.max(1, depthShown))
    const above = byPath.get(row.path.slice(0, (depth - 1) * 11))
    const answered = row.parent_id === null ? undefined : byId.get(row.parent_id)
    const name = answered?.name ?? row.parent_name ?? ''
    const shown = {
      ...toShown(row),
      depth,
      ...((answered === undefined || answered !== above) && name !== '' && { inReplyTo: name }),
      ...(context.has(row.id) && { context: true }),
    }
    byPath.set(row.path, shown)
    byId.set(row.id, shown)
    ;(above?.children ?? top).push(shown)
  }
  return top
}

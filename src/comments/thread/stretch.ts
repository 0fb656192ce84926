import { buildTree, type ShownComment } from './build-tree'
import type { StretchRow } from './placing-queries'
import { replyCursor } from './shown-thread'

export interface RepliesPage {
  /** A tree below the comment asked for. What only holds the others up is marked `context`. */
  readonly items: ShownComment[]
  /** Where the replies go on, and where those before them are. */
  readonly next: string | null
  readonly previous: string | null
}

interface StretchOf {
  /** Of the comment they stand below, as cursors name it. */
  readonly id: number
  readonly limit: number
  /** How deep replies are shown. */
  readonly depth: number
  /** The surplus row is the first one, not the last. */
  readonly up?: boolean
  /** Whether replies stand before these; not asked on the way up, where the surplus row says so. */
  readonly earlier?: boolean
}

/**
 * A stretch of replies as a tree. Whatever its first reply hangs from comes along, so nothing in it stands without its place.
 * @param rows contiguous, in either order; one more than `limit` if there are more
 * @param above what they may hang from
 */
export function toStretch(
  rows: readonly StretchRow[],
  above: readonly StretchRow[],
  { id, limit, depth, up = false, earlier = false }: StretchOf,
): RepliesPage {
  const byPath = (a: StretchRow, b: StretchRow) => (a.path < b.path ? -1 : 1)
  const stretch = rows.toSorted(byPath)
  const surplus = stretch.length > limit ? (up ? stretch.shift() : stretch.pop()) : undefined
  const [first, last] = [stretch[0], stretch.at(-1)]
  // What was read to hang a surplus first row from need not hold the others; that row itself may.
  const context = [...above, ...(up && surplus ? [surplus] : [])]
    .filter(({ path }) => first?.path.startsWith(path))
    .toSorted(byPath)
  const before = up ? surplus !== undefined : earlier
  return {
    items: buildTree([...context, ...stretch], depth, new Set(context.map((row) => row.id))),
    next: last && (up || surplus) ? replyCursor(id, last.path) : null,
    previous: first && before ? replyCursor(id, first.path) : null,
  }
}

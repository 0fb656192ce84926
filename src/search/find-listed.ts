import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import { matchOf, type SearchQuery } from './match'
import { findInIndex, findInTurns, findOldestInIndex } from './queries'

/** Where a page begins: behind this id of this turn; at the very beginning without one. */
export interface ListedPlace {
  readonly turn: number
  readonly id?: number | undefined
}

export interface Listed {
  readonly found: readonly { readonly turn: number; readonly id: number }[]
  /** The newest that the index has of the list at all; undefined where it has none, and where nobody asked. */
  readonly newest: number | undefined
}

/**
 * A page of a list that the index orders: marks of a first kind, then of a second and a third, in each the oldest first; one kind alone may also stand
 * newest first. One round trip; reads as many rows as it returns, and one for the newest.
 * @param turns marks of one kind or of three
 */
export async function findListed(
  ctx: Pick<Ctx, 'search'>,
  list: Omit<SearchQuery, 'marks' | 'tokens'>,
  turns: readonly (readonly string[])[],
  page: {
    readonly order: 'newest' | 'oldest'
    readonly from: ListedPlace
    readonly limit: number
    /** Whether the newest of all is wanted too. */
    readonly withNewest: boolean
  },
): Promise<Listed> {
  const { order, from, limit, withNewest } = page
  const [whole, ...matches] = await Promise.all([
    matchOf(list),
    ...turns.map((marks) => matchOf({ ...list, marks })),
  ])
  if (whole === undefined) return { found: [], newest: undefined }
  const [a = '', b = '', c = ''] = matches as string[]
  const after = from.id === undefined ? 0 : from.id + 1
  // A turn that the page before has passed begins where no id is.
  const begin = (turn: number): number =>
    turn < from.turn ? Number.MAX_SAFE_INTEGER : turn === from.turn ? after : 0
  const look: Bound<{ readonly turn?: number; readonly id: number }> =
    turns.length > 1
      ? findInTurns(limit, a, begin(0), b, begin(1), c, begin(2))
      : order === 'oldest'
        ? findOldestInIndex(a, Number.MAX_SAFE_INTEGER, after, limit)
        : findInIndex(a, from.id ?? Number.MAX_SAFE_INTEGER, 0, limit)
  const [found, newest] = await ctx.search.batch([
    look,
    ...(withNewest ? [findInIndex(whole, Number.MAX_SAFE_INTEGER, 0, 1)] : []),
  ])
  return {
    found: found!.rows.map(({ turn = 0, id }) => ({ turn, id })),
    newest: newest?.rows[0]?.id,
  }
}

import { type Status, statusName, type Verdict } from '../../comments/public'
import type { Ctx } from '../../platform/context'
import { listNewestOfAll, type TriedRow } from './try-queries'

export const TRIED_MAX = 1000
const TRIED_SHOWN = 50
/** So much of each comment is looked at, in characters. A site's memory is bounded by it. */
const TRIED_LETTERS = 4000
const EXCERPT = 120

/** A comment that would be treated otherwise. */
export interface Moved {
  readonly id: number
  readonly name: string
  readonly excerpt: string
  readonly status: Status
  readonly from: Verdict
  readonly to: Verdict
}

export interface Trial {
  /** How many comments were looked at. */
  readonly looked: number
  /** How many go from which verdict to which, most first. */
  readonly moves: readonly { readonly from: Verdict; readonly to: Verdict; readonly count: number }[]
  /** The newest of those. */
  readonly first: readonly Moved[]
}

/** A site's last thousand comments, newest first. */
export const readTried = async (ctx: Pick<Ctx, 'db'>, siteId: string): Promise<readonly TriedRow[]> =>
  (await ctx.db.all(listNewestOfAll(siteId, TRIED_MAX, TRIED_LETTERS))).toSorted((a, b) => b.id - a.id)

/** What two ways to judge say differently of them. Nothing is written and no comment moves. */
export function compareVerdicts(
  rows: readonly TriedRow[],
  before: (row: TriedRow) => Verdict,
  after: (row: TriedRow) => Verdict,
): Trial {
  const moved = rows.flatMap((row): readonly Moved[] => {
    const [from, to] = [before(row), after(row)]
    if (from === to) return []
    const { id, author_name: name, body } = row
    return [{ id, name, excerpt: body.slice(0, EXCERPT), status: statusName(row.status), from, to }]
  })
  const counts = Map.groupBy(moved, ({ from, to }) => `${from} ${to}`)
  const moves = [...counts.values()]
    .map((all) => ({ from: all[0]!.from, to: all[0]!.to, count: all.length }))
    .sort((a, b) => b.count - a.count)
  return { looked: rows.length, moves, first: moved.slice(0, TRIED_SHOWN) }
}

/** A comment's words as they are judged. */
export const wordsOf = (row: TriedRow) => ({
  body: row.body,
  html: row.html,
  name: row.author_name,
  url: row.author_url,
  address: row.author_email,
})

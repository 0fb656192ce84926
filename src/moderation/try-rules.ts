import { assess, type Status, statusName, type Verdict } from '../comments/public'
import type { Ctx } from '../platform/context'
import { compileRules, type Rule } from '../rules/public'
import type { Site } from '../sites/public'
import { listNewestOfAll, type TriedRow } from './try-queries'

export const TRIED_MAX = 1000
export const TRIED_SHOWN = 50
/** So much of each comment is looked at, in characters. A site's memory is bounded by it. */
export const TRIED_LETTERS = 4000
const EXCERPT = 120

/** A comment that rules would treat otherwise. */
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

/**
 * What other rules would have said of a site's last thousand comments, beside what the present ones say. Nothing is written and no comment moves. Of what waits for another
 * reason (first comments, the page) it knows nothing: words alone are tried.
 */
export async function tryRules(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  present: readonly Rule[],
  other: readonly Rule[],
): Promise<Trial> {
  const [before, after] = [compileRules(present), compileRules(other)]
  const found = await ctx.db.all(listNewestOfAll(site.id, TRIED_MAX, TRIED_LETTERS))
  const rows = found.toSorted((a, b) => b.id - a.id)
  const moved = rows.flatMap((row): readonly Moved[] => {
    const words = wordsOf(row)
    const from = assess(site, words, before).verdict
    const to = assess(site, words, after).verdict
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

const wordsOf = (row: TriedRow) => ({
  body: row.body,
  html: row.html,
  name: row.author_name,
  url: row.author_url,
  address: row.author_email,
})

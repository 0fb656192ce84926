import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { listDecisions } from '../queries'
import { spanOf, toDecision } from './find-decision'

/**
 * Who made the decisions that stand, for many comments in one query.
 * @returns names by the comment's id; without those nobody decided by hand
 */
export async function findDeciders(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  comments: readonly { readonly id: number; readonly decided_at: number | null }[],
): Promise<ReadonlyMap<number, string>> {
  const moments = comments.flatMap(({ decided_at }) => (decided_at === null ? [] : [decided_at]))
  if (moments.length === 0) return new Map()
  const rows = await ctx.db.all(listDecisions(site.id, JSON.stringify(joined(moments.map(spanOf)))))
  const names = new Map<number, string>()
  // The latest of a comment's decisions is the one that stands.
  for (const row of [...rows].sort((a, b) => a.id - b.id)) {
    const { by } = toDecision(row)
    if (by) names.set(Number(row.subject.slice('comment:'.length)), by)
  }
  return names
}

/** Spans that touch become one: a bulk gave a hundred comments the same moment, and it must be read once. */
function joined(spans: readonly (readonly [number, number])[]): [number, number][] {
  const result: [number, number][] = []
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

import type { Ctx } from '../../platform/context'
import type { Bound, Result } from '../../platform/sql'
import { areIndexed } from '../../search/public'
import type { Site } from '../../sites/public'
import { findNewest, type QueueRow } from '../queries'
import { fivesOf } from './fives-of'

/** How what the index found is looked up: five at a time, with their pages or without. */
type Five<Row> = (a: number, b: number, c: number, d: number, e: number) => Bound<Row>

/** One look for each five. */
export const lookUp = <Row extends QueueRow>(
  ids: readonly number[],
  five: Five<Row>,
): readonly Bound<Row>[] => fivesOf(ids).map(([a = 0, b = 0, c = 0, d = 0, e = 0]) => five(a, b, c, d, e))

/** What was looked up, in the index's order. It may name a comment that is gone; that is left out, and so is what is of another site (S-32). */
export function inOrder<Row extends QueueRow>(
  ids: readonly number[],
  siteIds: readonly string[],
  answers: readonly Result<Row>[],
): readonly Row[] {
  const rows = new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row && siteIds.includes(row.site_id) ? [row] : []
  })
}

/** What the index found of a site, in its order. */
export async function readFound<Row extends QueueRow>(
  ctx: Pick<Ctx, 'db'>,
  site: Pick<Site, 'id'>,
  ids: readonly number[],
  five: Five<Row>,
): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  return inOrder(ids, [site.id], await ctx.db.batch(lookUp(ids, five)))
}

/** Whether the index does not have a site's newest comments yet. */
export async function isBehind(ctx: Pick<Ctx, 'db' | 'search'>, site: Pick<Site, 'id'>): Promise<boolean> {
  const newest = await ctx.db.first(findNewest(site.id))
  const ids = [newest?.held, newest?.published].filter((id) => typeof id === 'number')
  return !(await areIndexed(ctx, ids))
}

import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import { areIndexed } from '../search/public'
import type { Site } from '../sites/public'
import { fivesOf } from './fives-of'
import { findNewest, type QueueRow } from './queries'

/**
 * What the index found, in its order. It may name a comment that is gone; that is left out, and so is what is of another site (S-32).
 * @param five how five are read: with their pages or without
 */
export async function readFound<Row extends QueueRow>(
  ctx: Pick<Ctx, 'db'>,
  site: Pick<Site, 'id'>,
  ids: readonly number[],
  five: (a: number, b: number, c: number, d: number, e: number) => Bound<Row>,
): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const answers = await ctx.db.batch(
    fivesOf(ids).map(([a = 0, b = 0, c = 0, d = 0, e = 0]) => five(a, b, c, d, e)),
  )
  const rows = new Map(answers.flatMap((answer) => answer.rows).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    return row?.site_id === site.id ? [row] : []
  })
}

/** Whether the index does not have a site's newest comments yet. */
export async function isBehind(ctx: Pick<Ctx, 'db' | 'search'>, site: Pick<Site, 'id'>): Promise<boolean> {
  const newest = await ctx.db.first(findNewest(site.id))
  const ids = [newest?.held, newest?.published].filter((id) => typeof id === 'number')
  return !(await areIndexed(ctx, ids))
}

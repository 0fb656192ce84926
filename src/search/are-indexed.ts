import type { Ctx } from '../platform/context'
import { hasInIndex } from './queries'

/** Whether the index has all of these comments: asked of the newest, because it is filled from the oldest. */
export async function areIndexed(ctx: Pick<Ctx, 'search'>, ids: readonly number[]): Promise<boolean> {
  if (ids.length === 0) return true
  const answers = await ctx.search.batch(ids.map((id) => hasInIndex(id)))
  return answers.every(({ rows }) => rows.length === 1)
}

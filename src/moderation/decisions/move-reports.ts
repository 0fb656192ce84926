import { reopenReports, type Status, settleReports } from '../../comments/public'
import type { Bound } from '../../platform/sql'

/**
 * What a decision means for the reports of the comments it is about: it settles them, and taking it back opens those again. Putting a comment back to
 * waiting decides nothing. For the batch that moves them, behind the move.
 */
export function moveReports(
  siteId: string,
  ids: readonly number[],
  { to, undoes }: { readonly to: Status; readonly undoes?: number | undefined },
  actionId: number,
  now: number,
): Bound<never>[] {
  const list = JSON.stringify(ids)
  if (undoes !== undefined) return [reopenReports(siteId, list, undoes, now)]
  return to === 'held' ? [] : [settleReports(siteId, list, actionId, now)]
}

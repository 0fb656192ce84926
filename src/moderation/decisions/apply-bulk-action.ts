import type { Site } from '../../sites/public'
import { type BulkAction, OUTCOME } from '../schema'
import { checkReason, type Why } from './check-reason'
import type { DecideCtx } from './decide'
import { type BulkDone, moveMany, type Picked } from './move-many'

/**
 * One decision about many comments of a list, each bound to the revision that was read (C3, M-16). Those decided or edited meanwhile, and
 * ids of other sites, stay as they are and come back with the reason. "Empty spam" is this too: it takes what was listed, never what came since (M-15).
 */
export const applyBulkAction = async (
  ctx: DecideCtx,
  site: Site,
  personId: number,
  { action, from, ...why }: Pick<BulkAction, 'action' | 'from'> & Why,
  picks: readonly Picked[],
): Promise<BulkDone> =>
  moveMany(ctx, site, {
    picks,
    from,
    to: OUTCOME[action],
    action: `comment.${action}`,
    personId,
    ...checkReason(site, action, why),
  })

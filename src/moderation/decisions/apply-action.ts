import type { Site } from '../../sites/public'
import { type ApplyAction, OUTCOME } from '../schema'
import { checkReason, type Why } from './check-reason'
import { type DecideCtx, type Decided, decide } from './decide'

/**
 * A moderator's decision: approve, reject, spam, delete, restore (back into the queue), or return to its author for changes.
 * A rejection and a return may carry a reason of the site's list, which the author sees.
 * @throws what decide() throws: moderation/unknown, moderation/changed-meanwhile, moderation/already-decided, web/fields-refused (422, unknown reason)
 */
export const applyAction = async (
  ctx: DecideCtx,
  site: Site,
  personId: number,
  id: number,
  {
    action,
    revision,
    from,
    looked,
    ...why
  }: Omit<ApplyAction, 'reason' | 'tell'> & Why & { readonly looked?: number | null },
): Promise<Decided> => {
  const { reason, tell } = checkReason(site, action, why)
  const to = OUTCOME[action]
  const change = { id, revision, from, to, action: `comment.${action}`, personId, reason, tell }
  return decide(ctx, site, { ...change, lookedMs: looked })
}

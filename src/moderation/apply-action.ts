import type { Site } from '../sites/public'
import { type DecideCtx, type Decided, decide } from './decide'
import { type ApplyAction, OUTCOME } from './schema'

/**
 * A moderator's decision: approve, reject, spam, delete, or restore (back into the queue).
 * @throws what decide() throws: moderation/unknown, moderation/changed-meanwhile, moderation/already-decided
 */
export const applyAction = (
  ctx: DecideCtx,
  site: Site,
  personId: number,
  id: number,
  { action, revision, from }: ApplyAction,
): Promise<Decided> =>
  decide(ctx, site, { id, revision, from, to: OUTCOME[action], action: `comment.${action}`, personId })

import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import type { DecideCtx } from './decide'
import { type BulkDone, moveMany } from './move-many'
import { type OwnBulk, readOwnBulk } from './read-own-bulk'

/**
 * Takes a bulk of one's own back: those comments that still stand as it left them. The others stay and are named. Undoing twice moves nothing.
 * @throws moderation/undo-unknown (404, not this person's bulk, or none at all)
 */
export async function undoBulkAction(
  ctx: DecideCtx,
  site: Site,
  personId: number,
  id: number,
): Promise<BulkDone & { readonly undone: OwnBulk }> {
  const undone = await readOwnBulk(ctx, site, personId, id)
  if (!undone) throw refuse('undo-unknown')
  const { picks, from: to, to: from } = undone
  const done = await moveMany(ctx, site, { picks, from, to, action: 'comment.undo', personId, undoes: id })
  return { ...done, undone }
}

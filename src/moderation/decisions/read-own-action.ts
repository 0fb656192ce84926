import { findAction } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { type ModerationAction, OUTCOME } from '../schema'

/** A decision of this person, an edit or an answer, that undo may be offered for, or undefined. */
export async function readOwnAction(
  ctx: Pick<Ctx, 'db'>,
  site: Pick<Site, 'id'>,
  personId: number,
  id: number,
): Promise<{ readonly id: number; readonly action: ModerationAction | 'edit' | 'reply' } | undefined> {
  const row = await ctx.db.first(findAction(site.id, id))
  const action = row?.action.replace('comment.', '') ?? ''
  if (!row || row.actor !== `person:${personId}`) return undefined
  if (action === 'edit' || action === 'reply') return { id: row.id, action }
  if (!Object.hasOwn(OUTCOME, action)) return undefined
  return { id: row.id, action: action as ModerationAction }
}

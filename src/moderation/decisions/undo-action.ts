import * as v from 'valibot'
import { findAction } from '../../audit/public'
import type { Status } from '../../comments/public'
import type { Site } from '../../sites/public'
import { refuse } from '../errors'
import { STATUSES } from '../list-schema'
import { type DecideCtx, type Decided, decide } from './decide'

const State = v.object({ status: v.picklist(STATUSES), revision: v.number(), reason: v.optional(v.string()) })

/**
 * Takes a decision of one's own back, if the comment still stands where that decision put it. Undoing twice writes nothing.
 * @throws moderation/undo-unknown (404, not this person's decision, or none at all), moderation/undo-too-late (409, somebody moved or
 *   edited it since), moderation/unknown (404)
 */
export async function undoAction(
  ctx: DecideCtx,
  site: Site,
  personId: number,
  actionId: number,
): Promise<Decided & { readonly undone: Status }> {
  const row = await ctx.db.first(findAction(site.id, actionId))
  const id = Number(/^comment:(\d+)$/.exec(row?.subject ?? '')?.[1])
  const decidable = row && row.actor === `person:${personId}` && row.action !== 'comment.undo'
  if (!decidable || !Number.isSafeInteger(id)) throw refuse('undo-unknown')
  const before = v.parse(State, JSON.parse(row.before ?? 'null'))
  const after = v.parse(State, JSON.parse(row.after ?? 'null'))
  const change = {
    id,
    revision: after.revision,
    from: after.status,
    to: before.status,
    action: 'comment.undo',
    personId,
    undoes: actionId,
    reason: before.reason ?? null,
  }
  const decided = await decide(ctx, site, change).catch((error: unknown) => {
    const code = (error as { code?: string }).code
    // Whatever happened since, the answer to "take mine back" is the same.
    if (code === 'moderation/changed-meanwhile' || code === 'moderation/already-decided') {
      throw refuse('undo-too-late', {}, { cause: error })
    }
    throw error
  })
  return { ...decided, undone: after.status }
}

import * as v from 'valibot'
import { readBulk } from '../../audit/public'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { STATUSES } from '../list-schema'
import { type ModerationAction, OUTCOME } from '../schema'
import type { Picked } from './move-many'

/** What one bulk of a person did. */
export interface OwnBulk {
  readonly id: number
  readonly action: ModerationAction
  readonly from: (typeof STATUSES)[number]
  readonly to: (typeof STATUSES)[number]
  readonly picks: readonly Picked[]
}

const State = v.object({ status: v.picklist(STATUSES), revision: v.number(), reason: v.optional(v.string()) })

/** A bulk of this person that undo may be offered for, or undefined: not theirs, of another site, itself an undo, or none. */
export async function readOwnBulk(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  personId: number,
  id: number,
): Promise<OwnBulk | undefined> {
  const rows = await readBulk(ctx, site.id, id)
  const first = rows[0]
  const action = first?.action.replace('comment.', '') ?? ''
  if (!first || first.actor !== `person:${personId}` || !Object.hasOwn(OUTCOME, action)) return undefined
  const before = v.parse(State, JSON.parse(first.before ?? 'null'))
  const after = v.parse(State, JSON.parse(first.after ?? 'null'))
  return {
    id,
    action: action as ModerationAction,
    from: before.status,
    to: after.status,
    picks: rows.map(({ subject, before: was, after: state }) => ({
      id: Number(subject.slice('comment:'.length)),
      revision: v.parse(State, JSON.parse(state ?? 'null')).revision,
      ...reasonIn(was),
    })),
  }
}

/** The reason that stood there before, if there was one. */
const reasonIn = (before: string | null): { readonly reason?: string } => {
  const { reason } = v.parse(State, JSON.parse(before ?? 'null'))
  return reason === undefined ? {} : { reason }
}

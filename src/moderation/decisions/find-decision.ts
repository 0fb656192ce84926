import { calledBy } from '../../kernel/email-address'
import { idAt } from '../../kernel/id'
import { SECOND_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'
import { type DecisionRow, findDecision as findDecisionRow } from '../queries'

/** Who did what, for a person to read. */
export interface Decision {
  readonly id: number
  readonly personId: number | null
  /** The name, or the masked address of who has none; null for what nobody did by hand. */
  readonly by: string | null
  /** `comment.approve`, … */
  readonly action: string
  readonly at: number
}

/** Who made the decision that stands, or undefined if none did (an author's edit, an import). */
export async function findDecision(
  ctx: Pick<Ctx, 'db'>,
  site: Site,
  comment: { readonly id: number; readonly decided_at: number | null },
): Promise<Decision | undefined> {
  if (comment.decided_at === null) return undefined
  const [from, to] = spanOf(comment.decided_at)
  const row = await ctx.db.first(findDecisionRow(site.id, from, to, `comment:${comment.id}`))
  return row && toDecision(row)
}

/** The ids that a decision made at this moment can have in the log. */
export const spanOf = (decidedAt: number): [fromId: number, toId: number] => [
  idAt(decidedAt - SECOND_MS),
  idAt(decidedAt + 2 * SECOND_MS),
]

export function toDecision(row: DecisionRow): Decision {
  const named = calledBy(row.person_name, row.person_email)
  const personId = row.actor.startsWith('person:') ? Number(row.actor.slice(7)) : null
  return {
    id: row.id,
    personId,
    by: personId === null ? null : named,
    action: row.action,
    at: row.created_at,
  }
}

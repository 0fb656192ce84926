import { reasonsOf, type Site } from '../../sites/public'
import { fieldsRefused } from '../../web/read-input'
import type { ModerationAction } from '../schema'

/** Why a comment is rejected or returned, and whether its author is mailed. */
export interface Why {
  /** As the site's list holds it (sites/reasons.ts); null: nobody says. */
  readonly reason?: string | null
  readonly tell?: boolean
}

/** What an author is told about; anything else needs no reason. */
const TOLD: readonly ModerationAction[] = ['reject', 'return']

/** @throws web/fields-refused (422) for a reason that is not, or not any more, in the site's list */
export function checkReason(site: Site, action: ModerationAction, { reason, tell }: Why): Required<Why> {
  if (!TOLD.includes(action)) return { reason: null, tell: false }
  if (reason && !reasonsOf(site).includes(reason))
    throw fieldsRefused([{ field: 'reason', message: 'desk.reason-unknown' }])
  return { reason: reason ?? null, tell: tell === true }
}

import { MINUTE_MS } from '../../kernel/time'
import type { Site } from '../../sites/public'
import { type Status, statusName } from '../status'

export interface EditWindow {
  readonly editable: boolean
  /** When it ends; null if it has no end (held) or never was one. */
  readonly until: number | null
}

/**
 * Whether its author may still change or take back a comment (V-33): a held one at any time, a published one for as long as the site
 * allows, counted from the moment readers could see it; what was rejected, marked as spam or deleted never. One that was
 * returned for changes is there to be changed.
 */
export function editWindow(
  { settings }: Site,
  row: { readonly status: number; readonly created_at: number; readonly decided_at: number | null },
  now: number,
): EditWindow {
  const status: Status = statusName(row.status)
  if (status !== 'published') return { editable: status === 'held' || status === 'returned', until: null }
  const until = (row.decided_at ?? row.created_at) + settings.editMinutes * MINUTE_MS
  return { editable: now < until, until: settings.editMinutes === 0 ? null : until }
}

import { calledBy } from '../kernel/email-address'
import { idTime } from '../kernel/id'
import type { ModerationAction, STATUSES } from '../moderation/public'
import type { NamedSweepRow, SweepState } from './queries'

/** A sweep as people see it. */
export interface Sweep {
  readonly id: number
  readonly personId: number
  /** The name, or the masked address; null for who is gone. */
  readonly by: string | null
  readonly action: ModerationAction
  readonly status: (typeof STATUSES)[number]
  readonly state: SweepState
  /** Under way, but nothing goes on by itself: its job was given up. */
  readonly stalled: boolean
  readonly total: number
  readonly moved: number
  /** Edited or moved after the count. */
  readonly passed: number
  readonly undone: number
  readonly startedAt: number
  readonly endedAt: number | null
  /** Who decided some of it meanwhile. */
  readonly quicker: readonly string[]
}

export const toSweep = (row: NamedSweepRow): Sweep => ({
  id: row.id,
  personId: row.person_id,
  by: calledBy(row.name, row.email),
  action: row.action as Sweep['action'],
  status: row.status as Sweep['status'],
  state: row.state,
  stalled: row.stopped_job !== null,
  total: row.total,
  moved: row.moved,
  passed: row.passed,
  undone: row.undone,
  startedAt: idTime(row.id),
  endedAt: row.ended_at,
  quicker: [],
})

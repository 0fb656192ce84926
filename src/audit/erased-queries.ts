// What was erased, in the database of the index (migrations/search/0003_erased.sql).
import { statement } from '../platform/sql'

export const noteErasedRow = statement<never, [day: number, id: number]>(
  'audit.erased-note',
  'INSERT OR IGNORE INTO erased (day, id) VALUES (?1, ?2)',
)

export interface ErasedRow {
  readonly day: number
  readonly id: number
}

/** A part of it, oldest first. */
export const listErasedAfter = statement<ErasedRow, [day: number, id: number, limit: number]>(
  'audit.erased-list',
  'SELECT day, id FROM erased WHERE (day, id) > (?1, ?2) ORDER BY day, id LIMIT ?3',
)

export const forgetErasedBefore = statement<never, [day: number]>(
  'audit.erased-forget',
  'DELETE FROM erased WHERE day < ?1',
)

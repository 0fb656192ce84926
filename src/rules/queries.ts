import { statement } from '../platform/sql'
import type { RuleAction, RuleField } from './schema'

export interface RuleRow {
  readonly id: number
  readonly field: RuleField
  readonly pattern: string
  readonly action: RuleAction
  readonly note: string
  readonly off: number
  readonly created_at: number
}

/** All of a site's, in the order they were made: two hundred at most. */
export const listRules = statement<RuleRow, [siteId: string]>(
  'rules.list',
  'SELECT id, field, pattern, action, note, off, created_at FROM rules WHERE site_id = ?1 ORDER BY id',
)

/** Counts and inserts in one statement, so that no two at once are both the last one allowed. */
export const insertRule = statement<
  never,
  [
    siteId: string,
    id: number,
    field: string,
    pattern: string,
    action: string,
    note: string,
    createdAt: number,
    most: number,
  ]
>(
  'rules.insert',
  `INSERT INTO rules (site_id, id, field, pattern, action, note, created_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE (SELECT COUNT(*) FROM rules WHERE site_id = ?1) < ?8`,
)

export const switchRule = statement<never, [siteId: string, id: number, off: number]>(
  'rules.switch',
  'UPDATE rules SET off = ?3 WHERE site_id = ?1 AND id = ?2 AND off <> ?3',
)

export const deleteRule = statement<never, [siteId: string, id: number]>(
  'rules.delete',
  'DELETE FROM rules WHERE site_id = ?1 AND id = ?2',
)

import { statement } from '../platform/sql'

type ActionParams = [
  siteId: string,
  id: number,
  actor: string,
  action: string,
  subject: string,
  before: string | null,
  after: string | null,
  createdAt: number,
]

export const insertAction = statement<never, ActionParams>(
  'audit.insert',
  `INSERT INTO audit (site_id, id, actor, action, subject, before, after, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
)

/** The log only takes what really happened: the row is written if the statement just before it in the batch changed something. */
export const insertActionIfChanged = statement<never, ActionParams>(
  'audit.insert-if-changed',
  `INSERT INTO audit (site_id, id, actor, action, subject, before, after, created_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE changes() > 0`,
)

export const findAction = statement<ActionRow, [siteId: string, id: number]>(
  'audit.find',
  'SELECT id, actor, action, subject, before, after, created_at FROM audit WHERE site_id = ?1 AND id = ?2',
)

/** Newest first by keyset. */
export const listActions = statement<ActionRow, [siteId: string, beforeId: number, limit: number]>(
  'audit.list',
  `SELECT id, actor, action, subject, before, after, created_at FROM audit
   WHERE site_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3`,
)

export interface ActionRow {
  readonly id: number
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
  readonly created_at: number
}

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
  lookedMs: number | null,
]

export const insertAction = statement<never, ActionParams>(
  'audit.insert',
  `INSERT INTO audit (site_id, id, actor, action, subject, before, after, created_at, looked_ms)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
)

/** The log only takes what really happened: the row is written if the statement just before it in the batch changed something. */
export const insertActionIfChanged = statement<never, ActionParams>(
  'audit.insert-if-changed',
  `INSERT INTO audit (site_id, id, actor, action, subject, before, after, created_at, looked_ms)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE changes() > 0`,
)

/** Many rows of one actor, in one statement: `rowsJson` is a list of [id, action, subject, before, after]. */
export const insertActions = statement<
  never,
  [siteId: string, actor: string, rowsJson: string, createdAt: number]
>(
  'audit.insert-many',
  `INSERT INTO audit (site_id, id, actor, action, subject, before, after, created_at)
   SELECT ?1, wanted.value ->> 0, ?2, wanted.value ->> 1, wanted.value ->> 2, wanted.value ->> 3, wanted.value ->> 4, ?4
   FROM json_each(?3) wanted`,
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

/** What one bulk did. Its rows come right after the id it is known by, so nothing but that moment is read. */
export const listBulk = statement<ActionRow, [siteId: string, bulk: number, toId: number]>(
  'audit.list-bulk',
  `SELECT id, actor, action, subject, before, after, created_at FROM audit
   WHERE site_id = ?1 AND id > ?2 AND id < ?3 AND after ->> 'bulk' = ?2 ORDER BY id`,
)

/** The history of one subscriber, newest first. The last condition lets the planner see that the index holds every such row. */
export const listActionsOn = statement<ActionRow, [siteId: string, subject: string, limit: number]>(
  'audit.list-on-subscriber',
  `SELECT id, actor, action, subject, before, after, created_at FROM audit INDEXED BY audit_subscribers
   WHERE site_id = ?1 AND subject = ?2 AND subject LIKE 'subscriber:%' ORDER BY id DESC LIMIT ?3`,
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

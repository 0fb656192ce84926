import { STOP, statement } from '../platform/sql'

export type SweepState = 'running' | 'done' | 'stopped' | 'undoing' | 'undone'

export interface SweepRow {
  readonly id: number
  readonly person_id: number
  readonly action: string
  readonly status: string
  readonly asked: string
  readonly reason: string | null
  readonly tell: number
  readonly total: number
  readonly state: SweepState
  readonly place: number
  readonly moved: number
  readonly passed: number
  readonly undone: number
  readonly undone_by: number | null
  readonly quicker: string
  readonly ended_at: number | null
  /** The job that was given up, while it is under way and nothing goes on by itself. */
  readonly stopped_job: number | null
}

/** A row with who stands behind it. */
export interface NamedSweepRow extends SweepRow {
  readonly name: string | null
  readonly email: string | null
}

const COLUMNS = `s.id, s.person_id, s.action, s.status, s.asked, s.reason, s.tell, s.total, s.state, s.place, s.moved, s.passed, s.undone, s.undone_by, s.quicker, s.ended_at,
   CASE WHEN s.state IN ('running', 'undoing') THEN (SELECT j.id FROM parked_jobs j WHERE json_extract(j.payload, '$.siteId') = ?1
     AND j.kind = 'sweeps.go-on' AND j.payload ->> 'sweepId' = s.id LIMIT 1) END AS stopped_job`

/** Its id comes with the count, so a form that is sent twice makes one. */
export const insertSweep = statement<
  never,
  [
    siteId: string,
    id: number,
    personId: number,
    action: string,
    status: string,
    asked: string,
    reason: string | null,
    tell: number,
    total: number,
  ]
>(
  'sweeps.insert',
  `INSERT INTO sweeps (site_id, id, person_id, action, status, asked, reason, tell, total, state)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'running') ON CONFLICT DO NOTHING`,
)

export const findSweep = statement<NamedSweepRow, [siteId: string, id: number]>(
  'sweeps.find',
  `SELECT ${COLUMNS}, p.name, p.email FROM sweeps s LEFT JOIN people p ON p.id = s.person_id
   WHERE s.site_id = ?1 AND s.id = ?2`,
)

/** A site's last ones, newest first. */
export const listSweeps = statement<NamedSweepRow, [siteId: string, limit: number]>(
  'sweeps.list',
  `SELECT ${COLUMNS}, p.name, p.email FROM sweeps s LEFT JOIN people p ON p.id = s.person_id
   WHERE s.site_id = ?1 ORDER BY s.id DESC LIMIT ?2`,
)

/** In front of a part: stops its whole transaction if another run was quicker, or somebody stopped the sweep. */
export const stopUnlessThere = statement<never, [siteId: string, id: number, state: string, place: number]>(
  'sweeps.stop-unless-there',
  `SELECT ${STOP} WHERE NOT EXISTS (SELECT 1 FROM sweeps WHERE site_id = ?1 AND id = ?2 AND state = ?3 AND place = ?4)`,
)

/** A part is done: how many moved and how many were passed by. */
export const advanceSweep = statement<
  never,
  [siteId: string, id: number, place: number, moved: number, passed: number]
>(
  'sweeps.advance',
  'UPDATE sweeps SET place = ?3, moved = moved + ?4, passed = passed + ?5 WHERE site_id = ?1 AND id = ?2',
)

/** The same of the way back. */
export const advanceUndo = statement<never, [siteId: string, id: number, place: number, undone: number]>(
  'sweeps.advance-undo',
  'UPDATE sweeps SET place = ?3, undone = undone + ?4 WHERE site_id = ?1 AND id = ?2',
)

/** From one state to the next; nothing happens if it is not there any more. */
export const changeState = statement<
  never,
  [siteId: string, id: number, from: string, to: string, endedAt: number | null, quicker: string]
>(
  'sweeps.change-state',
  'UPDATE sweeps SET state = ?4, ended_at = ?5, quicker = ?6 WHERE site_id = ?1 AND id = ?2 AND state = ?3',
)

/** The way back begins where the log of it does: at the sweep's own id. */
export const beginUndo = statement<never, [siteId: string, id: number, personId: number]>(
  'sweeps.begin-undo',
  `UPDATE sweeps SET state = 'undoing', place = id, undone_by = ?3
   WHERE site_id = ?1 AND id = ?2 AND state IN ('done', 'stopped')`,
)

export const endUndo = statement<never, [siteId: string, id: number]>(
  'sweeps.end-undo',
  "UPDATE sweeps SET state = 'undone' WHERE site_id = ?1 AND id = ?2 AND state = 'undoing'",
)

export interface SweptRow {
  readonly id: number
  readonly subject: string
  readonly before: string
  readonly after: string
}

/** What a sweep did, in the order it did it, without what was taken back of it. The log has no index for it: what others did in the same minutes is read along. */
export const listSwept = statement<
  SweptRow,
  [siteId: string, afterId: number, beforeId: number, sweepId: number, limit: number]
>(
  'sweeps.list-swept',
  `SELECT id, subject, before, after FROM audit
   WHERE site_id = ?1 AND id > ?2 AND id < ?3 AND after ->> 'sweep' = ?4
     AND action <> 'comment.undo' ORDER BY id LIMIT ?5`,
)

/** Who else decided comments while it ran: once, at its end, and only if some were gone. */
export const listQuicker = statement<
  { readonly actor: string },
  [siteId: string, fromId: number, toId: number, sweepId: number]
>(
  'sweeps.list-quicker',
  `SELECT actor FROM audit
   WHERE site_id = ?1 AND id > ?2 AND id < ?3 AND substr(actor, 1, 7) = 'person:' AND substr(action, 1, 8) = 'comment.'
     AND coalesce(after ->> 'sweep', 0) <> ?4
   GROUP BY actor LIMIT 10`,
)

/** Names for those. */
export const listNames = statement<{ readonly name: string; readonly email: string }, [peopleJson: string]>(
  'sweeps.list-names',
  'SELECT p.name, p.email FROM json_each(?1) wanted CROSS JOIN people p ON p.id = wanted.value',
)

/** A month after its end nobody takes one back, and what was asked for is nobody's business. */
export const deleteOld = statement<never, [siteId: string, beforeId: number]>(
  'sweeps.delete-old',
  `DELETE FROM sweeps WHERE site_id = ?1 AND id < ?2 AND state IN ('done', 'stopped', 'undone')`,
)

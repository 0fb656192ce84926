import { STOP, statement } from '../platform/sql'

export interface MoveRow {
  readonly id: number
  readonly person_id: number
  readonly kind: 'page' | 'comment'
  readonly source_id: string
  readonly target_id: string
  readonly source_page: string
  readonly target_page: string
  readonly state: 'running' | 'done' | 'undoing' | 'undone'
  readonly moved: number
  readonly total: number
  readonly memory: string
  readonly created_at: number
  readonly finished_at: number | null
  /** The step that was given up, while one is: nothing goes on by itself. */
  readonly stopped_job: number | null
}

const COLUMNS = `id, person_id, kind, source_id, target_id, source_page, target_page, state, moved, total, memory, created_at, finished_at,
   CASE WHEN state IN ('running', 'undoing') THEN (SELECT p.id FROM parked_jobs p WHERE json_extract(p.payload, '$.siteId') = ?1
     AND p.kind = 'threads.move-on' AND p.payload ->> 'moveId' = thread_moves.id LIMIT 1) END AS stopped_job`

/** Begins to run at once where it takes steps; a second one that runs at the site meets thread_moves_running. */
export const insertMove = statement<
  never,
  [
    siteId: string,
    id: number,
    personId: number,
    kind: MoveRow['kind'],
    sourceId: string,
    targetId: string,
    sourcePage: string,
    targetPage: string,
    state: MoveRow['state'],
    moved: number,
    total: number,
    memory: string,
    createdAt: number,
    finishedAt: number | null,
  ]
>(
  'threads.insert-move',
  `INSERT INTO thread_moves (site_id, id, person_id, kind, source_id, target_id, source_page, target_page, state, moved, total, memory,
     created_at, finished_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`,
)

export const findMove = statement<MoveRow, [siteId: string, id: number]>(
  'threads.find-move',
  `SELECT ${COLUMNS} FROM thread_moves WHERE site_id = ?1 AND id = ?2`,
)

/** The newest of a site. */
export const listMoves = statement<MoveRow, [siteId: string, beforeId: number, limit: number]>(
  'threads.list-moves',
  `SELECT ${COLUMNS} FROM thread_moves WHERE site_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3`,
)

/** In front of everything that belongs to a move: stops the batch if it is not any more what it was. */
export const stopUnlessState = statement<never, [siteId: string, id: number, state: MoveRow['state']]>(
  'threads.stop-unless-state',
  `SELECT ${STOP} WHERE NOT EXISTS (SELECT 1 FROM thread_moves WHERE site_id = ?1 AND id = ?2 AND state = ?3)`,
)

/** The same for a move that stopped: nothing may go on with it meanwhile. */
export const stopUnlessParked = statement<never, [jobId: number]>(
  'threads.stop-unless-parked',
  `SELECT ${STOP} WHERE NOT EXISTS (SELECT 1 FROM parked_jobs WHERE id = ?1)`,
)

/** Right behind the statement that moves: by as many as that moved. */
export const countMoved = statement<never, [siteId: string, id: number]>(
  'threads.count-moved',
  'UPDATE thread_moves SET moved = moved + changes() WHERE site_id = ?1 AND id = ?2',
)

export const setState = statement<
  never,
  [siteId: string, id: number, state: MoveRow['state'], moved: number, finishedAt: number | null]
>(
  'threads.set-state',
  'UPDATE thread_moves SET state = ?3, moved = ?4, finished_at = ?5 WHERE site_id = ?1 AND id = ?2',
)

/** As many as there are by now: new ones came, or others were taken elsewhere since. */
export const endMove = statement<
  never,
  [siteId: string, id: number, state: MoveRow['state'], finishedAt: number]
>(
  'threads.end-move',
  'UPDATE thread_moves SET state = ?3, total = moved, finished_at = ?4 WHERE site_id = ?1 AND id = ?2',
)

/** A page, and every page that came to it before. */
export const listLeading = statement<{ readonly id: string }, [siteId: string, threadId: string]>(
  'threads.list-leading',
  `WITH RECURSIVE before (id) AS (
     SELECT ?2
     UNION
     SELECT m.source_id FROM before CROSS JOIN thread_moves m INDEXED BY thread_moves_target
       ON m.site_id = ?1 AND m.target_id = before.id AND m.kind = 'page' AND m.state = 'done'
   )
   SELECT id FROM before`,
)

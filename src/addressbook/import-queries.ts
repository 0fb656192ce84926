import { statement } from '../platform/sql'

export interface ImportRow {
  readonly id: number
  readonly file_name: string
  readonly format: string
  readonly list_id: string
  readonly chunks: number
  readonly state: 'running' | 'done' | 'undoing' | 'undone'
  readonly created_at: number
  readonly finished_at: number | null
  readonly kept: number
  readonly file_hash: string
  /** JSON: what its columns were taken for. */
  readonly fields: string
}

export const insertImport = statement<
  never,
  [
    id: number,
    siteId: string,
    personId: number,
    fileName: string,
    format: string,
    listId: string,
    chunks: number,
    createdAt: number,
    fileHash: string,
    fieldsJson: string,
  ]
>(
  'addressbook.insert-import',
  `INSERT INTO imports (id, site_id, person_id, file_name, format, list_id, chunks, state, created_at, file_hash, fields)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'running', ?8, ?9, ?10)`,
)

export const findImport = statement<ImportRow, [siteId: string, id: number]>(
  'addressbook.find-import',
  `SELECT id, file_name, format, list_id, chunks, state, created_at, finished_at, kept, file_hash, fields FROM imports
   WHERE id = ?2 AND site_id = ?1`,
)

export const listImports = statement<ImportRow, [siteId: string, limit: number]>(
  'addressbook.list-imports',
  `SELECT id, file_name, format, list_id, chunks, state, created_at, finished_at, kept, file_hash, fields FROM imports
   WHERE site_id = ?1 ORDER BY id DESC LIMIT ?2`,
)

/** A chunk that comes twice counts once: the first time it did what it does. */
export const insertChunk = statement<
  never,
  [importId: number, chunk: number, counts: string, ended: string, stopped: string, results: string]
>(
  'addressbook.insert-chunk',
  `INSERT INTO import_chunks (import_id, chunk, counts, ended, stopped, results) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
   ON CONFLICT DO NOTHING`,
)

export const findChunk = statement<{ readonly results: string }, [importId: number, chunk: number]>(
  'addressbook.find-chunk',
  'SELECT results FROM import_chunks WHERE import_id = ?1 AND chunk = ?2',
)

/** What has come of a run, some parts at a time: a row for each from this one on. */
export const listResults = statement<
  { readonly chunk: number; readonly results: string },
  [importId: number, from: number, limit: number]
>(
  'addressbook.list-results',
  'SELECT chunk, results FROM import_chunks WHERE import_id = ?1 AND chunk >= ?2 ORDER BY chunk LIMIT ?3',
)

/** What a run did so far, over all its chunks. */
export const countOutcomes = statement<
  { readonly outcome: string; readonly count: number },
  [importId: number]
>(
  'addressbook.count-outcomes',
  `SELECT wanted.key AS outcome, sum(wanted.value) AS count FROM import_chunks c CROSS JOIN json_each(c.counts) wanted
   WHERE c.import_id = ?1 GROUP BY wanted.key`,
)

export const countChunks = statement<{ readonly count: number }, [importId: number]>(
  'addressbook.count-chunks',
  'SELECT count(*) AS count FROM import_chunks WHERE import_id = ?1',
)

/** Done when every chunk has come. */
export const finishImport = statement<never, [siteId: string, id: number, at: number]>(
  'addressbook.finish-import',
  `UPDATE imports SET state = 'done', finished_at = ?3
   WHERE id = ?2 AND site_id = ?1 AND state = 'running'
     AND chunks <= (SELECT count(*) FROM import_chunks WHERE import_id = ?2)`,
)

export const beginUndo = statement<never, [siteId: string, id: number]>(
  'addressbook.begin-undo',
  "UPDATE imports SET state = 'undoing' WHERE id = ?2 AND site_id = ?1 AND state IN ('running', 'done')",
)

export const endUndo = statement<never, [siteId: string, id: number, kept: number, at: number]>(
  'addressbook.end-undo',
  `UPDATE imports SET state = 'undone', kept = ?3, finished_at = ?4
   WHERE id = ?2 AND site_id = ?1 AND state = 'undoing'`,
)

export interface ChunkRow {
  readonly chunk: number
  readonly ended: string
  readonly stopped: string
}

/** What chunks did to others than they brought, chunk by chunk. */
export const listChunks = statement<ChunkRow, [importId: number, from: number, limit: number]>(
  'addressbook.list-chunks',
  'SELECT chunk, ended, stopped FROM import_chunks WHERE import_id = ?1 AND chunk >= ?2 ORDER BY chunk LIMIT ?3',
)

import { statement } from '../platform/sql'

/** `docsJson`: a list of [id, body, author, page, meta]. What was there under an id is replaced. */
export const putIntoIndex = statement<never, [docsJson: string]>(
  'search.put',
  `INSERT OR REPLACE INTO comment_index (rowid, body, author, page, meta)
   SELECT wanted.value ->> 0, wanted.value ->> 1, wanted.value ->> 2, wanted.value ->> 3, wanted.value ->> 4
   FROM json_each(?1) wanted`,
)

export const removeFromIndex = statement<never, [idsJson: string]>(
  'search.remove',
  'DELETE FROM comment_index WHERE rowid IN (SELECT wanted.value FROM json_each(?1) wanted)',
)

export const clearIndex = statement(
  'search.clear',
  "INSERT INTO comment_index (comment_index) VALUES ('delete-all')",
)

// D1 binds every number as REAL, and FTS5 takes a bound of its rowid from an INTEGER only: without the CAST it walks
// from the newest down to the place of each page (12,520 rows in the middle of 100,000, instead of 20).

/** Newest first, within a span of ids. Everything else that narrows is in the MATCH. */
export const findInIndex = statement<
  { readonly id: number },
  [match: string, beforeId: number, fromId: number, limit: number]
>(
  'search.find',
  `SELECT rowid AS id FROM comment_index
   WHERE comment_index MATCH ?1 AND rowid < CAST(?2 AS INTEGER) AND rowid >= CAST(?3 AS INTEGER)
   ORDER BY rowid DESC LIMIT ?4`,
)

/** The same, oldest first. */
export const findOldestInIndex = statement<
  { readonly id: number },
  [match: string, beforeId: number, fromId: number, limit: number]
>(
  'search.find-oldest',
  `SELECT rowid AS id FROM comment_index
   WHERE comment_index MATCH ?1 AND rowid < CAST(?2 AS INTEGER) AND rowid >= CAST(?3 AS INTEGER)
   ORDER BY rowid LIMIT ?4`,
)

/** One of three questions. Each has its own text and place; as many rows as the page has are the most. */
const IN_TURN = [0, 1, 2]
  .map(
    (turn) =>
      `SELECT * FROM (SELECT ${turn} AS turn, rowid AS id FROM comment_index
         WHERE comment_index MATCH ?${2 * turn + 2} AND rowid >= CAST(?${2 * turn + 3} AS INTEGER) ORDER BY rowid LIMIT ?1)`,
  )
  .join(' UNION ALL ')

/** The three one after the other, each oldest first. SQLite goes on to the next only while rows are wanted, so a page reads no more than it has. */
export const findInTurns = statement<
  { readonly turn: number; readonly id: number },
  [limit: number, a: string, fromA: number, b: string, fromB: number, c: string, fromC: number]
>('search.find-in-turns', `${IN_TURN} LIMIT ?1`)

/** How many match, as far as `limit`: beyond it the number tells nothing more. */
export const countInIndex = statement<{ readonly count: number }, [match: string, limit: number]>(
  'search.count',
  'SELECT count(*) AS count FROM (SELECT rowid FROM comment_index WHERE comment_index MATCH ?1 LIMIT ?2)',
)

export const hasInIndex = statement<{ readonly id: number }, [id: number]>(
  'search.has',
  'SELECT rowid AS id FROM comment_index WHERE rowid = CAST(?1 AS INTEGER)',
)

/** `pagesJson`: a list of [site, page, thread]. What is known stays. */
export const putPages = statement<never, [pagesJson: string]>(
  'search.put-pages',
  `INSERT INTO pages (site_id, page, thread_id)
   SELECT wanted.value ->> 0, wanted.value ->> 1, wanted.value ->> 2 FROM json_each(?1) wanted WHERE true
   ON CONFLICT (site_id, page) DO NOTHING`,
)

/** In the order of addresses, from one text to below another. */
export const findPagesFrom = statement<
  { readonly page: string; readonly thread_id: string },
  [siteId: string, from: string, below: string, limit: number]
>(
  'search.find-pages',
  'SELECT page, thread_id FROM pages WHERE site_id = ?1 AND page >= ?2 AND page < ?3 ORDER BY page LIMIT ?4',
)

/** As desk.find-schema-level, of this database. */
export const findSearchLevel = statement<{ readonly name: string | null }>(
  'search.find-level',
  'SELECT max(name) AS name FROM d1_migrations',
)

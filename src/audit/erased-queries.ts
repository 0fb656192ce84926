// What was erased, in the database of the index (migrations/search/0003_erased.sql, 0004_erased_comments.sql).
import { statement } from '../platform/sql'

/** Longer than a database can be turned back (thirty days); files of one may be older. */
export const LEDGER_DAYS = 400

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

export const noteErasedComments = statement<never, [day: number, idsJson: string, words: 0 | 1]>(
  'audit.erased-comments-note',
  // Asked twice, the wish for more counts: the first may have failed half-way.
  `INSERT INTO erased_comments (day, id, words) SELECT ?1, wanted.value, ?3 FROM json_each(?2) wanted
   WHERE true ON CONFLICT DO UPDATE SET words = max(words, excluded.words)`,
)

export interface ErasedComment extends ErasedRow {
  readonly words: 0 | 1
}

export const listErasedComments = statement<ErasedComment, [day: number, id: number, limit: number]>(
  'audit.erased-comments-list',
  'SELECT day, id, words FROM erased_comments WHERE (day, id) > (?1, ?2) ORDER BY day, id LIMIT ?3',
)

export const forgetErasedComments = statement<never, [day: number]>(
  'audit.erased-comments-forget',
  'DELETE FROM erased_comments WHERE day < ?1',
)

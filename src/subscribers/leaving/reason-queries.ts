import { statement } from '../../platform/sql'

/** Who answers twice has changed their mind. */
export const insertReason = statement<
  never,
  [id: number, siteId: string, reason: string, words: string, mark: string]
>(
  'subscribers.insert-reason',
  `INSERT INTO leaving_reasons (id, site_id, reason, words, mark) VALUES (?1, ?2, ?3, ?4, ?5)
   ON CONFLICT (mark) WHERE mark IS NOT NULL DO UPDATE SET reason = excluded.reason, words = excluded.words`,
)

/** Marks are in an index of their own that holds those of two days. */
export const forgetMarks = statement<never, [beforeId: number]>(
  'subscribers.forget-marks',
  'UPDATE leaving_reasons SET mark = NULL WHERE mark IS NOT NULL AND id < ?1',
)

export const deleteOldReasons = statement<never, [beforeId: number]>(
  'subscribers.delete-old-reasons',
  'DELETE FROM leaving_reasons WHERE id < ?1',
)

export interface ReasonRow {
  readonly reason: string
  readonly words: string
}

/** The newest answers of a site. */
export const listReasons = statement<ReasonRow, [siteId: string, limit: number]>(
  'subscribers.list-reasons',
  'SELECT reason, words FROM leaving_reasons WHERE site_id = ?1 ORDER BY id DESC LIMIT ?2',
)

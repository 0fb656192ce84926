import { statement } from '../platform/sql'

/** So many notes one author has at most: what somebody still reads. */
export const NOTES_MAX = 20

export interface NoteRow {
  readonly id: number
  readonly body: string
  readonly person_id: number
  readonly name: string | null
  readonly email: string | null
}

/** With who wrote them, newest first. */
export const listNotes = statement<NoteRow, [siteId: string, addressKey: string]>(
  'notes.list',
  `SELECT n.id, n.body, n.person_id, p.name, p.email FROM author_notes n LEFT JOIN people p ON p.id = n.person_id
   WHERE n.site_id = ?1 AND n.address_key = ?2 ORDER BY n.id DESC LIMIT ${NOTES_MAX}`,
)

/** Counts and inserts in one statement, so that no two at once are both the last one allowed. */
export const insertNote = statement<
  never,
  [siteId: string, addressKey: string, id: number, body: string, personId: number]
>(
  'notes.insert',
  `INSERT INTO author_notes (site_id, address_key, id, body, person_id) SELECT ?1, ?2, ?3, ?4, ?5
   WHERE (SELECT COUNT(*) FROM author_notes WHERE site_id = ?1 AND address_key = ?2) < ${NOTES_MAX}`,
)

/** One's own; `mayAll` 1 for an owner. */
export const deleteNote = statement<
  never,
  [siteId: string, addressKey: string, id: number, personId: number, mayAll: 0 | 1]
>(
  'notes.delete',
  `DELETE FROM author_notes WHERE site_id = ?1 AND address_key = ?2 AND id = ?3 AND (person_id = ?4 OR ?5 = 1)`,
)

/** For the batch that forgets somebody. */
export const forgetNotesOn = statement<never, [siteId: string, addressKey: string]>(
  'notes.forget-author',
  'DELETE FROM author_notes WHERE site_id = ?1 AND address_key = ?2',
)

import { statement } from '../../platform/sql'

export interface ListRow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly words: string
  readonly closed_at: number | null
}

/** Every list of a site: LISTS_MAX at most. */
export const listLists = statement<ListRow, [siteId: string]>(
  'subscribers.list-lists',
  'SELECT id, name, description, words, closed_at FROM lists WHERE site_id = ?1',
)

export interface FormRow {
  readonly id: string
  readonly name: string
  readonly settings: string
}

export const findForm = statement<FormRow, [siteId: string, id: string]>(
  'subscribers.find-form',
  'SELECT id, name, settings FROM forms WHERE site_id = ?1 AND id = ?2',
)

/** Every form of a site that was made or changed: FORMS_MAX at most. */
export const listForms = statement<FormRow, [siteId: string]>(
  'subscribers.list-forms',
  'SELECT id, name, settings FROM forms WHERE site_id = ?1',
)

/** Nothing if the id is taken. */
export const insertList = statement<
  never,
  [
    siteId: string,
    id: string,
    name: string,
    description: string,
    words: string,
    createdAt: number,
    closedAt: number | null,
  ]
>(
  'subscribers.insert-list',
  `INSERT INTO lists (site_id, id, name, description, words, created_at, closed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
   ON CONFLICT DO NOTHING`,
)

/** Only if something differs. A list that was closed before keeps the moment. */
export const updateList = statement<
  never,
  [
    siteId: string,
    id: string,
    name: string,
    description: string,
    words: string,
    closed: number,
    closedAt: number,
  ]
>(
  'subscribers.update-list',
  `UPDATE lists SET name = ?3, description = ?4, words = ?5,
     closed_at = CASE WHEN ?6 THEN coalesce(closed_at, ?7) END
   WHERE site_id = ?1 AND id = ?2
     AND (name <> ?3 OR description <> ?4 OR words <> ?5 OR (closed_at IS NOT NULL) <> ?6)`,
)

/** Nothing if the id is taken. */
export const insertForm = statement<
  never,
  [siteId: string, id: string, name: string, settings: string, createdAt: number]
>(
  'subscribers.insert-form',
  `INSERT INTO forms (site_id, id, name, settings, created_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`,
)

/** Only if something differs. */
export const updateForm = statement<never, [siteId: string, id: string, name: string, settings: string]>(
  'subscribers.update-form',
  `UPDATE forms SET name = ?3, settings = ?4 WHERE site_id = ?1 AND id = ?2 AND (name <> ?3 OR settings <> ?4)`,
)

export interface WordsRow {
  readonly version: number
  readonly words: string
  readonly created_at: number
}

/** The words that were agreed to on a form, newest first. Rows of the primary index of (site, form, version). */
export const listWords = statement<WordsRow, [siteId: string, formId: string, limit: number]>(
  'subscribers.list-words',
  `SELECT version, words, created_at FROM consent_words WHERE site_id = ?1 AND form_id = ?2
   ORDER BY version DESC LIMIT ?3`,
)

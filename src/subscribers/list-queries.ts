import { statement } from '../platform/sql'

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

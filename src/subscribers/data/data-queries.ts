import { statement } from '../../platform/sql'

export interface OwnDataRow {
  readonly id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly email_key: string
  readonly name: string | null
  readonly status: string
  readonly locale: string
  readonly frequency: string
  readonly hour: number
  readonly weekday: number
  readonly time_zone: string
  readonly paused_until: number | null
  readonly created_at: number
  readonly confirmed_at: number | null
  readonly unsubscribed_at: number | null
}

export const findOwnData = statement<OwnDataRow, [siteId: string, id: number]>(
  'subscribers.find-own-data',
  `SELECT s.id, s.site_id, t.name AS site_name, s.email, s.email_key, s.name, s.status, s.locale, s.frequency, s.hour, s.weekday,
     s.time_zone, s.paused_until, s.created_at, s.confirmed_at, s.unsubscribed_at
   FROM subscribers s CROSS JOIN sites t ON t.id = s.site_id WHERE s.id = ?2 AND s.site_id = ?1`,
)

export interface ReceiptRow {
  readonly id: number
  readonly source: string
  readonly form_id: string
  readonly words: string
  readonly version: number
  readonly lists: string
  readonly wishes: string
  readonly locale: string
  readonly page: string | null
  readonly requested_at: number
  readonly request_network: string | null
  readonly request_agent: string | null
  readonly mail_id: number | null
  readonly confirmed_at: number | null
  readonly confirm_network: string | null
  readonly confirm_agent: string | null
  /** What the file of an import said of the consent, as it said it. */
  readonly proof: string | null
}

/** Every receipt of one person with its words, oldest first (C3). */
export const listReceipts = statement<ReceiptRow, [siteId: string, subscriberId: number]>(
  'subscribers.list-receipts',
  `SELECT c.id, c.source, c.form_id, w.words, w.version, c.lists, c.wishes, c.locale, c.page, c.requested_at, c.request_network,
     c.request_agent, c.mail_id, c.confirmed_at, c.confirm_network, c.confirm_agent, c.proof
   FROM subscribers s CROSS JOIN consents c ON c.subscriber_id = s.id CROSS JOIN consent_words w ON w.id = c.words_id
   WHERE s.id = ?2 AND s.site_id = ?1 ORDER BY c.id`,
)

export const deleteSubscriptions = statement<never, [siteId: string, subscriberId: number]>(
  'subscribers.delete-subscriptions',
  `DELETE FROM subscriptions
   WHERE site_id = ?1 AND subscriber_id = ?2 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1)`,
)

/** Receipts and a wished-for address go with the row. */
export const deleteSubscriber = statement<never, [siteId: string, id: number]>(
  'subscribers.delete',
  'DELETE FROM subscribers WHERE id = ?2 AND site_id = ?1',
)

/** Those of these numbers that are there. Read by number; the table is not walked. */
export const findBack = statement<
  { readonly id: number; readonly site_id: string; readonly email_key: string },
  [idsJson: string, limit: number]
>(
  'subscribers.find-back',
  `SELECT s.id, s.site_id, s.email_key FROM json_each(?1) wanted CROSS JOIN subscribers s ON s.id = wanted.value LIMIT ?2`,
)

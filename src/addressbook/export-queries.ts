import { statement } from '../platform/sql'

export interface ExportRow {
  readonly id: number
  readonly email: string
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
  /** JSON: [list, joined, left] of each. */
  readonly lists: string
  /** JSON: [reason, since] of each. */
  readonly stops: string
  /** JSON: receipts as ReceiptRow, oldest first. */
  readonly receipts: string
}

/**
 * A page of one state with everything an import needs to make the same again, in the order of their ids. One statement, so that 200,000
 * subscribers stay within the queries of one request.
 */
export const listForExport = statement<
  ExportRow,
  [siteId: string, status: 'confirmed' | 'unsubscribed', afterId: number, limit: number]
>(
  'addressbook.list-for-export',
  `SELECT s.id, s.email, s.name, s.status, s.locale, s.frequency, s.hour, s.weekday, s.time_zone, s.paused_until, s.created_at,
     s.confirmed_at, s.unsubscribed_at,
     (SELECT json_group_array(json_array(l.id, m.joined_at, m.left_at)) FROM lists l
      CROSS JOIN subscriptions m ON m.site_id = l.site_id AND m.list_id = l.id AND m.subscriber_id = s.id
      WHERE l.site_id = ?1) AS lists,
     (SELECT json_group_array(json_array(p.reason, p.created_at)) FROM suppressions p
      WHERE p.address_hash = s.email_key AND p.site_id IN (?1, '*') AND p.lifted_at IS NULL AND p.reason <> 'erased') AS stops,
     (SELECT json_group_array(json_object('id', c.id, 'source', c.source, 'form_id', c.form_id, 'words', w.words,
        'version', w.version, 'lists', c.lists, 'wishes', c.wishes, 'locale', c.locale, 'page', c.page,
        'requested_at', c.requested_at, 'request_network', c.request_network, 'request_agent', c.request_agent,
        'mail_id', c.mail_id, 'confirmed_at', c.confirmed_at, 'confirm_network', c.confirm_network,
        'confirm_agent', c.confirm_agent, 'proof', c.proof))
      FROM consents c CROSS JOIN consent_words w ON w.id = c.words_id
      WHERE c.subscriber_id = s.id AND c.confirmed_at IS NOT NULL) AS receipts
   FROM subscribers s WHERE s.site_id = ?1 AND s.status = ?2 AND s.id > ?3 ORDER BY s.id LIMIT ?4`,
)

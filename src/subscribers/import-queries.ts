import { statement } from '../platform/sql'
import type { SubscriberStatus } from './queries'

// What an import writes, many rows in one statement: D1 takes 100 parameters, and a list travels as one.

/** Of many addresses those that are known here. */
export const listKnown = statement<
  {
    readonly email_key: string
    readonly id: number
    readonly status: SubscriberStatus
    readonly confirmed_at: number | null
  },
  [siteId: string, keysJson: string]
>(
  'subscribers.list-known',
  `SELECT s.email_key, s.id, s.status, s.confirmed_at FROM json_each(?2) wanted
   CROSS JOIN subscribers s ON s.site_id = ?1 AND s.email_key = wanted.value`,
)

/** Where these stand on one list. */
export const listOnList = statement<
  { readonly subscriber_id: number; readonly left_at: number | null },
  [siteId: string, listId: string, keysJson: string]
>(
  'subscribers.list-on-list',
  `SELECT m.subscriber_id, m.left_at FROM json_each(?3) wanted
   CROSS JOIN subscribers s ON s.site_id = ?1 AND s.email_key = wanted.value
   CROSS JOIN subscriptions m ON m.site_id = ?1 AND m.list_id = ?2 AND m.subscriber_id = s.id`,
)

/**
 * New addresses of a run. Who signed up since they were looked for stays as they are.
 * `rowsJson`: [id, email, key, name, status, locale, frequency, hour, weekday, zone, paused, created, confirmed, left, words].
 */
export const insertImported = statement<never, [siteId: string, importId: number, rowsJson: string]>(
  'subscribers.insert-imported',
  `INSERT INTO subscribers (id, site_id, email, email_key, name, status, locale, frequency, hour, weekday, time_zone, paused_until,
     created_at, confirmed_at, unsubscribed_at, words, import_id, source)
   SELECT wanted.value ->> 0, ?1, wanted.value ->> 1, wanted.value ->> 2, wanted.value ->> 3, wanted.value ->> 4, wanted.value ->> 5,
     wanted.value ->> 6, wanted.value ->> 7, wanted.value ->> 8, wanted.value ->> 9, wanted.value ->> 10, wanted.value ->> 11,
     wanted.value ->> 12, wanted.value ->> 13, wanted.value ->> 14, ?2, 'import'
   FROM json_each(?3) wanted WHERE true ON CONFLICT (site_id, email_key) DO NOTHING`,
)

/** Their receipts. `rowsJson`: [id, subscriber, lists, locale, requested, confirmed, proof]. Who was not inserted gets none. */
export const insertImportedConsents = statement<
  never,
  [importId: number, form: string, wordsId: string, rowsJson: string]
>(
  'subscribers.insert-imported-consents',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, locale, requested_at, confirmed_at, proof)
   SELECT wanted.value ->> 0, s.id, ?3, 'import', ?2, wanted.value ->> 2, wanted.value ->> 3, wanted.value ->> 4, wanted.value ->> 5,
     wanted.value ->> 6
   FROM json_each(?4) wanted CROSS JOIN subscribers s ON s.id = (wanted.value ->> 1) AND s.import_id = ?1`,
)

/** Their lists. `rowsJson`: [list, subscriber, joined, left]. */
export const insertImportedSubscriptions = statement<
  never,
  [siteId: string, importId: number, rowsJson: string]
>(
  'subscribers.insert-imported-subscriptions',
  `INSERT INTO subscriptions (site_id, list_id, subscriber_id, joined_at, left_at)
   SELECT ?1, wanted.value ->> 0, s.id, wanted.value ->> 2, wanted.value ->> 3
   FROM json_each(?3) wanted CROSS JOIN subscribers s ON s.id = (wanted.value ->> 1) AND s.import_id = ?2
   WHERE true ON CONFLICT DO NOTHING`,
)

/** Who the file says has left. */
export const endMany = statement<never, [siteId: string, idsJson: string, at: number]>(
  'subscribers.end-many',
  `UPDATE subscribers SET status = 'unsubscribed', unsubscribed_at = ?3
   WHERE id IN (SELECT value FROM json_each(?2) wanted) AND site_id = ?1 AND status = 'confirmed'`,
)

/** Their lists, with the same moment: what is taken back later are these. */
export const leaveMany = statement<never, [siteId: string, idsJson: string, at: number]>(
  'subscribers.leave-many',
  `UPDATE subscriptions SET left_at = ?3
   WHERE site_id = ?1 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1)
     AND subscriber_id IN (SELECT value FROM json_each(?2) wanted) AND left_at IS NULL`,
)

/** Takes endMany back for those who did nothing since. */
export const restoreMany = statement<never, [siteId: string, idsJson: string, at: number]>(
  'subscribers.restore-many',
  `UPDATE subscribers SET status = 'confirmed', unsubscribed_at = NULL
   WHERE id IN (SELECT value FROM json_each(?2) wanted) AND site_id = ?1 AND status = 'unsubscribed' AND unsubscribed_at = ?3`,
)

export const rejoinMany = statement<never, [siteId: string, idsJson: string, at: number]>(
  'subscribers.rejoin-many',
  `UPDATE subscriptions SET left_at = NULL
   WHERE site_id = ?1 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1)
     AND subscriber_id IN (SELECT value FROM json_each(?2) wanted) AND left_at = ?3`,
)

/**
 * What a run brought, from `afterId` on, and who of them acted since: signed up, changed something by a receipt of their own, or left after
 * the run began. They stay.
 */
export const listBrought = statement<
  { readonly id: number; readonly acted: 0 | 1 },
  [siteId: string, importId: number, afterId: number, since: number, limit: number]
>(
  'subscribers.list-brought',
  `SELECT s.id, coalesce(s.unsubscribed_at > ?4, 0) OR EXISTS (
       SELECT 1 FROM consents c WHERE c.subscriber_id = s.id AND c.source <> 'import') AS acted
   FROM subscribers s INDEXED BY subscribers_import
   WHERE s.import_id = ?2 AND s.id > ?3 AND s.site_id = ?1 ORDER BY s.id LIMIT ?5`,
)

export const deleteSubscriptionsOf = statement<never, [siteId: string, idsJson: string]>(
  'subscribers.delete-subscriptions-of',
  `DELETE FROM subscriptions WHERE site_id = ?1 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1)
     AND subscriber_id IN (SELECT value FROM json_each(?2) wanted)`,
)

/** Receipts go with them. */
export const deleteBrought = statement<never, [siteId: string, importId: number, idsJson: string]>(
  'subscribers.delete-brought',
  `DELETE FROM subscribers WHERE id IN (SELECT value FROM json_each(?3) wanted) AND site_id = ?1 AND import_id = ?2`,
)

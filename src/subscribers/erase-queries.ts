// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

/** Receipts and wishes for another address go with them, by foreign keys. */
export const eraseSubscribers = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-subscribers',
  'DELETE FROM subscribers WHERE id IN (SELECT id FROM subscribers WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseSubscriptions = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-subscriptions',
  `DELETE FROM subscriptions WHERE site_id = ?1 AND (list_id, subscriber_id) IN (
     SELECT list_id, subscriber_id FROM subscriptions WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseDays = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-days',
  `DELETE FROM subscriber_days WHERE site_id = ?1 AND (day, source) IN (
     SELECT day, source FROM subscriber_days WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseWords = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-words',
  'DELETE FROM consent_words WHERE id IN (SELECT id FROM consent_words WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseForms = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-forms',
  'DELETE FROM forms WHERE site_id = ?1 AND id IN (SELECT id FROM forms WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseLists = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-lists',
  'DELETE FROM lists WHERE site_id = ?1 AND id IN (SELECT id FROM lists WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseReasons = statement<never, [siteId: string, limit: number]>(
  'subscribers.erase-reasons',
  'DELETE FROM leaving_reasons WHERE id IN (SELECT id FROM leaving_reasons WHERE site_id = ?1 LIMIT ?2)',
)

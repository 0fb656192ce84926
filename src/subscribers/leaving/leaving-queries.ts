import { statement } from '../../platform/sql'
import type { SubscriberStatus } from '../queries'

export interface SubscriberRow {
  readonly id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly status: SubscriberStatus
  readonly locale: string
  readonly confirmed_at: number | null
  readonly unsubscribed_at: number | null
  /** Of the list that was asked about: null for all, for one the person was never on, and for one that is not there. */
  readonly list_name: string | null
  readonly list_joined_at: number | null
  readonly list_left_at: number | null
}

/** @param listId '' for every list */
export const findSubscriber = statement<SubscriberRow, [siteId: string, id: number, listId: string]>(
  'subscribers.find',
  `SELECT s.id, s.site_id, t.name AS site_name, s.email, s.status, s.locale, s.confirmed_at, s.unsubscribed_at,
     l.name AS list_name, m.joined_at AS list_joined_at, m.left_at AS list_left_at
   FROM subscribers s CROSS JOIN sites t ON t.id = s.site_id
     LEFT JOIN lists l ON l.site_id = s.site_id AND l.id = ?3
     LEFT JOIN subscriptions m ON m.site_id = s.site_id AND m.list_id = ?3 AND m.subscriber_id = s.id
   WHERE s.id = ?2 AND s.site_id = ?1`,
)

/** A repeat changes nothing (U10). */
export const markUnsubscribed = statement<never, [siteId: string, id: number, at: number]>(
  'subscribers.unsubscribe',
  `UPDATE subscribers SET status = 'unsubscribed', unsubscribed_at = ?3
   WHERE id = ?2 AND site_id = ?1 AND status <> 'unsubscribed'`,
)

/** In one batch with the statement above, and with its moment: what is taken back later are these. */
export const leaveAllLists = statement<never, [siteId: string, subscriberId: number, at: number]>(
  'subscribers.leave-all-lists',
  `UPDATE subscriptions SET left_at = ?3
   WHERE site_id = ?1 AND subscriber_id = ?2 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1) AND left_at IS NULL`,
)

/** One list. Who was on no other has left then, which a trigger sees to. */
export const leaveList = statement<never, [siteId: string, subscriberId: number, listId: string, at: number]>(
  'subscribers.leave-list',
  `UPDATE subscriptions SET left_at = ?4
   WHERE site_id = ?1 AND list_id = ?3 AND subscriber_id = ?2 AND left_at IS NULL`,
)

/** What was left with the last leaving of all, if that is younger than `since` (N-24). */
export const rejoinAllLists = statement<never, [siteId: string, subscriberId: number, since: number]>(
  'subscribers.rejoin-all-lists',
  `UPDATE subscriptions SET left_at = NULL
   WHERE site_id = ?1 AND subscriber_id = ?2 AND list_id IN (SELECT id FROM lists WHERE site_id = ?1)
     AND left_at = (SELECT unsubscribed_at FROM subscribers WHERE id = ?2) AND left_at > ?3`,
)

export const rejoinList = statement<
  never,
  [siteId: string, subscriberId: number, listId: string, since: number]
>(
  'subscribers.rejoin-list',
  `UPDATE subscriptions SET left_at = NULL WHERE site_id = ?1 AND list_id = ?3 AND subscriber_id = ?2 AND left_at > ?4`,
)

/** Follows one of the two above in its batch: whoever is on a list again has not left. */
export const markResubscribed = statement<never, [siteId: string, id: number]>(
  'subscribers.resubscribe',
  `UPDATE subscribers SET status = 'confirmed', unsubscribed_at = NULL
   WHERE id = ?2 AND site_id = ?1 AND status = 'unsubscribed' AND confirmed_at IS NOT NULL AND EXISTS (
     SELECT 1 FROM lists l CROSS JOIN subscriptions m ON m.site_id = l.site_id AND m.list_id = l.id
     WHERE l.site_id = ?1 AND m.subscriber_id = ?2 AND m.left_at IS NULL)`,
)

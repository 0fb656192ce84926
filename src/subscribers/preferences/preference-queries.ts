import { statement } from '../../platform/sql'
import type { Frequency } from '../lists/sign-up-options'
import type { SubscriberStatus } from '../queries'

export interface PreferencesRow {
  readonly id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly email_key: string
  readonly status: SubscriberStatus
  readonly locale: string
  readonly frequency: Frequency
  readonly hour: number
  readonly weekday: number
  readonly time_zone: string
  readonly paused_until: number | null
  readonly confirmed_at: number | null
  readonly unsubscribed_at: number | null
  /** The address that waits for its owner's word, if one does. */
  readonly new_email: string | null
}

export const findPreferences = statement<PreferencesRow, [siteId: string, id: number, since: number]>(
  'subscribers.find-preferences',
  `SELECT s.id, s.site_id, t.name AS site_name, s.email, s.email_key, s.status, s.locale, s.frequency, s.hour, s.weekday, s.time_zone,
     s.paused_until, s.confirmed_at, s.unsubscribed_at, a.email AS new_email
   FROM subscribers s CROSS JOIN sites t ON t.id = s.site_id
     LEFT JOIN address_changes a ON a.subscriber_id = s.id AND a.done_at IS NULL AND a.requested_at > ?3
   WHERE s.id = ?2 AND s.site_id = ?1`,
)

export interface OwnListRow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly closed_at: number | null
  readonly joined_at: number | null
  readonly left_at: number | null
}

/** Every list of a site, and how one person stands to it: two rows a list. */
export const listOwnLists = statement<OwnListRow, [siteId: string, subscriberId: number]>(
  'subscribers.list-own-lists',
  `SELECT l.id, l.name, l.description, l.closed_at, m.joined_at, m.left_at
   FROM lists l LEFT JOIN subscriptions m ON m.site_id = l.site_id AND m.list_id = l.id AND m.subscriber_id = ?2
   WHERE l.site_id = ?1`,
)

/** Open lists, for somebody who is subscribed now: who has left meanwhile comes back by a new confirmation only. */
export const joinOwnLists = statement<
  never,
  [siteId: string, subscriberId: number, listsJson: string, at: number]
>(
  'subscribers.join-own-lists',
  `INSERT INTO subscriptions (site_id, list_id, subscriber_id, joined_at)
   SELECT ?1, l.id, s.id, ?4
   FROM subscribers s CROSS JOIN json_each(?3) wanted CROSS JOIN lists l ON l.site_id = ?1 AND l.id = wanted.value
   WHERE s.id = ?2 AND s.site_id = ?1 AND s.status = 'confirmed' AND l.closed_at IS NULL
   ON CONFLICT DO UPDATE SET joined_at = excluded.joined_at, left_at = NULL WHERE subscriptions.left_at IS NOT NULL`,
)

export const leaveOwnLists = statement<
  never,
  [siteId: string, subscriberId: number, listsJson: string, at: number]
>(
  'subscribers.leave-own-lists',
  `UPDATE subscriptions SET left_at = ?4
   WHERE site_id = ?1 AND subscriber_id = ?2 AND list_id IN (SELECT value FROM json_each(?3) wanted) AND left_at IS NULL`,
)

/** Only if something differs. */
export const setRhythm = statement<
  never,
  [siteId: string, id: number, frequency: string, hour: number, weekday: number, timeZone: string]
>(
  'subscribers.set-rhythm',
  `UPDATE subscribers SET frequency = ?3, hour = ?4, weekday = ?5, time_zone = ?6
   WHERE id = ?2 AND site_id = ?1 AND (frequency <> ?3 OR hour <> ?4 OR weekday <> ?5 OR time_zone <> ?6)`,
)

/** Only if something differs, and only for somebody who is subscribed. */
export const setPause = statement<never, [siteId: string, id: number, until: number | null]>(
  'subscribers.set-pause',
  `UPDATE subscribers SET paused_until = ?3
   WHERE id = ?2 AND site_id = ?1 AND status = 'confirmed' AND paused_until IS NOT ?3`,
)

/** A receipt of what somebody asked for on their own page. Its token came to their mailbox, so what is `confirmedAt` once needs no mail. */
export const insertOwnConsent = statement<
  never,
  [
    id: number,
    siteId: string,
    subscriberId: number,
    wordsId: string,
    listsJson: string,
    locale: string,
    at: number,
    network: string | null,
    agent: string | null,
    mailId: number | null,
    confirmedAt: number | null,
  ]
>(
  'subscribers.insert-own-consent',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, locale, requested_at, request_network, request_agent, mail_id,
     confirmed_at, confirm_network, confirm_agent)
   SELECT ?1, id, ?4, 'preferences', 'preferences', ?5, ?6, ?7, ?8, ?9, ?10, ?11, iif(?11 IS NULL, NULL, ?8), iif(?11 IS NULL, NULL, ?9)
   FROM subscribers WHERE id = ?3 AND site_id = ?2`,
)

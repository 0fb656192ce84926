import { statement } from '../platform/sql'
import type { SubscriberStatus } from '../subscribers/public'

export interface PersonRow {
  readonly id: number
  readonly email: string
  readonly name: string | null
  readonly status: SubscriberStatus
  readonly created_at: number
  readonly confirmed_at: number | null
  readonly unsubscribed_at: number | null
  readonly import_id: number | null
  /** By what they came first: 'form:default', 'desk', 'import'. */
  readonly source: string
}

/** Whoever has exactly this address. */
export const findByKey = statement<PersonRow, [siteId: string, emailKey: string]>(
  'addressbook.find-by-key',
  `SELECT id, email, name, status, created_at, confirmed_at, unsubscribed_at, import_id, source FROM subscribers
   WHERE site_id = ?1 AND email_key = ?2`,
)

export interface WholePersonRow extends PersonRow {
  readonly email_key: string
  readonly locale: string
  readonly frequency: string
  readonly hour: number
  readonly weekday: number
  readonly time_zone: string
  readonly paused_until: number | null
}

export const findPerson = statement<WholePersonRow, [siteId: string, id: number]>(
  'addressbook.find-person',
  `SELECT id, email, email_key, name, status, locale, frequency, hour, weekday, time_zone, paused_until, created_at, confirmed_at,
     unsubscribed_at, import_id, source FROM subscribers WHERE id = ?2 AND site_id = ?1`,
)

export interface MembershipRow {
  readonly list_id: string
  readonly name: string
  readonly joined_at: number
  readonly left_at: number | null
}

/** Through the lists, of which a site has few (0012_lists.sql). */
export const listMemberships = statement<MembershipRow, [siteId: string, subscriberId: number]>(
  'addressbook.list-memberships',
  `SELECT l.id AS list_id, l.name, m.joined_at, m.left_at
   FROM lists l CROSS JOIN subscriptions m ON m.site_id = l.site_id AND m.list_id = l.id AND m.subscriber_id = ?2
   WHERE l.site_id = ?1`,
)

export interface SentRow {
  readonly kind: string
  readonly state: string
  readonly created_at: number
}

/** The newest mails of this site among the newest 100 of the address. */
export const listMails = statement<SentRow, [siteId: string, addressHash: string, limit: number]>(
  'addressbook.list-mails',
  `SELECT kind, state, created_at FROM (
     SELECT site_id, kind, state, created_at FROM mail_log WHERE address_hash = ?2 ORDER BY id DESC LIMIT 100) page
   WHERE site_id = ?1 LIMIT ?3`,
)

export interface StopRow {
  readonly reason: string
  readonly source: string
  readonly created_at: number
}

/** What stops mail of this site to an address. */
export const listStops = statement<StopRow, [siteId: string, addressHash: string]>(
  'addressbook.list-stops',
  `SELECT reason, source, created_at FROM suppressions
   WHERE address_hash = ?2 AND site_id IN (?1, '*') AND lifted_at IS NULL`,
)

export const countSoftBounces = statement<{ readonly count: number }, [addressHash: string]>(
  'addressbook.count-soft-bounces',
  'SELECT count(*) AS count FROM soft_bounces WHERE address_hash = ?1',
)

/** A site has a handful of lists. */
export const listLists = statement<{ readonly id: string; readonly name: string }, [siteId: string]>(
  'addressbook.list-lists',
  'SELECT id, name FROM lists WHERE site_id = ?1',
)

export interface DayRow {
  readonly day: number
  readonly source: string
  readonly joined: number
  readonly gone: number
}

/** Days from `fromDay` on, and the row of day -1, which says how many there are. */
export const listDays = statement<DayRow, [siteId: string, fromDay: number]>(
  'addressbook.list-days',
  `SELECT day, source, joined, gone FROM subscriber_days WHERE site_id = ?1 AND day = -1
   UNION ALL SELECT day, source, joined, gone FROM subscriber_days WHERE site_id = ?1 AND day >= ?2`,
)

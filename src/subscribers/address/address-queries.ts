import { statement } from '../../platform/sql'
import type { SubscriberStatus } from '../queries'

/** One wish at a time: a new one takes the place of the one before, whose link then opens nothing. */
export const putAddressChange = statement<
  never,
  [
    siteId: string,
    subscriberId: number,
    id: number,
    email: string,
    emailKey: string,
    at: number,
    network: string | null,
    agent: string | null,
    mailId: number,
  ]
>(
  'subscribers.put-address-change',
  `INSERT INTO address_changes (subscriber_id, id, email, email_key, requested_at, request_network, request_agent, mail_id)
   SELECT id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM subscribers WHERE id = ?2 AND site_id = ?1 AND status = 'confirmed'
   ON CONFLICT DO UPDATE SET id = excluded.id, email = excluded.email, email_key = excluded.email_key,
     requested_at = excluded.requested_at, request_network = excluded.request_network, request_agent = excluded.request_agent,
     mail_id = excluded.mail_id, done_at = NULL, old_email = NULL`,
)

export interface AddressChangeRow {
  readonly id: number
  readonly subscriber_id: number
  readonly site_id: string
  readonly site_name: string
  readonly locale: string
  readonly status: SubscriberStatus
  readonly old_key: string
  readonly email: string
  readonly email_key: string
  readonly name: string | null
  readonly requested_at: number
  readonly mail_id: number
  readonly done_at: number | null
  /** Whose it was, from when it is done until they were told. */
  readonly old_email: string | null
  /** How the new address stands at this site by itself. */
  readonly other_status: SubscriberStatus | null
  readonly other_confirmed: number | null
}

export const findAddressChange = statement<
  AddressChangeRow,
  [siteId: string, subscriberId: number, id: number]
>(
  'subscribers.find-address-change',
  `SELECT a.id, a.subscriber_id, s.site_id, t.name AS site_name, s.locale, s.status, s.email_key AS old_key, a.email, a.email_key, s.name,
     a.requested_at, a.mail_id, a.done_at, a.old_email, o.status AS other_status, o.confirmed_at AS other_confirmed
   FROM address_changes a CROSS JOIN subscribers s ON s.id = a.subscriber_id CROSS JOIN sites t ON t.id = s.site_id
     LEFT JOIN subscribers o ON o.site_id = s.site_id AND o.email_key = a.email_key AND o.id <> s.id
   WHERE a.subscriber_id = ?2 AND a.id = ?3 AND s.site_id = ?1`,
)

/** Takes the place of a request of the new address that nobody confirmed; its receipts go with it. */
export const deleteOtherPending = statement<never, [siteId: string, emailKey: string, subscriberId: number]>(
  'subscribers.delete-other-pending',
  `DELETE FROM subscribers WHERE site_id = ?1 AND email_key = ?2 AND id <> ?3 AND status = 'pending' AND confirmed_at IS NULL`,
)

/** Stands before the change in its batch, while the old address is still there. */
export const finishAddressChange = statement<
  never,
  [siteId: string, subscriberId: number, id: number, at: number]
>(
  'subscribers.finish-address-change',
  `UPDATE address_changes SET done_at = ?4, old_email = s.email
   FROM subscribers s
   WHERE address_changes.subscriber_id = ?2 AND address_changes.id = ?3 AND done_at IS NULL
     AND s.id = ?2 AND s.site_id = ?1 AND s.status = 'confirmed'`,
)

export const moveAddress = statement<
  never,
  [siteId: string, subscriberId: number, id: number, at: number, words: string]
>(
  'subscribers.move-address',
  `UPDATE subscribers SET email = a.email, email_key = a.email_key, words = ?5
   FROM address_changes a
   WHERE subscribers.id = ?2 AND subscribers.site_id = ?1 AND a.subscriber_id = ?2 AND a.id = ?3 AND a.done_at = ?4
     AND subscribers.email_key <> a.email_key`,
)

/** The receipt of the new address's owner: the lists as they are. */
export const insertAddressConsent = statement<
  never,
  [
    id: number,
    siteId: string,
    subscriberId: number,
    changeId: number,
    wordsId: string,
    at: number,
    network: string | null,
    agent: string | null,
  ]
>(
  'subscribers.insert-address-consent',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, locale, requested_at, request_network, request_agent, mail_id,
     confirmed_at, confirm_network, confirm_agent)
   SELECT ?1, s.id, ?5, 'preferences', 'preferences',
     (SELECT json_group_array(l.id) FROM lists l CROSS JOIN subscriptions m ON m.site_id = l.site_id AND m.list_id = l.id
      WHERE l.site_id = ?2 AND m.subscriber_id = s.id AND m.left_at IS NULL),
     s.locale, a.requested_at, a.request_network, a.request_agent, a.mail_id, ?6, ?7, ?8
   FROM address_changes a CROSS JOIN subscribers s ON s.id = a.subscriber_id
   WHERE a.subscriber_id = ?3 AND a.id = ?4 AND a.done_at = ?6 AND s.site_id = ?2`,
)

/** The old address is told and forgotten. */
export const forgetOldAddress = statement<never, [subscriberId: number, id: number]>(
  'subscribers.forget-old-address',
  'UPDATE address_changes SET old_email = NULL WHERE subscriber_id = ?1 AND id = ?2',
)

export const deleteAddressChange = statement<never, [subscriberId: number, id: number]>(
  'subscribers.delete-address-change',
  'DELETE FROM address_changes WHERE subscriber_id = ?1 AND id = ?2 AND done_at IS NULL',
)

export const deleteOldAddressChanges = statement<never, [before: number]>(
  'subscribers.delete-old-address-changes',
  'DELETE FROM address_changes WHERE requested_at < ?1',
)

import { statement } from '../platform/sql'

export type SubscriberStatus = 'pending' | 'confirmed' | 'unsubscribed'

/** Words a form has not shown before become its next version; words it knows write nothing. */
export const insertWords = statement<
  never,
  [id: string, siteId: string, formId: string, words: string, createdAt: number]
>(
  'subscribers.insert-words',
  `INSERT INTO consent_words (id, site_id, form_id, version, words, created_at)
   SELECT ?1, ?2, ?3, coalesce(max(version), 0) + 1, ?4, ?5 FROM consent_words WHERE site_id = ?2 AND form_id = ?3
   ON CONFLICT DO NOTHING`,
)

/** An address that is known already stays as it is: only its owner changes it, by mail (N-12). */
export const insertSubscriber = statement<
  never,
  [
    id: number,
    siteId: string,
    email: string,
    emailKey: string,
    locale: string,
    createdAt: number,
    words: string,
    source: string,
  ]
>(
  'subscribers.insert',
  `INSERT INTO subscribers (id, site_id, email, email_key, status, locale, created_at, words, source)
   VALUES (?1, ?2, ?3, ?4, 'pending', ?5, ?6, ?7, ?8) ON CONFLICT (site_id, email_key) DO NOTHING`,
)

/** The request of whoever has this address; in one batch with the statement above, so that there is one. */
export const insertConsent = statement<
  never,
  [
    id: number,
    siteId: string,
    emailKey: string,
    wordsId: string,
    formId: string,
    listsJson: string,
    wishesJson: string,
    locale: string,
    page: string | null,
    requestedAt: number,
    network: string | null,
    agent: string | null,
    mailId: number,
  ]
>(
  'subscribers.insert-consent',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, wishes, locale, page, requested_at, request_network,
     request_agent, mail_id)
   SELECT ?1, id, ?4, 'form', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM subscribers WHERE site_id = ?2 AND email_key = ?3`,
)

/** The same words and page asked for again from the page of a link that is too old. */
export const repeatConsent = statement<
  never,
  [
    id: number,
    siteId: string,
    earlierId: number,
    requestedAt: number,
    network: string | null,
    agent: string | null,
    mailId: number,
  ]
>(
  'subscribers.repeat-consent',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, wishes, locale, page, requested_at, request_network,
     request_agent, mail_id)
   SELECT ?1, c.subscriber_id, c.words_id, c.source, c.form_id, c.lists, c.wishes, c.locale, c.page, ?4, ?5, ?6, ?7
   FROM consents c CROSS JOIN subscribers s ON s.id = c.subscriber_id WHERE c.id = ?3 AND s.site_id = ?2`,
)

export interface RequestRow {
  readonly consent_id: number
  readonly subscriber_id: number
  readonly site_id: string
  readonly site_name: string
  readonly email: string
  readonly email_key: string
  /** The one asked for, or the one that is kept. */
  readonly name: string | null
  readonly status: SubscriberStatus
  readonly locale: string
  readonly page: string | null
  readonly requested_at: number
  readonly confirmed_at: number | null
  readonly mail_id: number | null
  /** JSON: `{id, name}` of each list it asks for. */
  readonly lists: string
  /** On how many of these the person is not. */
  readonly missing: number
}

/** A sign-up with its subscriber, its site's name and its lists: three rows and two a list. The site is part of the question (S-32). */
export const findRequest = statement<RequestRow, [siteId: string, consentId: number]>(
  'subscribers.find-request',
  `SELECT c.id AS consent_id, c.subscriber_id, s.site_id, t.name AS site_name, s.email, s.email_key,
     coalesce(c.wishes ->> 'name', s.name) AS name, s.status, c.locale, c.page,
     c.requested_at, c.confirmed_at, c.mail_id,
     (SELECT json_group_array(json_object('id', l.id, 'name', l.name))
      FROM json_each(c.lists) wanted CROSS JOIN lists l ON l.site_id = s.site_id AND l.id = wanted.value) AS lists,
     (SELECT count(*) FROM json_each(c.lists) wanted WHERE NOT EXISTS (
        SELECT 1 FROM subscriptions m
        WHERE m.site_id = s.site_id AND m.list_id = wanted.value AND m.subscriber_id = s.id AND m.left_at IS NULL)) AS missing
   FROM consents c CROSS JOIN subscribers s ON s.id = c.subscriber_id CROSS JOIN sites t ON t.id = s.site_id
   WHERE c.id = ?2 AND s.site_id = ?1`,
)

/** Completes a receipt, once (C3). */
export const completeConsent = statement<
  never,
  [id: number, confirmedAt: number, network: string | null, agent: string | null]
>(
  'subscribers.complete-consent',
  `UPDATE consents SET confirmed_at = ?2, confirm_network = ?3, confirm_agent = ?4
   WHERE id = ?1 AND confirmed_at IS NULL`,
)

/** Follows `completeConsent` in one batch: only the confirmation that counted makes a subscriber, with what else was asked for. */
export const confirmSubscriber = statement<
  never,
  [siteId: string, id: number, consentId: number, confirmedAt: number, words: string]
>(
  'subscribers.confirm',
  `UPDATE subscribers SET status = 'confirmed', unsubscribed_at = NULL, locale = c.locale,
     confirmed_at = CASE status WHEN 'confirmed' THEN subscribers.confirmed_at ELSE ?4 END,
     name = coalesce(c.wishes ->> 'name', name), words = ?5, frequency = coalesce(c.wishes ->> 'frequency', frequency),
     hour = coalesce(c.wishes ->> 'hour', hour), weekday = coalesce(c.wishes ->> 'weekday', weekday),
     time_zone = coalesce(c.wishes ->> 'timeZone', time_zone)
   FROM consents c
   WHERE c.id = ?3 AND c.subscriber_id = ?2 AND c.confirmed_at = ?4 AND subscribers.id = ?2 AND subscribers.site_id = ?1`,
)

/** The lists of a receipt that was completed at this moment, and no other (N-12). */
export const joinLists = statement<
  never,
  [siteId: string, subscriberId: number, consentId: number, confirmedAt: number]
>(
  'subscribers.join-lists',
  `INSERT INTO subscriptions (site_id, list_id, subscriber_id, joined_at)
   SELECT ?1, l.id, ?2, ?4
   FROM consents c CROSS JOIN json_each(c.lists) wanted CROSS JOIN lists l ON l.site_id = ?1 AND l.id = wanted.value
   WHERE c.id = ?3 AND c.subscriber_id = ?2 AND c.confirmed_at = ?4
   ON CONFLICT DO UPDATE SET joined_at = excluded.joined_at, left_at = NULL WHERE subscriptions.left_at IS NOT NULL`,
)

/** What was asked and never confirmed goes with its "not me". */
export const deleteOpenConsents = statement<never, [subscriberId: number]>(
  'subscribers.delete-open-consents',
  'DELETE FROM consents WHERE subscriber_id = ?1 AND confirmed_at IS NULL',
)

/** Somebody who never confirmed anything leaves no row behind. */
export const deletePending = statement<never, [siteId: string, id: number]>(
  'subscribers.delete-pending',
  `DELETE FROM subscribers WHERE id = ?2 AND site_id = ?1 AND status = 'pending'
     AND NOT EXISTS (SELECT 1 FROM consents WHERE subscriber_id = ?2 AND confirmed_at IS NOT NULL)`,
)

/** Requests nobody confirmed since `before`, oldest first. */
export const listStale = statement<
  { readonly id: number; readonly subscriber_id: number },
  [before: number, limit: number]
>(
  'subscribers.list-stale',
  `SELECT id, subscriber_id FROM consents INDEXED BY consents_open
   WHERE confirmed_at IS NULL AND requested_at < ?1 ORDER BY requested_at LIMIT ?2`,
)

/** One that was confirmed since it was listed stays. */
export const eraseConsents = statement<never, [idsJson: string]>(
  'subscribers.erase-consents',
  'DELETE FROM consents WHERE id IN (SELECT value FROM json_each(?1) wanted) AND confirmed_at IS NULL',
)

/** Of these, the ones who never confirmed and have no request left. */
export const eraseTraceless = statement<never, [idsJson: string]>(
  'subscribers.erase-traceless',
  `DELETE FROM subscribers WHERE id IN (SELECT value FROM json_each(?1) wanted) AND status = 'pending'
     AND NOT EXISTS (SELECT 1 FROM consents WHERE subscriber_id = subscribers.id)`,
)

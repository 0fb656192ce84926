import { statement } from '../../platform/sql'
import type { SubscriberStatus } from '../queries'

/** Of whoever has an address: where they stand, and what stops mail to them. */
export const findStanding = statement<
  { readonly id: number | null; readonly status: SubscriberStatus | null; readonly stop: string | null },
  [siteId: string, emailKey: string]
>(
  'subscribers.find-standing',
  `SELECT s.id, s.status, (SELECT reason FROM suppressions
     WHERE address_hash = ?2 AND site_id IN (?1, '*') AND lifted_at IS NULL LIMIT 1) AS stop
   FROM (SELECT 1) page LEFT JOIN subscribers s ON s.site_id = ?1 AND s.email_key = ?2`,
)

/** A request that the team made in the reader's name: nothing before the reader confirms it. */
export const insertConsentByHand = statement<
  never,
  [
    id: number,
    siteId: string,
    emailKey: string,
    wordsId: string,
    listsJson: string,
    locale: string,
    requestedAt: number,
    mailId: number,
  ]
>(
  'subscribers.insert-consent-by-hand',
  `INSERT INTO consents (id, subscriber_id, words_id, source, form_id, lists, locale, requested_at, mail_id)
   SELECT ?1, id, ?4, 'desk', 'desk', ?5, ?6, ?7, ?8 FROM subscribers WHERE site_id = ?2 AND email_key = ?3`,
)

/** The newest request that waits for its confirmation. */
export const findOpenConsent = statement<{ readonly id: number }, [siteId: string, subscriberId: number]>(
  'subscribers.find-open-consent',
  `SELECT c.id FROM subscribers s CROSS JOIN consents c ON c.subscriber_id = s.id
   WHERE s.id = ?2 AND s.site_id = ?1 AND s.status = 'pending' AND c.confirmed_at IS NULL ORDER BY c.id DESC LIMIT 1`,
)

/** What erasing needs to leave behind: only the keyed hash. */
export const findKey = statement<{ readonly email_key: string }, [siteId: string, id: number]>(
  'subscribers.find-key',
  'SELECT email_key FROM subscribers WHERE id = ?2 AND site_id = ?1',
)

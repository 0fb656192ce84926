import { statement } from '../../platform/sql'

/** The log's row of it stays or becomes one that is under way, so that a report finds whose mail it was, and says there that it is uncertain. One that has gone is not. */
export const logUncertain = statement<
  never,
  [addressHash: string, id: number, siteId: string, kind: string, now: number]
>(
  'mail.log-uncertain',
  `INSERT INTO mail_log (address_hash, id, site_id, kind, state, provider_id, created_at)
   VALUES (?1, ?2, ?3, ?4, 'sending', 'uncertain', ?5)
   ON CONFLICT DO UPDATE SET provider_id = 'uncertain' WHERE state = 'sending'`,
)

export const insertUncertain = statement<
  never,
  [addressHash: string, id: number, siteId: string, kind: string, now: number, reason: string]
>(
  'mail.insert-uncertain',
  `INSERT INTO uncertain_mails (site_id, id, address_hash, kind, reason, since)
   SELECT ?3, ?2, ?1, ?4, ?6, ?5 WHERE NOT EXISTS (SELECT 1 FROM mail_log WHERE address_hash = ?1 AND id = ?2 AND state = 'sent')
   ON CONFLICT DO UPDATE SET reason = excluded.reason, since = excluded.since`,
)

/** Whatever is told about a mail says that it went. Stands before mail.delete-uncertain in its batch, whose row it asks for. */
export const markGone = statement<never, [addressHash: string, id: number, siteId: string]>(
  'mail.mark-gone',
  `UPDATE mail_log SET state = 'sent' WHERE address_hash = ?1 AND id = ?2 AND state = 'sending'
     AND EXISTS (SELECT 1 FROM uncertain_mails WHERE site_id = ?3 AND id = ?2 AND address_hash = ?1)`,
)

export const deleteUncertain = statement<never, [addressHash: string, id: number, siteId: string]>(
  'mail.delete-uncertain',
  'DELETE FROM uncertain_mails WHERE site_id = ?3 AND id = ?2 AND address_hash = ?1',
)

export interface UncertainRow {
  readonly mark: string
  readonly kind: string
  readonly reason: string
  readonly since: number
}

/** Newest first; the mark is the beginning of the address's keyed hash. */
export const listUncertain = statement<UncertainRow, [siteId: string, limit: number]>(
  'mail.list-uncertain',
  `SELECT substr(address_hash, 1, 8) AS mark, kind, reason, since FROM uncertain_mails
   WHERE site_id = ?1 ORDER BY id DESC LIMIT ?2`,
)

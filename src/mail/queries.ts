import { statement } from '../platform/sql'

/** The message of the development outbox. */
export const insertKeptMail = statement<never, [id: number, message: string, createdAt: number]>(
  'mail.insert-kept',
  'INSERT INTO kept_mail (id, message, created_at) VALUES (?1, ?2, ?3)',
)

export const listKeptMail = statement<
  { readonly id: number; readonly message: string; readonly created_at: number },
  [beforeId: number, limit: number]
>('mail.list-kept', 'SELECT id, message, created_at FROM kept_mail WHERE id < ?1 ORDER BY id DESC LIMIT ?2')

/** '*' is the whole install. Two rows at most, by the primary key. */
export const listSuppressions = statement<{ readonly reason: string }, [addressHash: string, siteId: string]>(
  'mail.list-suppressions',
  `SELECT reason FROM suppressions WHERE address_hash = ?1 AND site_id IN (?2, '*')`,
)

/** The first reason stays: it is the one that explains why mail stopped. */
export const insertSuppression = statement<
  never,
  [addressHash: string, siteId: string, reason: SuppressionReason, createdAt: number]
>(
  'mail.insert-suppression',
  `INSERT INTO suppressions (address_hash, site_id, reason, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING`,
)

export type SuppressionReason = 'not-me' | 'bounce' | 'complaint' | 'by-hand'

/** Only if it is this address's: an id made in another isolate's millisecond may be somebody else's mail. */
export const findMailState = statement<{ readonly state: string }, [id: number, addressHash: string]>(
  'mail.find-state',
  'SELECT state FROM mail_log WHERE id = ?1 AND address_hash = ?2',
)

/** A mail that took its place before has a row already; every other gets one now. */
export const recordMail = statement<
  never,
  [
    id: number,
    siteId: string,
    kind: string,
    addressHash: string,
    state: 'sent' | 'suppressed' | 'refused',
    providerId: string | null,
    createdAt: number,
  ]
>(
  'mail.record',
  `INSERT INTO mail_log (id, site_id, kind, address_hash, state, provider_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
   ON CONFLICT (id) DO UPDATE SET state = excluded.state, provider_id = excluded.provider_id
     WHERE mail_log.address_hash = excluded.address_hash`,
)

/**
 * Takes a place under the caps, in one statement so that two at once cannot both find the last one: fewer than ?8 of this kind to the
 * address since ?7 over all sites, and none of this site since ?6. A retry finds its own row and changes nothing else.
 */
export const claimMail = statement<
  never,
  [
    id: number,
    siteId: string,
    kind: string,
    addressHash: string,
    createdAt: number,
    siteSince: number,
    since: number,
    cap: number,
  ]
>(
  'mail.claim',
  `INSERT INTO mail_log (id, site_id, kind, address_hash, state, created_at)
   SELECT ?1, ?2, ?3, ?4, 'sending', ?5
   WHERE (SELECT count(*) FROM mail_log INDEXED BY mail_log_address
          WHERE address_hash = ?4 AND kind = ?3 AND created_at > ?7 AND id <> ?1) < ?8
     AND NOT EXISTS (SELECT 1 FROM mail_log INDEXED BY mail_log_address
          WHERE address_hash = ?4 AND kind = ?3 AND created_at > ?6 AND site_id = ?2 AND id <> ?1)
   ON CONFLICT (id) DO UPDATE SET state = state WHERE mail_log.address_hash = excluded.address_hash`,
)

/** Whether an id stands for a mail at all. */
export const findMail = statement<{ readonly address_hash: string }, [id: number]>(
  'mail.find',
  'SELECT address_hash FROM mail_log WHERE id = ?1',
)

export const countMail = statement<
  { readonly count: number },
  [addressHash: string, kind: string, since: number]
>(
  'mail.count-recent',
  'SELECT count(*) AS count FROM mail_log INDEXED BY mail_log_address WHERE address_hash = ?1 AND kind = ?2 AND created_at > ?3',
)

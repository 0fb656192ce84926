import { statement } from '../platform/sql'
import type { BounceSource } from './bounces/bounce'

/** The message of the development outbox. */
export const insertKeptMail = statement<never, [id: number, message: string, createdAt: number]>(
  'mail.insert-kept',
  'INSERT INTO kept_mail (id, message, created_at) VALUES (?1, ?2, ?3)',
)

export const listKeptMail = statement<
  { readonly id: number; readonly message: string; readonly created_at: number },
  [beforeId: number, limit: number]
>('mail.list-kept', 'SELECT id, message, created_at FROM kept_mail WHERE id < ?1 ORDER BY id DESC LIMIT ?2')

/**
 * '*' is the whole install. A row for each reason that holds, by the primary key; and whether it came about at another site. Two look-ups
 * read nothing where there is nothing; a list with IN would read itself, a row for each mail.
 */
export const listSuppressions = statement<
  { readonly reason: string; readonly elsewhere: 0 | 1 },
  [addressHash: string, siteId: string]
>(
  'mail.list-suppressions',
  `SELECT reason, by_site <> ?2 AS elsewhere FROM suppressions WHERE address_hash = ?1 AND site_id = ?2 AND lifted_at IS NULL
   UNION ALL
   SELECT reason, by_site <> ?2 FROM suppressions WHERE address_hash = ?1 AND site_id = '*' AND lifted_at IS NULL`,
)

/** Whose word it is: the reader's own, the team's, an imported file's, or that of whoever told of a bounce or a complaint. */
export type SuppressionSource = 'reader' | 'desk' | 'import' | BounceSource
export type SuppressionReason = 'not-me' | 'bounce' | 'soft-bounce' | 'complaint' | 'by-hand' | 'erased'

/**
 * Of several tellings of one reason the earliest stays, whichever comes first. What happened before a lift does not bring it back, so that
 * a telling repeated later changes nothing; what happened after does.
 */
export const insertSuppression = statement<
  never,
  [
    addressHash: string,
    siteId: string,
    reason: SuppressionReason,
    createdAt: number,
    source: SuppressionSource,
    bySite: string,
  ]
>(
  'mail.insert-suppression',
  `INSERT INTO suppressions (address_hash, site_id, reason, created_at, source, by_site) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
   ON CONFLICT DO UPDATE SET created_at = excluded.created_at, source = excluded.source, by_site = excluded.by_site, lifted_at = NULL
     WHERE CASE WHEN suppressions.lifted_at IS NULL THEN excluded.created_at < suppressions.created_at
                ELSE excluded.created_at > suppressions.lifted_at END`,
)

/** A row that is under way has no word of the provider's, unless it is uncertain (mail.log-uncertain). */
export const findMailState = statement<
  { readonly state: string; readonly uncertain: 0 | 1 },
  [addressHash: string, id: number]
>(
  'mail.find-state',
  `SELECT state, state = 'sending' AND provider_id IS NOT NULL AS uncertain FROM mail_log WHERE address_hash = ?1 AND id = ?2`,
)

/** A mail that took its place before has a row already; every other gets one now. */
export const recordMail = statement<
  never,
  [
    addressHash: string,
    id: number,
    siteId: string,
    kind: string,
    state: 'sent' | 'suppressed' | 'refused',
    providerId: string | null,
    createdAt: number,
  ]
>(
  'mail.record',
  `INSERT INTO mail_log (address_hash, id, site_id, kind, state, provider_id, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
   ON CONFLICT DO UPDATE SET state = excluded.state, provider_id = excluded.provider_id`,
)

/**
 * Takes a place under the caps, in one statement so that two at once cannot both find the last one: fewer than ?9 of these kinds to the
 * address since ?8 over all sites, and none of this kind from this site since ?7. A retry finds its own row and changes nothing else. Rows with an id
 * below ?6 are not looked at: an id is made with the mail's cause, at most days before its row. Of mails nobody answered there are fewer than ?12 since ?11.
 */
export const claimMail = statement<
  never,
  [
    addressHash: string,
    id: number,
    siteId: string,
    kind: string,
    createdAt: number,
    sinceId: number,
    siteSince: number,
    since: number,
    cap: number,
    kindsJson: string,
    lifeSince: number,
    lifeCap: number,
  ]
>(
  'mail.claim',
  `INSERT INTO mail_log (address_hash, id, site_id, kind, state, created_at)
   SELECT ?1, ?2, ?3, ?4, 'sending', ?5
   WHERE (SELECT count(*) FILTER (WHERE created_at > ?8) < ?9
            AND count(*) FILTER (WHERE created_at > max(?11, coalesce((SELECT answered_at FROM mail_reached WHERE address_hash = ?1), 0))) < ?12
            AND count(*) FILTER (WHERE kind = ?4 AND created_at > ?7 AND site_id = ?3) = 0
          FROM mail_log
          WHERE address_hash = ?1 AND id > ?6 AND kind IN (SELECT value FROM json_each(?10) wanted) AND id <> ?2)
   ON CONFLICT DO UPDATE SET state = state`,
)

export const countMail = statement<
  { readonly count: number },
  [addressHash: string, kind: string, sinceId: number, since: number]
>(
  'mail.count-recent',
  'SELECT count(*) AS count FROM mail_log WHERE address_hash = ?1 AND id > ?3 AND kind = ?2 AND created_at > ?4',
)

/** Whose mail went to an address: the mail with an id between both, the newest if there are several. One row. */
export const findMailedSite = statement<
  { readonly site_id: string },
  [addressHash: string, fromId: number, toId: number]
>(
  'mail.find-mailed-site',
  'SELECT site_id FROM mail_log WHERE address_hash = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id DESC LIMIT 1',
)

/** A set of days: the same one told again keeps its last moment. */
export const insertSoft = statement<never, [addressHash: string, day: number, at: number]>(
  'mail.insert-soft',
  `INSERT INTO soft_bounces (address_hash, day, last_at) VALUES (?1, ?2, ?3)
   ON CONFLICT DO UPDATE SET last_at = excluded.last_at WHERE excluded.last_at > soft_bounces.last_at`,
)

export const raiseReached = statement<never, [addressHash: string, at: number]>(
  'mail.raise-reached',
  `INSERT INTO mail_reached (address_hash, reached_at) VALUES (?1, ?2)
   ON CONFLICT DO UPDATE SET reached_at = excluded.reached_at WHERE excluded.reached_at > mail_reached.reached_at`,
)

/** Somebody pressed the button of a mail that asks: the address works, and wants them. */
export const raiseAnswered = statement<never, [addressHash: string, at: number]>(
  'mail.raise-answered',
  `INSERT INTO mail_reached (address_hash, reached_at, answered_at) VALUES (?1, ?2, ?2)
   ON CONFLICT DO UPDATE SET answered_at = excluded.answered_at, reached_at = max(mail_reached.reached_at, excluded.reached_at)`,
)

/** Days that can count no more: long before the last one, or before the address was reached. */
export const forgetSoft = statement<never, [addressHash: string, windowMs: number]>(
  'mail.forget-soft',
  `DELETE FROM soft_bounces WHERE address_hash = ?1 AND last_at <= max(
     (SELECT max(last_at) FROM soft_bounces WHERE address_hash = ?1) - ?2,
     coalesce((SELECT reached_at FROM mail_reached WHERE address_hash = ?1), 0))`,
)

/** Follows mail.forget-soft in its batch, so every day that is left counts. */
export const settleSoft = statement<
  never,
  [addressHash: string, source: SuppressionSource, bySite: string, days: number]
>(
  'mail.settle-soft',
  `INSERT INTO suppressions (address_hash, site_id, reason, source, by_site, created_at)
   SELECT ?1, '*', 'soft-bounce', ?2, ?3, max(last_at) FROM soft_bounces WHERE address_hash = ?1
   GROUP BY address_hash HAVING count(*) >= ?4
   ON CONFLICT DO UPDATE SET created_at = excluded.created_at, lifted_at = NULL`,
)

/** A delivery that is told late can take back what was reckoned without it. */
export const clearSoft = statement<never, [addressHash: string, days: number]>(
  'mail.clear-soft',
  `DELETE FROM suppressions WHERE address_hash = ?1 AND site_id = '*' AND reason = 'soft-bounce' AND lifted_at IS NULL
     AND (SELECT count(*) FROM soft_bounces WHERE address_hash = ?1) < ?2`,
)

export const takeToken = statement<never, [tokenHash: string, seenAt: number]>(
  'mail.take-token',
  'INSERT INTO hook_tokens (token_hash, seen_at) VALUES (?1, ?2)',
)

export const deleteTokens = statement<never, [before: number]>(
  'mail.delete-tokens',
  'DELETE FROM hook_tokens WHERE seen_at < ?1',
)

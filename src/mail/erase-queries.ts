// What a deleted site leaves behind of this slice, in parts (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseDays = statement<never, [siteId: string, limit: number]>(
  'mail.erase-days',
  `DELETE FROM mail_days WHERE site_id = ?1 AND (day, state) IN (SELECT day, state FROM mail_days WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseLook = statement<never, [siteId: string, limit: number]>(
  'mail.erase-look',
  'DELETE FROM mail_looks WHERE site_id IN (SELECT site_id FROM mail_looks WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseHeld = statement<never, [siteId: string, limit: number]>(
  'mail.erase-held',
  `DELETE FROM held_addresses WHERE site_id = ?1 AND address_hash IN (
     SELECT address_hash FROM held_addresses WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseUncertain = statement<never, [siteId: string, limit: number]>(
  'mail.erase-uncertain',
  `DELETE FROM uncertain_mails WHERE site_id = ?1 AND id IN (SELECT id FROM uncertain_mails WHERE site_id = ?1 LIMIT ?2)`,
)

export const eraseTests = statement<never, [siteId: string, limit: number]>(
  'mail.erase-tests',
  'DELETE FROM mail_tests WHERE site_id = ?1 AND sender IN (SELECT sender FROM mail_tests WHERE site_id = ?1 LIMIT ?2)',
)

/** Where a walk over the whole log stops next: it is kept by address, and no index finds what went for a site. */
export const endOfLog = statement<{ readonly key: string }, [after: string, window: number]>(
  'mail.end-of-log',
  'SELECT address_hash AS key FROM mail_log WHERE address_hash > ?1 ORDER BY address_hash LIMIT 1 OFFSET ?2',
)

export const eraseLog = statement<never, [siteId: string, after: string, end: string]>(
  'mail.erase-log',
  'DELETE FROM mail_log WHERE address_hash > ?2 AND address_hash <= ?3 AND site_id = ?1',
)

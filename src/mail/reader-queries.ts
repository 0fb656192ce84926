import { statement } from '../platform/sql'
import type { SuppressionReason, SuppressionSource } from './queries'

/** Mails of a site to one address, newest first, for a reader who asks what is kept. */
export const listMailTo = statement<
  { readonly id: number; readonly kind: string; readonly state: string; readonly created_at: number },
  [addressHash: string, siteId: string, limit: number]
>(
  'mail.list-to',
  `SELECT id, kind, state, created_at FROM mail_log WHERE address_hash = ?1 AND site_id = ?2 ORDER BY id DESC LIMIT ?3`,
)

/** Why no mail of a site goes to an address. */
export const listReasons = statement<
  {
    readonly reason: SuppressionReason
    readonly source: SuppressionSource
    readonly created_at: number
  },
  [addressHash: string, siteId: string]
>(
  'mail.list-reasons',
  `SELECT reason, source, created_at FROM suppressions WHERE address_hash = ?1 AND site_id IN (?2, '*') AND lifted_at IS NULL`,
)

/** Whoever was erased and confirms an address again has said something newer. */
export const liftErased = statement<never, [addressHash: string, siteId: string, at: number]>(
  'mail.lift-erased',
  `UPDATE suppressions SET lifted_at = ?3
   WHERE address_hash = ?1 AND site_id = ?2 AND reason = 'erased' AND lifted_at IS NULL`,
)

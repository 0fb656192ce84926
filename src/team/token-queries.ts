import { statement } from '../platform/sql'
import type { Role, SiteRow } from '../sites/public'

export interface TokenRow {
  readonly id: number
  readonly name: string
  readonly scopes: string
  readonly created_at: number
  readonly expires_at: number
  readonly used_at: number | null
  readonly by_name: string | null
}

/** Counts and inserts in one statement, so that no two at once are both the last one allowed. */
export const insertToken = statement<
  never,
  [
    siteId: string,
    id: number,
    tokenHash: string,
    name: string,
    scopes: string,
    personId: number,
    createdAt: number,
    expiresAt: number,
    most: number,
  ]
>(
  'team.insert-token',
  `INSERT INTO api_tokens (site_id, id, token_hash, name, scopes, person_id, created_at, expires_at)
   SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE (SELECT COUNT(*) FROM api_tokens WHERE site_id = ?1) < ?9`,
)

export const listTokens = statement<TokenRow, [siteId: string]>(
  'team.list-tokens',
  `SELECT t.id, t.name, t.scopes, t.created_at, t.expires_at, t.used_at, p.name AS by_name
   FROM api_tokens t LEFT JOIN people p ON p.id = t.person_id WHERE t.site_id = ?1 ORDER BY t.id`,
)

export const deleteToken = statement<never, [siteId: string, id: number]>(
  'team.delete-token',
  'DELETE FROM api_tokens WHERE site_id = ?1 AND id = ?2',
)

/** A token, with what makes it good or not at this moment: its end, its person's place on the team, the site. */
export const findToken = statement<
  SiteRow & {
    readonly token_id: number
    readonly scopes: string
    readonly used_at: number | null
    readonly person_id: number
    readonly role: Role
  },
  [tokenHash: string, now: number]
>(
  'team.find-token',
  `SELECT s.id, s.name, s.settings, t.id AS token_id, t.scopes, t.used_at, t.person_id, m.role
   FROM api_tokens t CROSS JOIN members m ON m.site_id = t.site_id AND m.person_id = t.person_id
   CROSS JOIN sites s ON s.id = t.site_id
   WHERE t.token_hash = ?1 AND t.expires_at > ?2 AND s.archived_at IS NULL`,
)

export const touchToken = statement<never, [siteId: string, id: number, now: number]>(
  'team.touch-token',
  'UPDATE api_tokens SET used_at = ?3 WHERE site_id = ?1 AND id = ?2',
)

/** Nightly. As many as teams have scripts, so no index pays for this. */
export const deleteOldTokens = statement<never, [expiredBefore: number]>(
  'team.delete-old-tokens',
  'DELETE FROM api_tokens WHERE expires_at < ?1',
)

// What a deleted site leaves behind of this slice (src/erasure.ts).
import { statement } from '../platform/sql'

export const eraseInvitations = statement<never, [siteId: string, limit: number]>(
  'team.erase-invitations',
  'DELETE FROM invitations WHERE site_id = ?1 AND id IN (SELECT id FROM invitations WHERE site_id = ?1 LIMIT ?2)',
)

export const eraseTokens = statement<never, [siteId: string, limit: number]>(
  'team.erase-tokens',
  'DELETE FROM api_tokens WHERE site_id = ?1 AND id IN (SELECT id FROM api_tokens WHERE site_id = ?1 LIMIT ?2)',
)

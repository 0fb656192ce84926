import { HOUR_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { type Permission, type Site, toSite } from '../sites/public'
import { refuse } from './errors'
import { grantedBy, parseScopes } from './scopes'
import { findToken, touchToken } from './token-queries'

/** Who a token speaks for, where, and what it may do there now. */
export interface TokenUse {
  readonly site: Site
  readonly personId: number
  readonly may: ReadonlySet<Permission>
}

/**
 * Reads a token at the moment of its use: ended, revoked, and those of people who left or lost their role since are all refused alike.
 * Notes the use at most once an hour, after the answer.
 * @throws team/token-refused (401)
 */
export async function useToken(ctx: Pick<Ctx, 'db' | 'clock' | 'defer'>, token: string): Promise<TokenUse> {
  const now = ctx.clock.now()
  const row = await ctx.db.first(findToken(await sha256(token), now))
  if (!row) throw refuse('token-refused')
  if ((row.used_at ?? 0) <= now - HOUR_MS) ctx.defer(ctx.db.run(touchToken(row.id, row.token_id, now)))
  return { site: toSite(row), personId: row.person_id, may: grantedBy(parseScopes(row.scopes), row.role) }
}

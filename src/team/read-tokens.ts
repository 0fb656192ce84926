import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { parseScopes, type Scope } from './scopes'
import { listTokens } from './token-queries'

export interface TokenSeen {
  readonly id: number
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly by: string
  readonly expiresAt: number
  readonly usedAt: number | null
}

/** A site's tokens as they may be seen: never the token, nor anything made of it. */
export async function readTokens(ctx: Pick<Ctx, 'db'>, site: Site): Promise<readonly TokenSeen[]> {
  const rows = await ctx.db.all(listTokens(site.id))
  return rows.map(({ id, name, scopes, by_name, expires_at, used_at }) => ({
    id,
    name,
    scopes: parseScopes(scopes),
    by: by_name ?? '',
    expiresAt: expires_at,
    usedAt: used_at,
  }))
}

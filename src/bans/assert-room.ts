import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import type { Traits } from './ban'
import { refuse } from './errors'
import { countPatterns } from './queries'

/** In force at one site. Whoever writes is compared with each of them, and no index helps: so many cost a comment some hundred rows. */
export const PATTERNS_MAX = 20

/** Before a ban by pattern begins, or begins again: that there are few of them. @throws bans/patterns-many (409) */
export async function assertRoom(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Pick<Site, 'id'>,
  { pattern }: Traits,
): Promise<void> {
  if (!pattern) return
  const count = (await ctx.db.first(countPatterns(site.id, ctx.clock.now())))?.count ?? 0
  if (count >= PATTERNS_MAX) throw refuse('patterns-many', { params: { max: PATTERNS_MAX } })
}

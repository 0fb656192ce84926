import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import { SESSION_IDLE_MS } from './find-session'
import { deleteSpentChallenges } from './passkey-queries'
import { deleteOverLinks, deleteOverSessions } from './queries'

/** Nightly: drops sessions that ended, challenges that can no longer be answered, and links a week after they did; until then their page can say "too old". */
export async function forgetOver(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.batch([
    deleteOverLinks(now - 7 * DAY_MS),
    deleteOverSessions(now, now - SESSION_IDLE_MS),
    deleteSpentChallenges(now),
  ])
}

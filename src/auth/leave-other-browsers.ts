import type { Ctx } from '../platform/context'
import { endOtherSessions } from './queries'

/** Ends all of a person's sessions but the one they look from. @returns how many ended */
export async function leaveOtherBrowsers(
  ctx: Pick<Ctx, 'db'>,
  personId: number,
  keptId: number,
): Promise<number> {
  return (await ctx.db.run(endOtherSessions(personId, keptId))).changes
}

import type { Ctx } from '../platform/context'
import { refuse } from './errors'
import { endSessionOf } from './queries'

/** Ends one of a person's sessions, wherever it is: its next request is a stranger's. @throws auth/session-unknown (404) */
export async function endOwnSession(ctx: Pick<Ctx, 'db'>, personId: number, id: number): Promise<void> {
  const { changes } = await ctx.db.run(endSessionOf(personId, id))
  if (changes === 0) throw refuse('session-unknown')
}

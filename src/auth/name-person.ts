import type { Ctx } from '../platform/context'
import { renamePerson } from './queries'

/** What the team and the log call somebody. */
export async function namePerson(ctx: Pick<Ctx, 'db'>, personId: number, name: string): Promise<void> {
  await ctx.db.run(renamePerson(personId, name))
}

import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { deleteSession } from './queries'

/** Ends a session on the server, so that a copy of the cookie is worth nothing (S-40). */
export async function endSession(ctx: Pick<Ctx, 'db'>, token: string): Promise<void> {
  await ctx.db.run(deleteSession(await sha256(token)))
}

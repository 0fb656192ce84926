import type { Ctx } from '../platform/context'
import { keepKeysOf } from './queries'

/** Keeps what a person made of the desk's keys, for every browser they sign in with. What it means is the desk's business. */
export async function keepKeys(ctx: Pick<Ctx, 'db'>, personId: number, keys: string): Promise<void> {
  await ctx.db.run(keepKeysOf(personId, keys))
}

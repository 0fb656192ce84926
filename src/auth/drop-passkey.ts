import type { Ctx } from '../platform/context'
import { refuse } from './errors'
import { removePasskey } from './passkey-queries'

/** From now on this key opens nothing. The mailed link stays, so nobody locks themselves out. @throws auth/passkey-unknown (404) */
export async function dropPasskey(ctx: Pick<Ctx, 'db'>, personId: number, id: string): Promise<void> {
  const { changes } = await ctx.db.run(removePasskey(personId, id))
  if (changes === 0) throw refuse('passkey-unknown')
}

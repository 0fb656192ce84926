import type { Ctx } from '../platform/context'
import { sha256 } from '../platform/hash'
import { refuse as refuseRequest } from '../web/errors'
import { refuse } from './errors'
import { tryCode } from './queries'
import { codeHashOf } from './sign-in-code'

/** So many codes end a request (6.2). */
export const TRIES_MAX = 5

/**
 * Uses a mail's code up where its link was asked for: read on one device, typed on another (S-43). Elsewhere the digits mean nothing, so nobody can be
 * signed in by a code of somebody else (S-02).
 * @returns whose it was
 * @throws auth/code-wrong (422) for one that does not fit, was used, tried five times or is too old, and for an address nobody has: all the same (S-45);
 *   web/too-many-requests (429) for a network that tries without pause
 */
export async function redeemSignInCode(
  ctx: Pick<Ctx, 'db' | 'clock' | 'config' | 'networks' | 'mayProceed'>,
  code: string,
  browser: string | undefined,
): Promise<number> {
  if (!(await ctx.mayProceed(`sign-in-code:${(await ctx.networks.current()) ?? ''}`))) {
    throw refuseRequest('too-many-requests', { retryAfterS: 60 })
  }
  const browserHash = await sha256(browser ?? '')
  const codeHash = await codeHashOf(ctx.config.hashKey, browserHash, code)
  const tried = await ctx.db.all(tryCode(browserHash, codeHash, ctx.clock.now(), TRIES_MAX))
  const used = tried.find(({ used_at }) => used_at !== null)
  if (!used) throw refuse('code-wrong', { issues: [{ field: 'code', message: 'error.auth/code-wrong' }] })
  return used.person_id
}

import type { Ctx } from '../platform/context'
import type { TokenPurpose } from '../platform/token'
import { refuse } from '../web/errors'
import { findRequest, type RequestRow } from './queries'

/** Where a request stands, as somebody sees it who opens a link of its mail. */
export type AskedState =
  | { readonly state: 'open' | 'expired' | 'confirmed'; readonly request: RequestRow }
  /** Erased: after 30 days, or by "I did not ask for this". */
  | { readonly state: 'gone' }

/**
 * Reads the token of a link without changing anything.
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readAsked(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  purpose: Extract<TokenPurpose, 'follow-confirm' | 'follow-not-me'>,
  token: string,
): Promise<AskedState> {
  const reading = await ctx.tokens.read(purpose, token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id] = reading.value
  const request = await ctx.db.first(findRequest(String(siteId), Number(id)))
  if (!request) return { state: 'gone' }
  if (request.confirmed_at !== null) return { state: 'confirmed', request }
  return { state: reading.state === 'expired' ? 'expired' : 'open', request }
}

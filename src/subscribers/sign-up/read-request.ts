import type { Ctx } from '../../platform/context'
import type { TokenPurpose } from '../../platform/token'
import { refuse } from '../../web/errors'
import { findRequest, type RequestRow } from '../queries'

/** A sign-up with the lists it is for. */
export interface Request extends Omit<RequestRow, 'lists'> {
  readonly lists: readonly { readonly id: string; readonly name: string }[]
}

/** Where a sign-up stands, as somebody sees it who opens a link of its mail. */
export type RequestState =
  | {
      /**
       * `open`: waits for a press of the button. `expired`: waited too long. `confirmed`: the person is on all its lists, by this link or
       * another. `used`: this link did it, and the person has left one since.
       */
      readonly state: 'open' | 'expired' | 'confirmed' | 'used'
      readonly request: Request
    }
  /** Erased: after 30 days, or by "I did not ask for this". */
  | { readonly state: 'gone' }

/**
 * Reads the token of a link without changing anything.
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readRequest(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  purpose: Extract<TokenPurpose, 'confirm' | 'not-me'>,
  token: string,
): Promise<RequestState> {
  const reading = await ctx.tokens.read(purpose, token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, consentId] = reading.value
  const row = await ctx.db.first(findRequest(String(siteId), Number(consentId)))
  if (!row) return { state: 'gone' }
  const request = toRequest(row)
  if (request.missing === 0) return { state: 'confirmed', request }
  if (request.confirmed_at !== null) return { state: 'used', request }
  return { state: reading.state === 'expired' ? 'expired' : 'open', request }
}

export const toRequest = (row: RequestRow): Request => ({ ...row, lists: JSON.parse(row.lists) })

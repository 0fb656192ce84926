import type { Ctx } from '../../platform/context'
import { refuse } from '../../web/errors'
import { type AddressChangeRow, findAddressChange } from './address-queries'

/** Where a wish for another address stands, as its new owner sees it. */
export type AddressState =
  | {
      /** `own`: the address is subscribed by itself already, so both stay as they are. */
      readonly state: 'open' | 'done' | 'expired' | 'own'
      readonly change: AddressChangeRow
    }
  /** Taken back, replaced by another wish, or forgotten. */
  | { readonly state: 'gone' }

/** @throws web/link-altered (403) */
export async function readAddressChange(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  token: string,
): Promise<AddressState> {
  const reading = await ctx.tokens.read('new-address', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, subscriberId, changeId] = reading.value
  const change = await ctx.db.first(findAddressChange(String(siteId), Number(subscriberId), Number(changeId)))
  if (change?.status !== 'confirmed') return { state: 'gone' }
  if (change.done_at !== null) return { state: 'done', change }
  if (reading.state === 'expired') return { state: 'expired', change }
  return { state: change.other_confirmed === null ? 'open' : 'own', change }
}

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
  /** `gone`: taken back, or replaced by another wish. `forgotten`: so too, or too old to be kept (C6). */
  | { readonly state: 'gone' | 'forgotten' }

/** @throws web/link-altered (403) */
export async function readAddressChange(
  ctx: Pick<Ctx, 'db' | 'tokens'>,
  token: string,
): Promise<AddressState> {
  const reading = await ctx.tokens.read('new-address', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, subscriberId, changeId] = reading.value
  const change = await ctx.db.first(findAddressChange(String(siteId), Number(subscriberId), Number(changeId)))
  if (change?.status !== 'confirmed') return { state: reading.state === 'expired' ? 'forgotten' : 'gone' }
  if (change.done_at !== null) return { state: 'done', change }
  if (reading.state === 'expired') return { state: 'expired', change }
  return { state: change.other_confirmed === null ? 'open' : 'own', change }
}

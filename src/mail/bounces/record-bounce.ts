import { parseEmail } from '../../kernel/email-address'
import { decodePath } from '../../kernel/id'
import { DAY_MS } from '../../kernel/time'
import type { Ctx } from '../../platform/context'
import { hashAddress } from '../../platform/hash'
import type { Bound } from '../../platform/sql'
import {
  clearSoft,
  findMailedSite,
  forgetSoft,
  insertSoft,
  insertSuppression,
  raiseReached,
  settleSoft,
} from '../queries'
import { deleteUncertain, markGone } from '../sending/uncertain-queries'
import type { Bounce } from './bounce'

/** Failing for a while on so many separate days in a row without a delivery is failing for good (B6). */
export const SOFT_DAYS = 7
/** In a row means: within so long before the last one. */
export const SOFT_WINDOW_MS = 30 * DAY_MS

const EVERYWHERE = '*'

/**
 * Remembers what a provider told about an address: no such mailbox or a complaint ends mail from the whole install (B5, B6). What stands
 * afterwards depends on what was told and not on its order or how often (B8): reasons keep their earliest moment, soft days are a set,
 * and of deliveries the last counts. A delivery undoes soft bounces before it, never a hard one or a complaint.
 * @param first goes into the same batch, and stops it if it fails: a call that may be taken once only
 * @returns false if no mail ever went to this address: nothing is written about it then
 */
export async function recordBounce(
  ctx: Pick<Ctx, 'config' | 'db' | 'clock'>,
  bounce: Bounce,
  first: readonly Bound<never>[] = [],
): Promise<boolean> {
  const found = await findAddress(ctx, bounce)
  if (!found) {
    if (first.length > 0) await ctx.db.batch(first)
    return false
  }
  const now = ctx.clock.now()
  const at = Math.max(0, Math.min(bounce.at ?? now, now))
  const { addressHash, siteId, mailId } = found
  // Whatever is told of a mail, it left: nobody need wonder any more.
  const settled =
    mailId === 0 ? [] : [markGone(addressHash, mailId, siteId), deleteUncertain(addressHash, mailId, siteId)]
  await ctx.db.batch([...first, ...settled, ...writes(addressHash, siteId, bounce, at)])
  return true
}

/** Whose mail it was: the one that the event names, else the newest to the address. */
async function findAddress(
  ctx: Pick<Ctx, 'config' | 'db'>,
  bounce: Bounce,
): Promise<{ readonly addressHash: string; readonly siteId: string; readonly mailId: number } | undefined> {
  const addressHash = await hashOf(ctx, bounce.address)
  if (addressHash === undefined) return undefined
  const id = bounce.mailId ?? tagId(bounce.tag)
  const [tagged, newest] = await ctx.db.batch([
    findMailedSite(addressHash, id, id),
    findMailedSite(addressHash, 0, Number.MAX_SAFE_INTEGER),
  ])
  const siteId = (tagged.rows[0] ?? newest.rows[0])?.site_id
  return siteId === undefined ? undefined : { addressHash, siteId, mailId: id }
}

async function hashOf(ctx: Pick<Ctx, 'config'>, address: Bounce['address']): Promise<string | undefined> {
  if (typeof address !== 'string') return address.hash
  const to = parseEmail(address)
  return to && hashAddress(ctx.config.hashKey, to.key)
}

/** Which mail it is about, by the id we gave it along; 0 is none. */
const tagId = (tag: string | undefined): number =>
  /^[0-9a-hjkmnp-tv-z]{11}$/.test(tag ?? '') ? decodePath(tag!)[0]! : 0

function writes(addressHash: string, siteId: string, { kind, provider }: Bounce, at: number): Bound<never>[] {
  const suppress = (reason: 'bounce' | 'complaint') => [
    insertSuppression(addressHash, EVERYWHERE, reason, at, provider, siteId),
  ]
  const settle = [
    forgetSoft(addressHash, SOFT_WINDOW_MS),
    clearSoft(addressHash, SOFT_DAYS),
    settleSoft(addressHash, provider, siteId, SOFT_DAYS),
  ]
  switch (kind) {
    case 'hard':
      return suppress('bounce')
    case 'complaint':
      return suppress('complaint')
    case 'soft':
      return [insertSoft(addressHash, Math.floor(at / DAY_MS), at), ...settle]
    case 'delivered':
      return [raiseReached(addressHash, at), ...settle]
  }
}

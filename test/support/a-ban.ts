import { marksOf } from '../../src/bans/ban'
import { addBan, type Traits } from '../../src/bans/public'
import { ENDLESS } from '../../src/bans/queries'
import { parseEmail } from '../../src/kernel/email-address'
import { hashAddress } from '../../src/platform/hash'
import type { Site } from '../../src/sites/public'
import { type TestCtx, testContext } from './test-context'

export { ENDLESS, marksOf }

interface Terms {
  readonly address?: string
  readonly name?: string
  readonly domain?: string
  readonly network?: Traits['network']
  readonly proven?: boolean
  readonly pattern?: boolean
  readonly silent?: boolean
  readonly endsAt?: number
  readonly personId?: number
  readonly reason?: string
}

/** A ban as a moderator makes it, for ever unless a test says otherwise. @returns its id */
export async function aBan(
  site: Pick<Site, 'id'>,
  { address, silent = false, endsAt = ENDLESS, personId = 1, reason = '', ...traits }: Terms,
  ctx: TestCtx = testContext(),
): Promise<number> {
  const key = address && (await hashAddress(ctx.config.hashKey, parseEmail(address)!.key))
  return addBan(ctx, site, personId, {
    traits: { ...traits, address: key ? { key, masked: address } : undefined },
    endsAt,
    silent,
    reason,
  })
}

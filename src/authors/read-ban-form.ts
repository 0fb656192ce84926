import type { Traits } from '../bans/public'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { measureBans, type Reach } from './measure-bans'
import { type Offer, offerTraits } from './offer-traits'
import { findWriter } from './queries'

/** What a comment's writer can be banned by, with what each of it would hit. */
export interface BanForm {
  readonly id: number
  readonly name: string
  readonly offer: Offer
  readonly address: Reach | undefined
  /** The same, of those who have proven it. */
  readonly proven: Reach | undefined
  readonly named: Reach
  readonly network: Reach | undefined
  /** In the order of `offer.domains`. */
  readonly domains: readonly Reach[]
  /** Whether more wait than were looked at. */
  readonly isMore: boolean
}

/** @throws authors/unknown (404) */
export async function readBanForm(
  ctx: Pick<Ctx, 'db' | 'config' | 'clock'>,
  site: Site,
  commentId: number,
): Promise<BanForm> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  const offer = await offerTraits(ctx, row)
  const asked: readonly Traits[] = [
    { address: offer.address },
    { address: offer.address, proven: true },
    { name: offer.name },
    { network: offer.network },
    ...offer.domains.map((domain) => ({ domain })),
  ]
  const { reaches, isMore } = await measureBans(ctx, site, asked, row.author_email)
  const [address, proven, named, network, ...domains] = reaches
  return {
    id: row.id,
    name: row.author_name,
    offer,
    address: offer.address && address,
    proven: offer.address && proven,
    named: named!,
    network: offer.network && network,
    domains,
    isMore,
  }
}

import { addBan, type BanAuthor, type Traits } from '../bans/public'
import type { DecideCtx } from '../moderation/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { decideBanned } from './decide-banned'
import { refuse } from './errors'
import { guardBan } from './guard-ban'
import { banDecides } from './jobs'
import { type Offer, offerTraits } from './offer-traits'
import { findWriter } from './queries'
import { termsOf } from './terms-of'

export interface Banned {
  readonly banId: number
  /** How many of their waiting comments were decided at once; the rest follows in the background. */
  readonly decided: number
}

/**
 * Bans the writer of a comment by the traits that were chosen, and with `decide` rejects, marks or deletes everything of theirs that waits: all of it, the first
 * part before this answers, what is left by a job that was written with the ban. What is published stays (M-33).
 * @throws authors/unknown (404), bans/hits-many (409), web/fields-refused (422: nothing chosen, a trait the comment does not have, the team, a day that
 *   is over)
 */
export async function banAuthor(
  ctx: DecideCtx & Pick<Ctx, 'config'>,
  site: Site,
  personId: number,
  commentId: number,
  { by, who, decide, sure, ...terms }: BanAuthor,
): Promise<Banned> {
  const row = await ctx.db.first(findWriter(site.id, commentId))
  if (!row) throw refuse('unknown')
  const traits = chosen(await offerTraits(ctx, row), by, who)
  const ban = { ...termsOf(ctx, terms), traits, commentId }
  await guardBan(ctx, site, traits, sure)
  if (decide === '') return { banId: await addBan(ctx, site, personId, ban), decided: 0 }
  const wish = (banId: number) => ({ siteId: site.id, banId, personId, action: decide, after: 0 })
  const banId = await addBan(ctx, site, personId, ban, (id) => [enqueue(ctx, banDecides, wish(id))])
  ctx.wake()
  const { decided } = await decideBanned(ctx, site, wish(banId)).catch((error: unknown) => {
    // Others decide the same at this moment: all of it follows.
    if (!isStop(error)) throw error
    return { decided: 0 }
  })
  return { banId, decided }
}

/** @throws web/fields-refused (422) for a trait that the comment does not have, or not any more */
function chosen(offer: Offer, by: BanAuthor['by'], who: BanAuthor['who']): Traits {
  const missing = [
    ...(by.address && !offer.address ? ['by-address'] : []),
    ...(by.network && !offer.network ? ['by-network'] : []),
    ...(by.domain !== '' && !offer.domains.includes(by.domain) ? ['domain'] : []),
  ]
  if (missing.length > 0)
    throw fieldsRefused(missing.map((field) => ({ field, message: 'desk.ban-trait-gone' })))
  return {
    address: by.address ? offer.address : undefined,
    name: by.name ? offer.name : undefined,
    network: by.network ? offer.network : undefined,
    domain: by.domain || undefined,
    proven: who === 'proven' && (by.address || by.domain !== ''),
  }
}

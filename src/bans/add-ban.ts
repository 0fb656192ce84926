import { recordAction } from '../audit/public'
import type { Ctx } from '../platform/context'
import type { Bound } from '../platform/sql'
import type { Site } from '../sites/public'
import { assertRoom } from './assert-room'
import { packMarks, stateOfBan, type Traits } from './ban'
import { insertBan, insertMarks } from './queries'

/** A ban that was checked (check-traits.ts). */
export interface NewBanTerms {
  readonly traits: Traits
  readonly endsAt: number
  readonly silent: boolean
  readonly reason: string
  readonly commentId?: number | undefined
}

/**
 * Bans whoever has one of these traits. It holds from the moment it is written: every write asks for it in its own batch (stopIfBanned). Nothing that is there is
 * changed by it.
 * @param also statements for the same batch
 * @returns the ban's id
 * @throws bans/patterns-many (409)
 */
export async function addBan(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  personId: number,
  { traits, endsAt, silent, reason, commentId }: NewBanTerms,
  also: (banId: number) => readonly Bound<never>[] = () => [],
): Promise<number> {
  await assertRoom(ctx, site, traits)
  const id = ctx.newId()
  const { address, name, network, domain, proven, pattern } = traits
  await ctx.db.batch([
    insertBan(
      site.id,
      id,
      address?.key ?? null,
      address?.masked ?? null,
      name ?? null,
      network?.hash ?? null,
      network?.until ?? null,
      domain ?? null,
      proven ? 1 : 0,
      pattern ? 1 : 0,
      silent ? 1 : 0,
      reason,
      commentId ?? null,
      personId,
      endsAt,
    ),
    insertMarks(site.id, id, packMarks(traits, endsAt)),
    recordAction(ctx, {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'ban.add',
      subject: `ban:${id}`,
      after: stateOfBan(traits, endsAt, silent),
    }).statement,
    ...also(id),
  ])
  return id
}

import type { Ctx } from '../platform/context'
import { findOwned, type Site, toSite } from '../sites/public'
import { refuse } from './errors'

/** A site of an owner, which may be archived. */
export interface OwnedSite extends Site {
  readonly archivedAt: number | null
  /** Set: it is to be deleted from then on. */
  readonly eraseAt: number | null
}

/** @throws team/site-unknown (404) for a site that is not this person's own */
export async function findOwnedSite(
  ctx: Pick<Ctx, 'db'>,
  siteId: string,
  personId: number,
): Promise<OwnedSite> {
  const row = await ctx.db.first(findOwned(siteId, personId))
  if (!row) throw refuse('site-unknown')
  return { ...toSite(row), archivedAt: row.archived_at, eraseAt: row.erase_at }
}

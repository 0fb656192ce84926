import type * as v from 'valibot'
import { changeBan, findBan, STATE } from '../bans/public'
import { type DecideCtx, undoBulkAction } from '../moderation/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { findSite, type Site, toSite } from '../sites/public'
import { refuse } from './errors'
import { banUndoes } from './jobs'
import type { BanUndoes } from './schema'

/** So many decisions of a hundred are taken back before the answer; the rest by jobs of as many. */
const STEP = 5

/**
 * Takes a ban of one's own back: it is lifted, and what was decided along with it stands where it stood, as far as nobody moved it since. Undoing twice writes
 * nothing.
 * @throws authors/undo-unknown (404) for a ban of somebody else, or none
 */
export async function undoBan(ctx: DecideCtx, site: Site, personId: number, banId: number): Promise<void> {
  const ban = await ctx.db.first(findBan(site.id, banId))
  if (ban?.made_by !== personId) throw refuse('undo-unknown')
  if (ban.state === STATE.stands && ban.ends_at > ctx.clock.now())
    await changeBan(ctx, site, { personId, mayAll: false }, banId, {
      change: 'lift',
      end: 'ever',
      until: undefined,
      how: 'open',
      who: undefined,
    })
  await undoBulks(ctx, site, { siteId: site.id, personId, banId, from: 0 })
}

/** Job `authors.undo-banned`. */
export async function goOnUndoing(ctx: Ctx, wish: v.InferOutput<typeof BanUndoes>): Promise<void> {
  const row = await ctx.db.first(findSite(wish.siteId))
  if (row) await undoBulks(ctx, toSite(row), wish)
}

async function undoBulks(ctx: DecideCtx, site: Site, wish: v.InferOutput<typeof BanUndoes>): Promise<void> {
  // Read anew: a step that was under way when the ban was lifted may have noted one more.
  const ban = await ctx.db.first(findBan(site.id, wish.banId))
  const bulks = JSON.parse(ban?.bulks ?? '[]') as number[]
  const to = wish.from + STEP
  for (const bulk of bulks.slice(wish.from, to)) await undoBulkAction(ctx, site, wish.personId, bulk)
  if (bulks.length <= to) return
  await ctx.db.run(enqueue(ctx, banUndoes, { ...wish, from: to }))
  ctx.wake()
}

import type * as v from 'valibot'
import { findBan, knows, marksOf, noteBulk, STATE, traitsOf } from '../bans/public'
import { type DecideCtx, moveMany, OUTCOME, PICKS_MAX, type Picked } from '../moderation/public'
import type { Ctx } from '../platform/context'
import { enqueue } from '../platform/outbox'
import { isStop } from '../platform/sql'
import { findSite, listTeam, type Site, toSite } from '../sites/public'
import { banDecides } from './jobs'
import { withMarks } from './measure-bans'
import { listHeldWriters, stopIfLifted } from './queries'
import type { BanDecides } from './schema'

type Wish = v.InferOutput<typeof BanDecides>

/** So many waiting comments one step looks at: at most five decisions of a hundred. */
export const STEP = 500

/**
 * One step through what waited when a ban was made: decides what is by whom it knows, a hundred in a transaction, each noted with the ban so that undo finds
 * it. Ends where the ban was lifted meanwhile. Two steps over the same comments decide each once.
 * @returns how many it decided, and after which comment the next step goes on; null: there is none
 */
export async function decideBanned(
  ctx: DecideCtx & Pick<Ctx, 'config'>,
  site: Site,
  { banId, personId, action, after }: Wish,
): Promise<{ readonly decided: number; readonly next: number | null }> {
  const [bans, held, team] = await ctx.db.batch([
    findBan(site.id, banId),
    listHeldWriters(site.id, after, banId, STEP),
    listTeam(site.id),
  ])
  const ban = bans.rows[0]
  if (!ban || ban.state === STATE.lifted) return { decided: 0, next: null }
  const isBanned = knows(marksOf(traitsOf(ban), 0).map(([mark]) => mark))
  const theirs = (await withMarks(ctx, team.rows, held.rows))
    .filter((writer) => isBanned(writer.marks))
    .map(({ row: { id, revision } }): Picked => ({ id, revision }))
  let decided = 0
  for (let at = 0; at < theirs.length; at += PICKS_MAX) {
    try {
      const { moved } = await moveMany(
        ctx,
        site,
        {
          picks: theirs.slice(at, at + PICKS_MAX),
          from: 'held',
          to: OUTCOME[action],
          action: `comment.${action}`,
          personId,
        },
        (_, bulk) => [stopIfLifted(site.id, banId), noteBulk(site.id, banId, bulk)],
      )
      decided += moved.length
    } catch (error) {
      if (!isStop(error)) throw error
      const now = await ctx.db.first(findBan(site.id, banId))
      // Or others decide the same comments again and again at this moment: that is no end.
      if (now && now.state !== STATE.lifted) throw error
      return { decided, next: null }
    }
  }
  return { decided, next: held.rows.length < STEP ? null : held.rows.at(-1)!.id }
}

/** Job `authors.decide-banned`: a step, and the job for the next. */
export async function goOnDeciding(ctx: Ctx, wish: Wish): Promise<void> {
  const row = await ctx.db.first(findSite(wish.siteId))
  if (!row) return
  const { next } = await decideBanned(ctx, toSite(row), wish)
  if (next === null) return
  await ctx.db.run(enqueue(ctx, banDecides, { ...wish, after: next }))
  ctx.wake()
}

import { recordAction } from '../audit/public'
import { DAY_MS } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { fieldsRefused } from '../web/read-input'
import { assertRoom } from './assert-room'
import { isTyped, marksOf, namesOfMarks, packMarks, stateOfBan, traitsOf } from './ban'
import { refuse } from './errors'
import { changeEnd, deleteMarks, findBan, insertMarks, type ListedRow, liftBan, STATE } from './queries'
import { type ChangeBan, endOf } from './schema'

/** Who changes it, and whether bans of others are theirs to change. */
export interface Changer {
  readonly personId: number
  readonly mayAll: boolean
}

/**
 * Gives a ban another end or manner, or lifts it. A lifted one stays in the list and stays lifted; one that ended may begin again. The same again writes nothing.
 * @throws bans/unknown (404), bans/not-yours (403), bans/over (409, to lift what is over, to change what is lifted
 *   or can hold nobody any more), bans/patterns-many (409), web/fields-refused (422, a day that
 *   is over)
 */
export async function changeBan(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  { personId, mayAll }: Changer,
  id: number,
  { change, how, who, ...when }: ChangeBan,
): Promise<void> {
  const ban = await ctx.db.first(findBan(site.id, id))
  if (!ban) throw refuse('unknown')
  if (!mayAll && ban.made_by !== personId) throw refuse('not-yours')
  if (change === 'lift') return lift(ctx, site, personId, ban)
  if (ban.state === STATE.lifted) throw refuse('over')
  const now = ctx.clock.now()
  const endsAt = isAsItStands(ban, when, now) ? ban.ends_at : endOf(when, now)
  if (endsAt === undefined) throw fieldsRefused([{ field: 'until', message: 'bans.day-over' }])
  const [before, silent] = [traitsOf(ban), how === 'silent']
  const proven = who === undefined ? before.proven : who === 'proven' && isTyped(before)
  const traits = { ...before, proven }
  // By a network alone whose salt is forgotten.
  if (marksOf(traits, endsAt).every(([, until]) => until <= now)) throw refuse('over')
  if (ban.state === STATE.ended || ban.ends_at <= now) await assertRoom(ctx, site, traits)
  const stays = new Set(namesOfMarks(traits))
  const gone = namesOfMarks(before).filter((mark) => !stays.has(mark))
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'ban.change',
      subject: `ban:${id}`,
      before: stateOfBan(before, ban.ends_at, ban.silent === 1),
      after: stateOfBan(traits, endsAt, silent),
    },
    { onlyIfChanged: true },
  )
  await ctx.db.batch([
    changeEnd(site.id, id, endsAt, silent ? 1 : 0, proven ? 1 : 0),
    logged,
    ...(gone.length > 0 ? [deleteMarks(site.id, id, JSON.stringify(gone))] : []),
    insertMarks(site.id, id, packMarks(traits, endsAt)),
  ])
}

/** A form tells an end by its day: sent back unchanged it is the moment that stands, not the end of that day. */
const isAsItStands = (
  ban: ListedRow,
  { end, until }: Pick<ChangeBan, 'end' | 'until'>,
  now: number,
): boolean => end === 'date' && ban.ends_at > now && until === Math.floor((ban.ends_at - 1) / DAY_MS) * DAY_MS

async function lift(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  site: Pick<Site, 'id'>,
  personId: number,
  ban: ListedRow,
): Promise<void> {
  if (ban.state === STATE.lifted) return
  const traits = traitsOf(ban)
  const { statement: logged } = recordAction(
    ctx,
    {
      siteId: site.id,
      actor: `person:${personId}`,
      action: 'ban.lift',
      subject: `ban:${ban.id}`,
      before: stateOfBan(traits, ban.ends_at, ban.silent === 1),
      after: { lifted: true },
    },
    { onlyIfChanged: true },
  )
  const [lifted] = await ctx.db.batch([
    liftBan(site.id, ban.id, personId, ctx.clock.now()),
    logged,
    deleteMarks(site.id, ban.id, JSON.stringify(namesOfMarks(traits))),
  ])
  if (lifted.changes === 0) throw refuse('over')
}

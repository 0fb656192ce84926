import { isoTime } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { ENDLESS, type ListedRow, listStanding } from './queries'

/** A ban that makes what its writer sends wait, as a comment keeps the reason: a silent one, or one of proven addresses where this one was not proven. */
export interface Heeded {
  readonly code: 'banned' | 'banned-unproven'
  readonly ban: number
}

/**
 * Why a batch behind `stopIfBanned` stopped, if it was a ban. The writer is told of an open one, with its end, and never by which trait it knew them nor why.
 * @param marks of marksOfWriter()
 * @returns the bans for which it waits: of a silent one nobody is told
 * @throws bans/banned (403), bans/banned-until (403, with `until`)
 */
export async function heedBans(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Pick<Site, 'id'>,
  marks: readonly string[],
): Promise<readonly Heeded[]> {
  if (marks.length === 0) return []
  return heedStanding(await ctx.db.all(listStanding(site.id, marks, ctx.clock.now())))
}

/**
 * The same for who has read them already, in a batch with what else they need.
 * @param standing rows of listStanding()
 * @returns those for which it waits, each once
 * @throws bans/banned (403), bans/banned-until (403, with `until`)
 */
export function heedStanding(
  standing: readonly (Pick<ListedRow, 'id' | 'ends_at'> & { readonly level: number })[],
): readonly Heeded[] {
  const open = standing.filter(({ level }) => level === 0)
  if (open.length === 0) {
    const silent = new Set(standing.filter(({ level }) => level === 1).map(({ id }) => id))
    return [...new Set(standing.map(({ id }) => id))].map((ban) => ({
      code: silent.has(ban) ? 'banned' : 'banned-unproven',
      ban,
    }))
  }
  const until = Math.max(...open.map(({ ends_at }) => ends_at))
  throw until === ENDLESS
    ? refuse('banned')
    : refuse('banned-until', { until, more: { until: isoTime(until) } })
}

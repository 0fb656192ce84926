import { isoTime } from '../kernel/time'
import type { Ctx } from '../platform/context'
import type { Site } from '../sites/public'
import { refuse } from './errors'
import { ENDLESS, type ListedRow, listStanding } from './queries'

/**
 * Why a batch behind `stopIfBanned` stopped, if it was a ban. The writer is told of an open one, with its end, and never by which trait it knew them nor why.
 * @param marks of marksOfWriter()
 * @returns ids of the silent bans that know the writer: what they write waits, and nobody is told
 * @throws bans/banned (403), bans/banned-until (403, with `until`)
 */
export async function heedBans(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  site: Pick<Site, 'id'>,
  marks: readonly string[],
): Promise<readonly number[]> {
  if (marks.length === 0) return []
  return heedStanding(await ctx.db.all(listStanding(site.id, JSON.stringify(marks), ctx.clock.now())))
}

/**
 * The same for who has read them already, in a batch with what else they need.
 * @param standing rows of listStanding()
 * @returns ids of the silent ones, each once
 * @throws bans/banned (403), bans/banned-until (403, with `until`)
 */
export function heedStanding(
  standing: readonly Pick<ListedRow, 'id' | 'silent' | 'ends_at'>[],
): readonly number[] {
  const open = standing.filter(({ silent }) => silent === 0)
  if (open.length === 0) return [...new Set(standing.map(({ id }) => id))]
  const until = Math.max(...open.map(({ ends_at }) => ends_at))
  throw until === ENDLESS
    ? refuse('banned')
    : refuse('banned-until', { until, more: { until: isoTime(until) } })
}

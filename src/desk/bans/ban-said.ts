import { readBulk } from '../../audit/public'
import { ENDLESS, findBan } from '../../bans/public'
import { absoluteTime } from '../../i18n/format-time'
import type { Translator } from '../../i18n/translate'
import type { Ctx } from '../../platform/context'
import type { Site } from '../../sites/public'

/** What a ban of this person has just done, in words beside its undo; undefined for a ban of somebody else. */
export async function saidOfBan(
  ctx: Pick<Ctx, 'db'>,
  t: Translator,
  site: Pick<Site, 'id'>,
  personId: number,
  banId: number,
): Promise<string | undefined> {
  const ban = await ctx.db.first(findBan(site.id, banId))
  if (ban?.made_by !== personId) return undefined
  const bulks = JSON.parse(ban.bulks) as number[]
  const decided = await Promise.all(bulks.slice(0, 5).map((bulk) => readBulk(ctx, site.id, bulk)))
  const count = decided.reduce((sum, rows) => sum + rows.length, 0)
  return [
    ban.ends_at < ENDLESS
      ? t('desk.ban-did-until', { until: absoluteTime(t.locale, ban.ends_at) })
      : t('desk.ban-did'),
    ...(count > 0 ? [t('desk.ban-did-decided', { count })] : []),
  ].join(' ')
}

import { recordAction } from '../../audit/public'
import { DAY_MS } from '../../kernel/time'
import { parseDay, zonedMoment } from '../../kernel/zoned-time'
import type { Ctx } from '../../platform/context'
import { fieldsRefused } from '../../web/read-input'
import { setPause } from './preference-queries'
import { type ReaderPreferences, readPreferences } from './read-preferences'

/** A pause is no way to leave: after a year news come again, or the reader says so once more. */
export const PAUSE_MAX_MS = 366 * DAY_MS

/**
 * No news until a day begins in the reader's time zone, or news again from now on. Nothing has to run for a pause to end.
 * @param until `2026-12-24`, or undefined to end the pause
 * @returns what is kept now, or undefined if erased; nothing changes for somebody who has left
 * @throws web/fields-refused (422) for a day that is past, too far or none; web/link-altered (403)
 */
export async function pauseNews(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock' | 'newId'>,
  token: string,
  until: string | undefined,
): Promise<ReaderPreferences | undefined> {
  const before = await readPreferences(ctx, token)
  if (before?.status !== 'confirmed') return before
  const { id, site_id: siteId } = before
  const moment = until === undefined ? null : endOfPause(until, before.time_zone, ctx.clock.now())
  await ctx.db.batch([
    setPause(siteId, id, moment),
    recordAction(
      ctx,
      {
        siteId,
        actor: 'visitor',
        action: moment === null ? 'subscriber.resume' : 'subscriber.pause',
        subject: `subscriber:${id}`,
        before: { until: before.paused_until },
        after: { until: moment },
      },
      { onlyIfChanged: true },
    ).statement,
  ])
  return readPreferences(ctx, token)
}

function endOfPause(text: string, timeZone: string, now: number): number {
  const day = parseDay(text)
  const moment = day && zonedMoment(timeZone, day, 0)
  if (moment === undefined || moment <= now || moment > now + PAUSE_MAX_MS) {
    throw fieldsRefused([{ field: 'until', message: 'preferences.until-wrong' }], { until: text })
  }
  return moment
}

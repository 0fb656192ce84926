import { nextZonedHour } from '../../kernel/zoned-time'
import type { Ctx } from '../../platform/context'
import { refuse } from '../../web/errors'
import { CONFIRM_MS } from '../links'
import { findPreferences, listOwnLists, type OwnListRow, type PreferencesRow } from './preference-queries'

/** What a reader's own page shows. */
export interface ReaderPreferences extends PreferencesRow {
  /** Those that can be joined, and those the person is on. */
  readonly lists: readonly OwnListRow[]
}

export const isOn = ({ joined_at, left_at }: Pick<OwnListRow, 'joined_at' | 'left_at'>): boolean =>
  joined_at !== null && left_at === null

/**
 * What somebody gets and when. One round trip; changes nothing.
 * @returns undefined if the person has been erased, or never confirmed
 * @throws web/link-altered (403) for a token that is not ours or of another purpose (U4)
 */
export async function readPreferences(
  ctx: Pick<Ctx, 'db' | 'tokens' | 'clock'>,
  token: string,
): Promise<ReaderPreferences | undefined> {
  const reading = await ctx.tokens.read('preferences', token)
  if (reading.state === 'forged') throw refuse('link-altered')
  const [siteId, id] = [String(reading.value[0]), Number(reading.value[1])]
  const [found, lists] = await ctx.db.batch([
    findPreferences(siteId, id, ctx.clock.now() - CONFIRM_MS),
    listOwnLists(siteId, id),
  ])
  const row = found.rows[0]
  if (!row || row.confirmed_at === null) return undefined
  return { ...row, lists: lists.rows.filter((list) => list.closed_at === null || isOn(list)) }
}

/** When gathered news come next; undefined for news that come at once. A pause is over before. */
export function nextNewsAt(
  { frequency, hour, weekday, time_zone, paused_until }: PreferencesRow,
  now: number,
): number | undefined {
  if (frequency === 'at-once') return undefined
  const after = Math.max(now, (paused_until ?? 0) - 1)
  return nextZonedHour(time_zone, hour, after, frequency === 'weekly' ? weekday : undefined)
}

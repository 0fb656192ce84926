import type { Frequency } from './queries'

export const HOURLY = -1

/**
 * When a reader's digest is due: each hour, each day at the hour at which they chose it (people choose while they are at their mail, and
 * the day's digests spread by themselves), or null for at once.
 */
export function slotOf(frequency: Frequency, now: number): number | null {
  if (frequency === 'now') return null
  return frequency === 'hourly' ? HOURLY : hourOf(now)
}

/** The slots that are due in an hour. */
export const slotsDue = (now: number): readonly number[] => [HOURLY, hourOf(now)]

const hourOf = (now: number): number => new Date(now).getUTCHours()

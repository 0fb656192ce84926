import { MINUTE_MS } from '../kernel/time'
import { formattersOf, type Language } from './formatters'

const SECONDS = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const

/** "3 hours ago", as of `now`. The client keeps it fresh; without scripts it is true when the page was made. */
export function relativeTime(locale: Language, at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000)
  const say = formattersOf(locale).relative()
  for (const [unit, length] of SECONDS) {
    if (Math.abs(seconds) >= length) return say[unit](Math.trunc(seconds / length))
  }
  return say.second(0)
}

/** "20 minutes", "3 hours", "2 days": a span rounded up, as one speaks of what is usual. */
export function spanName(locale: Language, ms: number): string {
  const minutes = ms / MINUTE_MS
  const { minutes: inMinutes, hours, days } = formattersOf(locale)
  if (minutes <= 50) return inMinutes().format(Math.ceil(minutes / 10) * 10)
  if (minutes <= 47 * 60) return hours().format(Math.ceil(minutes / 60))
  return days().format(Math.ceil(minutes / 60 / 24))
}

/** "24 November 2026 at 09:30 UTC": the whole truth, for titles and mails. */
export const absoluteTime = (locale: Language, at: number): string =>
  `${formattersOf(locale).moment()(Math.floor(at / MINUTE_MS))} UTC`

/** "7:00 AM" or "07:00": an hour of the day, 0–23, as the language writes it. */
export const hourName = (locale: Language, hour: number): string =>
  formattersOf(locale)
    .hour()
    .format(Date.UTC(2024, 0, 1, hour))

/** "Monday": 1 to 7 as in ISO 8601. */
export const weekdayName = (locale: Language, weekday: number): string =>
  // 1 January 2024 was a Monday.
  formattersOf(locale)
    .weekday()
    .format(Date.UTC(2024, 0, weekday))

/** "24 November 2026": the UTC day of a moment. */
export const dayName = (locale: Language, at: number): string => formattersOf(locale).day().format(at)

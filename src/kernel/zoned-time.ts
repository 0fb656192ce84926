import { DAY_MS } from './time'

/** A day of the calendar; months from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year, month, day, hour, minute, second } = part as Record<string, number>
  return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) - Math.floor(at / 1000) * 1000
}

const clockOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

/**
 * The moment a zone's clocks show an hour of a day. Where summer time skips that hour it is the moment after the gap; where winter time
 * repeats it, one of the two.
 * @returns epoch milliseconds
 */
export function zonedMoment(timeZone: string, day: CalendarDay, hour: number): number {
  return momentBy(clockOf(timeZone), day, hour)
}

function momentBy(clock: Intl.DateTimeFormat, { year, month, day }: CalendarDay, hour: number): number {
  const wall = Date.UTC(year, month - 1, day, hour)
  const first = wall - offsetAt(clock, wall)
  const second = wall - offsetAt(clock, first)
  const shows = (at: number) => at + offsetAt(clock, at) === wall
  return [first, second].find(shows) ?? Math.max(first, second)
}

/** The day that a zone's calendar shows at a moment. */
export function zonedDay(timeZone: string, at: number): CalendarDay {
  return dayBy(clockOf(timeZone), at)
}

function dayBy(clock: Intl.DateTimeFormat, at: number): CalendarDay {
  const local = new Date(at + offsetAt(clock, at))
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/**
 * The next moment after `after` at which a zone's clocks show the hour, on any day or on one weekday.
 * @param weekday 1 (Monday) to 7, as in ISO 8601
 */
export function nextZonedHour(timeZone: string, hour: number, after: number, weekday?: number): number {
  const clock = clockOf(timeZone)
  // Begins a day early: the hour of a day can lie on either side of a moment of it.
  for (let ahead = -1; ; ahead++) {
    const noon = momentBy(clock, dayBy(clock, after + ahead * DAY_MS), 12)
    const day = dayBy(clock, noon)
    const found = momentBy(clock, day, hour)
    const isDay = weekday === undefined || isoWeekday(day) === weekday
    if (isDay && found > after) return found
    // A weekday comes within eight days; what is not found then is no weekday.
    if (ahead > 9) throw new RangeError(`no weekday ${weekday}`)
  }
}

const isoWeekday = ({ year, month, day }: CalendarDay): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7

/** `2026-11-24` as a day. @returns undefined for anything but a day that there is */
export function parseDay(text: string): CalendarDay | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (!found) return undefined
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number]
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? { year, month, day } : undefined
}

/** The day as forms want it: `2026-11-24`. */
export const dayText = ({ year, month, day }: CalendarDay): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/time'

/** "4.3 sec", "40 sec", for what takes no time worth a minute; then as below. */
export const moments = (locale: string, ms: number): string =>
  ms < 99_500
    ? new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: 'second',
        unitDisplay: 'short',
        maximumSignificantDigits: 2,
      }).format(ms / SECOND_MS)
    : duration(locale, ms)

/** "12 min", "3 hr", "2 days": as short as the figure beside it. */
export function duration(locale: string, ms: number): string {
  // Rounded first: what rounds up to sixty minutes is an hour, not "60 min".
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS))
  const hours = Math.round(ms / HOUR_MS)
  const [value, unit] =
    minutes < 60 ? [minutes, 'minute'] : hours < 48 ? [hours, 'hour'] : [Math.round(ms / DAY_MS), 'day']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

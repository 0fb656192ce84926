import { DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time'

/** "12 min", "3 hr", "2 days": as short as the figure beside it. */
export function duration(locale: string, ms: number): string {
  const [value, unit] =
    ms < HOUR_MS
      ? [Math.max(1, Math.round(ms / MINUTE_MS)), 'minute']
      : ms < 2 * DAY_MS
        ? [Math.round(ms / HOUR_MS), 'hour']
        : [Math.round(ms / DAY_MS), 'day']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

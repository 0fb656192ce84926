const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31536e3],
  ['month', 2592e3],
  ['week', 604800],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 0],
]

/** Rewrites "3 hours ago" where it is no longer true: a kept fragment may be minutes old, an open page hours. */
export function refreshTimes(root: ParentNode, lang: string): void {
  const format = new Intl.RelativeTimeFormat(lang || undefined, { numeric: 'auto' })
  const said: Record<string, string> = {}
  for (const time of root.querySelectorAll('time')) {
    const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000
    const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length)!
    const value = length ? Math.trunc(seconds / length) : 0
    // Most comments of a page are hours or days old together, and formatting is what costs.
    said[unit + value] ??= format.format(value, unit)
    const text = said[unit + value]!
    if (time.textContent !== text) time.textContent = text
  }
}

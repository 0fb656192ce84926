/** In seconds, the longest first. Of what is younger than a minute no part is told: it is now. */
const UNITS: Record<string, number> = {
  year: 31536e3,
  month: 2592e3,
  week: 604800,
  day: 86400,
  hour: 3600,
  minute: 60,
  second: 1 / 0,
}

/** Rewrites "3 hours ago" where it is no longer true: a kept fragment may be minutes old, an open page hours. */
export function refreshTimes(root: ParentNode, lang: string): void {
  const format = new Intl.RelativeTimeFormat(lang || undefined, { numeric: 'auto' })
  for (const time of root.querySelectorAll('time')) {
    const age = (Date.now() - Date.parse(time.dateTime)) / 1000
    let unit!: string
    for (unit in UNITS) if (age >= UNITS[unit]!) break
    const text = format.format(-Math.trunc(age / UNITS[unit]!), unit as Intl.RelativeTimeFormatUnit)
    if (time.textContent !== text) time.textContent = text
  }
}

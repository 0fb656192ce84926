/**
 * A time zone by its IANA name, as the platform writes it: `europe/berlin` is `Europe/Berlin`. Offsets such as `+02:00` are refused, because
 * they know no summer time.
 * @returns undefined for what is no name of a zone; never throws
 */
export function parseTimeZone(text: string): string | undefined {
  const name = text.trim()
  if (name.length > 64 || !/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    // Not in the platform's table of zones.
    return undefined
  }
}

/** Every zone's name, in order, UTC first: for a list to choose from. */
export const timeZones = (): readonly string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC'),
]

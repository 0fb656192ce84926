// Colours of owners: read, measured, and moved until words in them can be read (WCAG 2.2, 1.4.3).

/** Text of any size below large print has to stand out this much from its ground (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5

/** @returns `#rrggbb` in lower case, from that or from the short form; undefined for anything else */
export function parseColor(text: string): string | undefined {
  const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(text.trim().toLowerCase()) ?? []
  if (digits === undefined) return undefined
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

type Channels = [number, number, number]

const channelsOf = (color: string): Channels =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as Channels

const toColor = (channels: readonly number[]): string =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance, 0…1 (WCAG 2.2, definition). */
function luminance(color: string): number {
  const [red, green, blue] = channelsOf(color).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How much two colours stand out from each other: 1 (not at all) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/**
 * The colour itself if it can be read on `ground`, else the nearest shade or tint of it that can: darker on a light ground, lighter on a
 * dark one. Its hue stays.
 * @param color and ground as `#rrggbb`
 */
export function readableOn(color: string, ground: string, least = READABLE): string {
  const towards = luminance(ground) > 0.18 ? 0 : 255
  const from = channelsOf(color)
  for (let step = 0; step <= 100; step++) {
    const moved = toColor(from.map((channel) => channel + ((towards - channel) * step) / 100))
    if (contrast(moved, ground) >= least) return moved
  }
  return toColor([towards, towards, towards])
}

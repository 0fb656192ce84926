// Harmless noise is repaired, never refused (V-24); what cannot be repaired is the schema's business.

// NUL and the other control characters but tab and line feed, and characters that reorder what stands beside them.
const CONTROLS = /(?![\t\n])[\p{Cc}\ufeff]/gu
const BIDI_OVERRIDES = /[\u202a-\u202e]/g
const BIDI_ALL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\ufff9-\ufffb]/g

/** One line: a name, a title. Controls, line breaks, bidi controls and invisible characters go; spaces collapse. */
export const cleanLine = (text: string): string =>
  limitMarks(text.toWellFormed().normalize('NFC'))
    .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replace(CONTROLS, '')
    .replace(BIDI_ALL, '')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Several lines: a comment. Line ends become \n, more than two empty lines become two, overrides go. */
export const cleanText = (text: string): string =>
  limitMarks(text.toWellFormed().normalize('NFC'))
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_OVERRIDES, '')
    .replace(INVISIBLE, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+|\s+$/g, '')

/** A character that cleaning leaves, as a pattern of JSON Schema: a line or text without one is blank. */
export const KEPT_IN_LINE =
  '[^\\s\\p{Cc}\\ufeff\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u00ad\\u180e\\u200b\\u2060-\\u2064\\ufff9-\\ufffb]'
export const KEPT_IN_TEXT =
  '[^\\s\\p{Cc}\\ufeff\\u202a-\\u202e\\u00ad\\u180e\\u200b\\u2060-\\u2064\\ufff9-\\ufffb]'

/** At most eight combining marks on one character: stacks of them climb over the lines around (S-1B). */
const limitMarks = (text: string): string => text.replace(/(\p{M}{8})\p{M}+/gu, '$1')

/** Length as a reader counts it: "👩‍👩‍👧‍👦" is one. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of new Intl.Segmenter().segment(text)) count++
  return count
}

/** Whether a text has more than `max` graphemes. Counts only when the cheap bound does not decide. */
export const isLongerThan = (text: string, max: number): boolean =>
  text.length > max && countGraphemes(text) > max

/** The first `max` graphemes, with "…" in the last one's place if anything was cut. */
export function truncate(text: string, max: number): string {
  if (!isLongerThan(text, max)) return text
  let kept = ''
  let count = 0
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (++count >= max) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

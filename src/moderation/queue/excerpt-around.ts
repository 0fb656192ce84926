import { truncate } from '../../kernel/text'

const EXCERPT_MAX = 160
/** How much stands in front of the word, so that it is read in its sentence. */
const LEAD = 50

/** In lower case, letter by letter: "İ" would become two, and every place behind it would be another. */
const lowered = (text: string): string =>
  text.replace(/./gsu, (letter) => {
    const lower = letter.toLowerCase()
    return lower.length === letter.length ? lower : letter
  })

/** One line of a text where the first of these words stands, or its beginning. */
export function excerptAround(text: string, words: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const lower = lowered(line)
  const places = lowered(words)
    .split(/[\s"*]+/)
    .filter((word) => word !== '')
    .map((word) => lower.indexOf(word))
    .filter((place) => place >= 0)
  const first = Math.min(...places)
  if (places.length === 0 || first <= LEAD) return truncate(line, EXCERPT_MAX)
  const from = line.indexOf(' ', first - LEAD)
  const start = from < 0 || from > first ? first : from + 1
  return `…${truncate(line.slice(start).toWellFormed(), EXCERPT_MAX)}`
}

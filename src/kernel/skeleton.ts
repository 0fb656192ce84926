import { CONFUSABLES } from './confusables'

const TABLE = unpack(CONFUSABLES)

/**
 * What a text looks like, whatever characters it is made of (UTS 39, 4, `internalSkeleton`): two texts with one skeleton are hard to tell
 * apart. For comparing, never for showing.
 */
export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
  let looks = ''
  for (const character of visible) looks += TABLE[character] ?? character
  return looks.normalize('NFD')
}

// Accents and what is drawn around a letter; marks that are vowels (Arabic, Devanagari) stay.
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+/g
const NOT_NAME = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * The ways a name can be read: as written, in small and in capital letters ("Iris" looks like "lris", "1RIS" like "IRIS"), without spaces,
 * dots, signs and accents. Names that share one pass for each other.
 */
export function readingsOf(name: string): ReadonlySet<string> {
  // The table knows few of the compatibility forms (full width), and reads some otherwise than they are drawn: both count.
  const forms = [name, name.normalize('NFKC')]
  const spellings = forms.flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()].map(skeleton))
  const readings = [...spellings, ...spellings.map((looks) => looks.toLowerCase())]
  return new Set(
    readings.map((looks) => looks.replace(ACCENTS, '').replace(NOT_NAME, '')).filter((text) => text !== ''),
  )
}

function unpack(packed: string): Readonly<Record<string, string>> {
  const table: Record<string, string> = {}
  for (const group of packed.trim().split(/\s+/)) {
    const [to = '', from = ''] = group.split(':')
    const target = to
      .split('+')
      .map((code) => String.fromCodePoint(Number.parseInt(code, 36)))
      .join('')
    let code = 0
    for (const step of from.split(',')) {
      code += Number.parseInt(step, 36)
      table[String.fromCodePoint(code)] = target
    }
  }
  return table
}

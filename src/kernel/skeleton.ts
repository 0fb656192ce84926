import { BLOCK_BITS, CONFUSABLES } from './confusables'
import { once } from './once'

/** Unpacked block by block, when the first character of one is met: all 5,290 at once were a fifth of a Worker's start. */
const BLOCKS: ReadonlyMap<number, () => Block> = new Map(
  Object.entries(CONFUSABLES).map(([block, packed]) => [+block, once(() => unpack(+block, packed))]),
)

/** What a character is drawn like. */
type Block = ReadonlyMap<string, string>

/**
 * What a text looks like, whatever characters it is made of (UTS 39, 4, `internalSkeleton`): two texts with one skeleton are hard to tell
 * apart. For comparing, never for showing.
 */
export function skeleton(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
  let looks = ''
  for (const character of visible)
    looks += BLOCKS.get(character.codePointAt(0)! >> BLOCK_BITS)?.().get(character) ?? character
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
  const forms = new Set([name, name.normalize('NFKC')])
  const cases = new Set([...forms].flatMap((form) => [form, form.toLowerCase(), form.toUpperCase()]))
  const spellings = [...cases].map(skeleton)
  const readings = [...spellings, ...spellings.map((looks) => looks.toLowerCase())]
  return new Set(
    readings.map((looks) => looks.replace(ACCENTS, '').replace(NOT_NAME, '')).filter((text) => text !== ''),
  )
}

function unpack(block: number, packed: string): Block {
  const drawn = new Map<string, string>()
  let code = block << BLOCK_BITS
  for (const pair of packed.split(' ')) {
    const [step, target = ''] = pair.split(':')
    code += step ? Number.parseInt(step, 36) : 1
    drawn.set(String.fromCodePoint(code), String.fromCodePoint(...target.split('+').map(inBase36)))
  }
  return drawn
}

const inBase36 = (code: string) => Number.parseInt(code, 36)

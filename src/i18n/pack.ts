import { LANGUAGES, type Language } from './formatters'
import type { PluralText, Text } from './text'

// All words as one text: a third smaller to upload than as objects, and no script to read before the first answer.
// Blocks between GS: the keys, then each language in the order of LANGUAGES. In a block RS stands between texts; a text with US in it is
// plural forms, class and words in turn. A language that has only what readers meet ends early, so those keys come first.
// A language's block begins with pairs of characters that change places in it: what UTF-8 writes in two or three bytes, and what ASCII has that the
// language needs less. Packed once more by gzip that is 4 kB less.
const [BLOCK, TEXT, FORM] = ['\u001d', '\u001e', '\u001f']

type Words = Readonly<Record<string, Text>>

/** @throws Error when a language lacks words in the midst of what it has, or a text holds a character that separates */
export function packWords(words: Readonly<Record<Language, Words>>): string {
  const lacking = (key: string) => LANGUAGES.filter((language) => !(key in words[language])).length
  const keys = Object.keys(words.en).sort((a, b) => lacking(a) - lacking(b))
  const block = (language: Language) => {
    const own = keys.filter((key) => key in words[language])
    if (own.some((key, at) => key !== keys[at]))
      throw new Error(`${language} has neither all words nor only those every language has`)
    const texts = own.map((key) => packText(words[language][key]!)).join(TEXT)
    const pairs = pairUp(texts)
    return [pairs, exchange(texts, pairs)].join(TEXT)
  }
  return [keys.map(checked).join(TEXT), ...LANGUAGES.map(block)].join(BLOCK)
}

/** The pairs that are worth it, the most frequent letter with the rarest character, one after the other. */
function pairUp(texts: string): string {
  const times = new Map<string, number>()
  for (const letter of texts) times.set(letter, (times.get(letter) ?? 0) + 1)
  const often = (letter: string) => times.get(letter) ?? 0
  const plain = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  plain.sort((a, b) => often(a) - often(b))
  const letters = [...times.keys()].filter((letter) => letter > '~' && letter.length === 1)
  letters.sort((a, b) => often(b) - often(a))
  return letters
    .slice(0, plain.length)
    .flatMap((letter, at) => (often(letter) > often(plain[at]!) ? [letter, plain[at]!] : []))
    .join('')
}

/** Twice is as before. */
function exchange(text: string, pairs: string): string {
  let other = ''
  for (const letter of text) {
    const at = letter.length === 1 ? pairs.indexOf(letter) : -1
    other += at < 0 ? letter : pairs[at ^ 1]
  }
  return other
}

/** What a language says itself, by key. */
export interface Spoken {
  get(key: string): Text | undefined
  keys(): Iterable<string>
}

/**
 * Each text is unpacked when it is first said. An object with all of them took 12 ms of processor time in place of 4 (Node 24), which the first answer of every
 * isolate waited for; the Free plan gives a request ten.
 */
export function unpackWords(packed: string, language: Language): Spoken {
  const blocks = packed.split(BLOCK)
  const keys = blocks[0]!.split(TEXT)
  const [pairs = '', ...texts] = blocks[1 + LANGUAGES.indexOf(language)]!.split(TEXT)
  const places = new Map(texts.map((_, at) => [keys[at]!, at]))
  const said: Text[] = []
  return {
    get(key) {
      const at = places.get(key)
      if (at === undefined) return undefined
      said[at] ??= unpackText(exchange(texts[at]!, pairs))
      return said[at]
    },
    keys: () => places.keys(),
  }
}

const packText = (text: Text): string =>
  typeof text === 'string'
    ? checked(text)
    : Object.entries(text)
        .flatMap(([form, words]) => [form, checked(words)])
        .join(FORM)

function unpackText(text: string): Text {
  if (!text.includes(FORM)) return text
  const parts = text.split(FORM)
  const forms = parts.flatMap((form, at) => (at % 2 === 0 ? [[form, parts[at + 1]!]] : []))
  return Object.fromEntries(forms) as PluralText
}

function checked(text: string): string {
  if ([BLOCK, TEXT, FORM].some((separator) => text.includes(separator)))
    throw new Error(`a character that separates is in "${text}"`)
  return text
}

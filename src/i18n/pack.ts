import { LANGUAGES, type Language } from './formatters'
import type { PluralText, Text } from './text'

// All words as one text: a third smaller to upload than as objects, and no script to read before the first answer.
// Blocks between GS: the keys, then each language in the order of LANGUAGES. In a block RS stands between texts; a text with US in it is
// plural forms, class and words in turn. A language that has only what readers meet ends early, so those keys come first.
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
    return own.map((key) => packText(words[language][key]!))
  }
  return [keys.map(checked), ...LANGUAGES.map(block)].map((texts) => texts.join(TEXT)).join(BLOCK)
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
  const texts = blocks[1 + LANGUAGES.indexOf(language)]!.split(TEXT)
  const words = new Map<string, Text>()
  for (const [at, text] of texts.entries()) words.set(keys[at]!, text)
  return {
    get(key) {
      const text = words.get(key)
      if (typeof text !== 'string' || !text.includes(FORM)) return text
      const forms = unpackForms(text)
      words.set(key, forms)
      return forms
    },
    keys: () => words.keys(),
  }
}

const packText = (text: Text): string =>
  typeof text === 'string'
    ? checked(text)
    : Object.entries(text)
        .flatMap(([form, words]) => [form, checked(words)])
        .join(FORM)

function unpackForms(text: string): PluralText {
  const parts = text.split(FORM)
  const forms = parts.flatMap((form, at) => (at % 2 === 0 ? [[form, parts[at + 1]!]] : []))
  return Object.fromEntries(forms) as PluralText
}

function checked(text: string): string {
  if ([BLOCK, TEXT, FORM].some((separator) => text.includes(separator)))
    throw new Error(`a character that separates is in "${text}"`)
  return text
}

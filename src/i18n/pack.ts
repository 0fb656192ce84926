import { LANGUAGES, type Language } from './formatters'
import type { Text } from './text'

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

/** @returns what the language says itself, as it was before it was packed */
export function unpackWords(packed: string, language: Language): Words {
  const blocks = packed.split(BLOCK)
  const keys = blocks[0]!.split(TEXT)
  const texts = blocks[1 + LANGUAGES.indexOf(language)]!.split(TEXT)
  return Object.fromEntries(texts.map((text, at) => [keys[at]!, unpackText(text)]))
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
  return Object.fromEntries(forms) as Text
}

function checked(text: string): string {
  if ([BLOCK, TEXT, FORM].some((separator) => text.includes(separator)))
    throw new Error(`a character that separates is in "${text}"`)
  return text
}

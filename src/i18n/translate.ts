import { ownWords, type TextKey } from '#words'
import { formattersOf, LANGUAGES, type Language, once } from './formatters'
import type { PluralText, Text } from './text'

export type { TextKey } from '#words'
export type { Text } from './text'
export type Locale = Language

const english = once(() => ownWords('en') as Record<TextKey, Text>)

/** A language with everything, or with what readers meet and English for the desk. Put together when first spoken, and kept. */
const LOCALES = Object.fromEntries(
  LANGUAGES.map((language) => [language, once(() => ({ ...english(), ...ownWords(language) }))]),
) as Record<Locale, () => Record<TextKey, Text>>

/** The languages that have every word: the desk speaks these, and English to everybody else. */
const DESK_LANGUAGES: readonly Locale[] = ['en', 'de']
export const deskLocale = (locale: Locale): Locale => (DESK_LANGUAGES.includes(locale) ? locale : 'en')

export const LOCALE_NAMES: readonly Locale[] = LANGUAGES
export const isLocale = (name: string): name is Locale => Object.hasOwn(LOCALES, name)

/** Right-to-left languages, for `dir`. */
export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr'

export type TextParams = Readonly<Record<string, string | number>>

export interface Translator {
  readonly locale: Locale
  /** The sentence, with values put in as they are: escaping is the view's business. */
  (key: TextKey, params?: TextParams): string
}

export function translator(locale: Locale): Translator {
  const texts: Record<TextKey, Text> = LOCALES[locale]()
  const say = (key: TextKey, params: TextParams = {}): string => {
    const text = texts[key]
    const form = typeof text === 'string' ? text : pluralForm(locale, text, Number(params.count ?? 0))
    if (!form.includes('{')) return form
    return form.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = params[name]
      return typeof value === 'number' ? formattersOf(locale).number().format(value) : (value ?? hole)
    })
  }
  return Object.assign(say, { locale })
}

const pluralForm = (locale: Locale, text: PluralText, count: number): string =>
  text[formattersOf(locale).plural().select(count)] ?? text.other

/** Whether a string is a key of the locale files: for messages that travel as text, such as those of schemas. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(english(), key)

import { ownWords, type TextKey } from '#words'
import { once } from '../kernel/once'
import { formattersOf, LANGUAGES, type Language } from './formatters'
import type { PluralText, Text } from './text'

export type { TextKey } from '#words'
export type { Text } from './text'
export type Locale = Language

const english = once(() => ownWords('en'))

/** Put together when first spoken, and kept as formatters are: it holds nothing of any request. */
const LOCALES = Object.fromEntries(
  LANGUAGES.map((language) => [language, once(() => speakerOf(language))]),
) as Record<Locale, () => Translator>

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
  /** The sentence around its holes: text, name of a hole, text …, so every second one is a name. */
  pieces(key: TextKey): readonly string[]
}

export const translator = (locale: Locale): Translator => LOCALES[locale]()

/** A language with everything, or with what readers meet and English for the desk. */
function speakerOf(locale: Locale): Translator {
  const own = locale === 'en' ? english() : ownWords(locale)
  /** A thread says a few sentences hundreds of times: each is looked through for its holes once. */
  const known = new Map<string, readonly string[]>()
  const piecesOf = (text: string): readonly string[] => {
    let pieces = known.get(text)
    if (!pieces) {
      pieces = text.split(/\{(\w+)\}/)
      known.set(text, pieces)
    }
    return pieces
  }
  const formOf = (key: TextKey, count: number) => {
    // The types hold every key to be there in English.
    const text = own.get(key) ?? (english().get(key) as Text)
    return typeof text === 'string' ? text : pluralForm(locale, text, count)
  }
  const say = (key: TextKey, params?: TextParams): string => {
    const form = formOf(key, Number(params?.count ?? 0))
    if (!params) return form
    const pieces = piecesOf(form)
    let said = pieces[0]!
    for (let at = 1; at < pieces.length; at += 2) {
      const name = pieces[at]!
      const value = params[name] ?? `{${name}}`
      said += typeof value === 'number' ? formattersOf(locale).number()(value) : value
      said += pieces[at + 1]!
    }
    return said
  }
  return Object.assign(say, { locale, pieces: (key: TextKey) => piecesOf(formOf(key, 0)) })
}

const pluralForm = (locale: Locale, text: PluralText, count: number): string =>
  text[formattersOf(locale).plural()(count)] ?? text.other

/** Whether a string is a key of the locale files: for messages that travel as text, such as those of schemas. */
export const isTextKey = (key: string): key is TextKey => english().get(key) !== undefined

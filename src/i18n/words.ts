import type { Language } from './formatters'
import { ar } from './locales/ar'
import { de } from './locales/de'
import { en } from './locales/en'
import { es } from './locales/es'
import { fr } from './locales/fr'
import { ja } from './locales/ja'
import { pl } from './locales/pl'
import { ptBR } from './locales/pt-br'
import { uk } from './locales/uk'
import { zhCN } from './locales/zh-cn'
import type { Spoken } from './pack'
import type { Text } from './text'

/** Every key there is. English is the source; a locale file that lacks one does not compile. */
export type TextKey = keyof typeof en
export type Words = Readonly<Partial<Record<TextKey, Text>>>

/** What each language says itself: everything, or what readers meet. The build packs these (pack.ts). */
export const WORDS: Readonly<Record<Language, Words>> = {
  en,
  de,
  es,
  fr,
  ja,
  pl,
  'pt-BR': ptBR,
  'zh-CN': zhCN,
  ar,
  uk,
}

export const ownWords = (language: Language): Spoken => new Map(Object.entries(WORDS[language]))

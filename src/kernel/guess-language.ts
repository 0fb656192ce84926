/** Letters that say the language by themselves, the narrower first: kana before the characters that Chinese has too. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ja', /[\p{sc=Hira}\p{sc=Kana}]/gu],
  ['ko', /\p{sc=Hang}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{sc=Cyrl}/gu],
  ['fa', /[پچژگ]/gu],
  ['ar', /\p{sc=Arab}/gu],
  ['he', /\p{sc=Hebr}/gu],
  ['el', /\p{sc=Grek}/gu],
  ['hi', /\p{sc=Deva}/gu],
  ['th', /\p{sc=Thai}/gu],
]

/** What share of all letters it takes: of one's own letters few stand among those one shares. */
const ENOUGH: Readonly<Record<string, number>> = { ja: 0.1, uk: 0.03, fa: 0.03 }

/** The words that every text has, of languages that share their letters. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to is that for with this it are was you not',
  de: 'der die und das ist nicht ein eine mit auf ich es den von zu sie',
  fr: 'le la les des et est pas une pour dans que qui je vous sur au',
  es: 'el los las que y es no una por con para del lo se muy pero',
  pt: 'os não uma com para mais do da em é o que se muito isso mas',
  it: 'il che di non è una per con sono gli della si più ma anche lo',
  nl: 'het een van en is niet dat ik op voor de te maar ook zijn met',
  pl: 'nie to się w na że jest z do jak ale tak co po być dla',
}
const KNOWN = Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const)

/** As much of a text is looked at: a beginning says it. */
const LOOKED_AT = 2000

/**
 * What language a text seems to be in: by its letters, or by the words that every text has. A guess for people's eyes; nothing is decided by it.
 * @returns its code (BCP 47), or undefined where there is too little to go by
 */
export function guessLanguage(text: string): string | undefined {
  const look = text.slice(0, LOOKED_AT)
  const letters = look.match(/\p{L}/gu)?.length ?? 0
  for (const [language, own] of SCRIPTS) {
    if (letters > 0 && (look.match(own)?.length ?? 0) / letters > (ENOUGH[language] ?? 0.5)) return language
  }
  const words = look.toLowerCase().match(/\p{L}+/gu) ?? []
  const counted = KNOWN.map(([language, common]) => ({
    language,
    hits: words.filter((word) => common.has(word)).length,
  })).sort((a, b) => b.hits - a.hits)
  const [best, second] = counted
  return best!.hits > 1 && best!.hits > second!.hits ? best!.language : undefined
}

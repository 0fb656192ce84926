import { describe, it } from 'vitest'
import { ar } from '../../src/i18n/locales/ar'
import { de } from '../../src/i18n/locales/de'
import { en } from '../../src/i18n/locales/en'
import { comments } from '../../src/i18n/locales/en/comments'
import { followers } from '../../src/i18n/locales/en/followers'
import { kit } from '../../src/i18n/locales/en/kit'
import { preferences } from '../../src/i18n/locales/en/preferences'
import { readers } from '../../src/i18n/locales/en/readers'
import { reasons } from '../../src/i18n/locales/en/reasons'
import { subscribers } from '../../src/i18n/locales/en/subscribers'
import { es } from '../../src/i18n/locales/es'
import { fr } from '../../src/i18n/locales/fr'
import { ja } from '../../src/i18n/locales/ja'
import { pl } from '../../src/i18n/locales/pl'
import { ptBR } from '../../src/i18n/locales/pt-br'
import { uk } from '../../src/i18n/locales/uk'
import { zhCN } from '../../src/i18n/locales/zh-cn'
import { LOCALE_NAMES, type Text, translator } from '../../src/i18n/translate'
import { LOG_AREAS } from '../../src/moderation/schema'
import { readSources } from './source'

/** Languages that have every word, and those that have the words readers meet. */
const whole: Record<string, Record<string, Text>> = { en, de }
const forReaders: Record<string, Record<string, Text>> = {
  es,
  fr,
  ja,
  pl,
  'pt-BR': ptBR,
  'zh-CN': zhCN,
  ar,
  uk,
}
const locales = { ...whole, ...forReaders }

const AREAS = [comments, followers, kit, preferences, readers, reasons, subscribers]
const readerKeys = AREAS.flatMap((area) => Object.keys(area)).sort()
const forms = (text: Text) => (typeof text === 'string' ? [text] : Object.values(text))
const holes = (text: Text) =>
  [
    ...new Set(forms(text).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))),
  ].sort()

describe('the log', () => {
  it('can be narrowed to every kind of act there is', ({ expect }) => {
    const acts = readSources('src').flatMap(({ text }) =>
      [...text.matchAll(/\baction: ['`]([a-z]+)\./g)].map(([, area]) => area!),
    )
    expect(acts.length).toBeGreaterThan(10)
    expect([...new Set(acts)].filter((area) => !(LOG_AREAS as readonly string[]).includes(area))).toEqual([])
  })
})

describe('the words in German', () => {
  it('say “Sie” to everybody', ({ expect }) => {
    const familiar =
      /(?<!\p{L})(du|dich|dir|dein(e[mnrs]?)?|behebe|ändere|ergänze|mache?|beende|behalte|schalte|schlage?|setze|trage?|warte|sieh|nimm|lass|versuche?|gib|prüfe|wähle|öffne|drücke?)(?!\p{L})/iu
    const said = Object.entries(de).flatMap(([key, text]) =>
      forms(text).flatMap((form) => (familiar.exec(form)?.[0] ? [`${key}: ${form}`] : [])),
    )
    expect(said).toEqual([])
  })
})

describe('files of words', () => {
  it('share no key within a language, or one would silently win', ({ expect }) => {
    const places = new Map<string, string[]>()
    for (const { path, text } of readSources('src/i18n/locales')) {
      const [, language] = /locales\/([\w-]+)\//.exec(path) ?? []
      if (!language) continue
      for (const [, key] of text.matchAll(/^ {2}'([^']+)':/gm)) {
        const name = `${language} ${key}`
        places.set(name, [...(places.get(name) ?? []), path])
      }
    }
    expect(places.size).toBeGreaterThan(1000)
    expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([])
  })
})

describe('what readers meet', () => {
  it('has its words in the areas that every language has', ({ expect }) => {
    const theirs = readSources('src').filter(
      ({ path, folder }) =>
        ['comments', 'followers', 'following'].includes(folder) || path.endsWith('/compose-verdict.ts'),
    )
    const said = theirs
      .filter(({ path }) => !path.endsWith('/mail-samples.ts'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/'([a-z][\w-]*\.[\w./-]+)'/g)].map(([, key]) => [path, key!] as const),
      )
      .filter(([, key]) => key in en)
    expect(said.length).toBeGreaterThan(100)
    expect(said.filter(([, key]) => !readerKeys.includes(key))).toEqual([])
  })
})

describe('words', () => {
  it('exist for every error code of every slice', ({ expect }) => {
    const codes = readSources('src').flatMap(({ text }) => {
      const call = /defineErrors\('(\w+)', \{([\s\S]*?)\}\)/.exec(text)
      if (!call) return []
      return [...call[2]!.matchAll(/^\s*'?([\w-]+)'?: \d{3}/gm)].map(
        ([, reason]) => `error.${call[1]}/${reason}`,
      )
    })
    expect(codes.length).toBeGreaterThan(10)
    expect(codes.filter((code) => !(code in en))).toEqual([])
  })

  it('exist in every language, with the same holes and every plural form the language has', ({ expect }) => {
    expect([...LOCALE_NAMES].sort()).toEqual(Object.keys(locales).sort())
    for (const [locale, texts] of Object.entries(locales)) {
      const wanted = locale in whole ? Object.keys(en).sort() : readerKeys
      expect(Object.keys(texts).sort(), locale).toEqual(wanted)
      const classes = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
      for (const [key, text] of Object.entries(texts)) {
        expect(holes(text), `${locale} ${key}`).toEqual(holes((en as Record<string, Text>)[key]!))
        if (typeof text !== 'string')
          expect(Object.keys(text).sort(), `${locale} ${key}`).toEqual([...classes].sort())
      }
    }
  })

  it('are all used', ({ expect }) => {
    const code = readSources('src')
      .filter(({ path }) => !path.includes('/locales/'))
      .map(({ text }) => text)
      .join('\n')
    const built = /^error\./
    // Keys put together at run time name their prefix in a template: `comments.status-${…}`.
    const prefixes = [...code.matchAll(/`([\w.-]+[.-])\$\{/g)].map(([, prefix]) => prefix!)
    const unused = Object.keys(en).filter(
      (key) =>
        !built.test(key) &&
        !code.includes(`'${key}'`) &&
        !code.includes(`"${key}"`) &&
        !prefixes.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })

  it('never beg, blame or break down', ({ expect }) => {
    const banned =
      /\b(please|sorry|oops|invalid|error occurred|forbidden|bitte|leider|ungültig|fehler aufgetreten)\b/i
    // Words that end in letters `\b` does not know.
    const begging = [
      /(?<!\p{L})(prosz[ęą]|uprzejmie|przykro|przepraszamy?|wybacz|niestety|nieprawidłow|niepoprawn|nieważn|wystąpił błąd)/iu,
      /(?<!\p{L})(desculp|lamentamos|opa\b|ocorreu um erro)/iu,
      /(?<!\p{L})(por favor|lo sentimos|lo siento|perdón|disculp|¡ups|inválid|no válid|se ha producido un error)/iu,
      /(?<!\p{L})(veuillez|s[’']il vous pla[iî]t|désolé|oups|invalide|erreur (est survenue|s’est produite))/iu,
      // Japanese puts no spaces between words.
      /(?<!か)どうか|お願い|申し訳|すみません|ごめん|恐れ入り|残念|無効|不正|エラーが発生/u,
      // Chinese: 请 begs, but 请求 (request) and 申请 (apply) do not.
      /(?<!申)请(?!求)|抱歉|对不起|不好意思|遗憾|哎呀|无效|非法|发生错误|出错了/u,
      /من فضلك|رجاء|يرجى|عذر[اًا]|نعتذر|آسف|للأسف|غير صالح|غير صحيح|حدث خطأ|محظور|ممنوع/u,
      /(?<!\p{L})(будь ласка|прошу|вибачте|перепрошуємо|на жаль|ой(?!\p{L})|недійсн|некоректн|неправильн|сталася помилка|заборонено)/iu,
    ]
    const wrong = Object.entries(locales).flatMap(([locale, texts]) =>
      Object.entries(texts).flatMap(([key, text]) =>
        forms(text)
          .filter((form) => [banned, ...begging].some((words) => words.test(form)))
          .map(() => `${locale} ${key}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('choose the plural form by the count and write numbers as the language does', ({ expect }) => {
    const key = 'error.web/too-many-requests'
    expect(translator('en')(key, { count: 1 })).toContain('1 minute.')
    expect(translator('de')(key, { count: 1200 })).toContain('1.200 Minuten')
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { guessLanguage } from '../../../src/kernel/guess-language'

const SAID: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I think that the new lamps are far too bright for this street.',
    'Thank you for the article, it was good.',
  ],
  de: [
    'Die neuen Lampen sind zu hell, und das ist nicht schön.',
    'Ich habe es mit meiner Frau von oben gesehen.',
  ],
  fr: [
    'Les lampes sont trop fortes pour la rue, et ce n’est pas joli.',
    'Je ne sais pas qui est dans la salle.',
  ],
  es: [
    'Las farolas son muy fuertes y no me gusta la luz por la noche.',
    'El perro que se lo comió es del vecino.',
  ],
  pt: [
    'As lâmpadas são muito fortes e isso não é bom para os vizinhos.',
    'Uma coisa é certa: o mar não mente.',
  ],
  it: [
    'Il lampione non è bello, ma la luce è più forte della luna.',
    'Gli amici sono anche qui, per una cena.',
  ],
  nl: [
    'Het licht is niet mooi, maar de straat is ook van ons.',
    'Ik heb een vraag voor de mensen op het plein.',
  ],
  pl: ['Nie wiem, jak to się stało, ale tak jest.', 'Latarnie są dla nas za jasne, co po zmroku jest złe.'],
  ru: ['Новые фонари слишком яркие для этой улицы.', 'Кто это придумал?'],
  uk: ['Нові ліхтарі надто яскраві для цієї вулиці.', 'Хто це вигадав і навіщо?'],
  ar: ['المصابيح الجديدة ساطعة جدا في هذا الشارع.'],
  fa: ['چراغ‌های تازه برای این کوچه خیلی پرنور است.'],
  he: ['הפנסים החדשים חזקים מדי לרחוב הזה.'],
  el: ['Τα νέα φώτα είναι πολύ δυνατά για τον δρόμο.'],
  ja: ['新しい街灯は明るすぎると思います。', 'すごい！'],
  zh: ['新的路灯对这条街来说太亮了。'],
  ko: ['새 가로등은 이 거리에 너무 밝아요.'],
  hi: ['नई बत्तियाँ इस गली के लिए बहुत तेज़ हैं।'],
  th: ['ไฟถนนใหม่สว่างเกินไป'],
}

describe('the language a text seems to be in', () => {
  it.for(Object.entries(SAID))('is %s', ([language, texts], { expect }) => {
    for (const text of texts) expect(guessLanguage(text), text).toBe(language)
  })

  it.for(['', '👍👍', '12:30', 'Ok', 'lol', 'https://example.org/', 'Ada Lovelace', 'no'])(
    'is not guessed from %j',
    (text, { expect }) => {
      expect(guessLanguage(text)).toBeUndefined()
    },
  )

  it('is that of the text, and not of a word in it from elsewhere', ({ expect }) => {
    expect(guessLanguage('The word Φως is the Greek one for light, and it is short.')).toBe('en')
    expect(guessLanguage('Das Wort свет ist russisch und nicht schwer.')).toBe('de')
    expect(guessLanguage('Слово light английское, а свет русское.')).toBe('ru')
    expect(guessLanguage('東京タワーは高い。')).toBe('ja')
  })

  it('costs no more for a long text than for its beginning', ({ expect }) => {
    const long = 'the lamps are bright and that is it. '.repeat(100)
    expect(guessLanguage(`${long}${'Свет '.repeat(10_000)}`)).toBe('en')
  })

  it('is a code that browsers have a name for, or nothing, whatever is written', ({ expect }) => {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const language = guessLanguage(text)
        if (language !== undefined) expect(names.of(language)).toBeDefined()
      }),
    )
  })
})

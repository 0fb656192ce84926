import fc from 'fast-check'
import { describe, it } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/formatters'
import { packWords, unpackWords as spokenIn } from '../../../src/i18n/pack'
import type { Text } from '../../../src/i18n/text'
import { WORDS } from '../../../src/i18n/words'

type Words = Readonly<Record<string, Text>>
const OURS = WORDS as Record<(typeof LANGUAGES)[number], Words>

/** All that a language says, as an object. */
const unpackWords = (packed: string, language: (typeof LANGUAGES)[number]) => {
  const spoken = spokenIn(packed, language)
  return Object.fromEntries([...spoken.keys()].map((key) => [key, spoken.get(key)]))
}

const everywhere = (words: Words, others: Words = words) =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, language === 'en' ? words : others]),
  ) as typeof OURS

describe('all words as one text', () => {
  const packed = packWords(OURS)

  it.for(LANGUAGES)('give %s back as it is: every key, every form, nothing else', (language, { expect }) => {
    expect(unpackWords(packed, language)).toEqual(OURS[language])
  })

  it('are smaller than as objects', ({ expect }) => {
    expect(packed.length).toBeLessThan(JSON.stringify(OURS).length * 0.8)
  })

  it('come back whatever characters they are made of', ({ expect }) => {
    const separators = ['\u001d', '\u001e', '\u001f']
    const text = fc
      .string({ unit: 'binary' })
      .filter((word) => !separators.some((separator) => word.includes(separator)))
    const forms = fc.record({ one: text, few: text, other: text })
    const words = fc
      .dictionary(text, fc.oneof(text, forms), { minKeys: 1, noNullPrototype: true })
      .filter((found) => !Object.hasOwn(found, '__proto__'))
    fc.assert(
      fc.property(words, (found) => {
        expect(unpackWords(packWords(everywhere(found)), 'uk')).toEqual(found)
      }),
    )
  })

  it('say the same each time, also what has plural forms, and nothing for a key that is none', ({
    expect,
  }) => {
    const spoken = spokenIn(packWords(everywhere({ days: { one: 'a day', other: 'days' } })), 'en')
    expect(spoken.get('days')).toEqual({ one: 'a day', other: 'days' })
    expect(spoken.get('days')).toBe(spoken.get('days'))
    for (const key of ['constructor', '__proto__', '', 'day']) expect(spoken.get(key), key).toBeUndefined()
  })

  it('tell an empty text from one that is not there', ({ expect }) => {
    const some = packWords(everywhere({ a: '', b: 'B', c: '' }, { a: '' }))
    expect(unpackWords(some, 'fr')).toEqual({ a: '' })
    expect(unpackWords(some, 'en')).toEqual({ a: '', b: 'B', c: '' })
  })

  it('put first what every language has, whatever the order it is written in', ({ expect }) => {
    const some = packWords(everywhere({ desk: 'Desk', reader: 'Reader', log: 'Log' }, { reader: 'Leser' }))
    expect(unpackWords(some, 'de')).toEqual({ reader: 'Leser' })
    expect(unpackWords(some, 'en')).toEqual({ desk: 'Desk', reader: 'Reader', log: 'Log' })
  })

  it('are refused with words missing in the midst', ({ expect }) => {
    const some = { ...everywhere({ a: 'A', b: 'B', c: 'C' }, { a: 'A', b: 'B' }), fr: { b: 'B', c: 'C' } }
    expect(() => packWords(some)).toThrow('fr has neither')
  })

  it.for(['\u001d', '\u001e', '\u001f'])('are refused with %j in them', (separator, { expect }) => {
    expect(() => packWords(everywhere({ a: `one${separator}two` }))).toThrow('a character that separates')
    expect(() => packWords(everywhere({ [`a${separator}`]: 'one' }))).toThrow('a character that separates')
    expect(() => packWords(everywhere({ a: { other: separator } }))).toThrow('a character that separates')
  })
})

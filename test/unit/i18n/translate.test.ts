import fc from 'fast-check'
import { describe, it } from 'vitest'
import { formattersOf, LANGUAGES } from '../../../src/i18n/formatters'
import { en } from '../../../src/i18n/locales/en'
import {
  directionOf,
  isLocale,
  isTextKey,
  LOCALE_NAMES,
  type Text,
  type TextKey,
  translator,
} from '../../../src/i18n/translate'

describe('words', () => {
  it('are put together with their values, numbers written as the language does', ({ expect }) => {
    expect(translator('en')('field.too-long', { max: 20_000 })).toBe('Shorten this to 20,000 characters.')
    expect(translator('de')('field.too-long', { max: 20_000 })).toBe('Kürzen Sie das auf 20.000 Zeichen.')
  })

  it('leave a hole visible rather than say undefined', ({ expect }) => {
    expect(translator('en')('field.too-long')).toContain('{max}')
  })

  it('put in whatever comes as text, once: a value cannot bring a hole of its own', ({ expect }) => {
    const t = translator('en')
    expect(t('field.choice', { choices: '{choices} $& $1' })).toBe('Choose one of: {choices} $& $1.')
  })

  it('come in pieces around their holes, which say the same with the values between them', ({ expect }) => {
    for (const locale of LANGUAGES) {
      const t = translator(locale)
      const pieces = t.pieces('comments.heading-reply')
      expect(pieces.filter((_, at) => at % 2 === 1).sort()).toEqual(['name', 'parent', 'time'])
      const values: Record<string, string> = { name: 'Ada', parent: '{name}', time: '$1' }
      const said = pieces.map((piece, at) => (at % 2 === 1 ? values[piece]! : piece)).join('')
      expect(t('comments.heading-reply', values)).toBe(said)
      expect(t.pieces('comments.body')).toEqual([t('comments.body')])
    }
  })

  it('never throw and never say undefined, in any language, for any value', ({ expect }) => {
    const keys = Object.keys(en) as TextKey[]
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.constantFrom(...LANGUAGES),
        fc.nat(),
        fc.string(),
        (key, locale, count, word) => {
          const names = JSON.stringify((en as Record<string, Text>)[key]).match(/\{\w+\}/g) ?? []
          const params = Object.fromEntries(names.map((name) => [name.slice(1, -1), word]))
          const said = translator(locale)(key, { ...params, count })
          expect(said).not.toMatch(/undefined|NaN|\[object/)
          expect(said.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

describe('languages', () => {
  it('are known by their names alone', ({ expect }) => {
    expect(LOCALE_NAMES).toEqual(LANGUAGES)
    expect(['en', 'de'].every(isLocale)).toBe(true)
    expect(['xx', '', 'EN', 'constructor', 'toString'].some(isLocale)).toBe(false)
  })

  it('know their keys', ({ expect }) => {
    expect(isTextKey('field.required')).toBe(true)
    expect(['field', 'hasOwnProperty', ''].some(isTextKey)).toBe(false)
  })

  it('run from right to left where they do', ({ expect }) => {
    expect(['ar', 'he', 'fa', 'ur', 'ar-EG'].map(directionOf)).toEqual(Array(5).fill('rtl'))
    expect(['en', 'de', 'arn', 'hex'].map(directionOf)).toEqual(Array(4).fill('ltr'))
  })

  it('make each of their formatters once', ({ expect }) => {
    for (const language of LANGUAGES) {
      const formatters = formattersOf(language)
      for (const make of Object.values(formatters)) expect(make()).toBe(make())
      expect(formatters.hours().resolvedOptions().locale).toBe(language)
    }
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { LANGUAGES } from '../../../src/i18n/formatters'
import { negotiateLocale } from '../../../src/i18n/negotiate-locale'

const spoken = fc.constantFrom(...LANGUAGES)
const unspoken = fc.constantFrom('tlh', 'xx', 'nl-NL', 'zz-Latn', '', '*')
const maybe = fc.option(fc.string(), { nil: undefined })

describe('whatever is wished for', () => {
  it('gets a language there are words for', ({ expect }) => {
    fc.assert(
      fc.property(maybe, maybe, maybe, (wanted, site, header) => {
        expect(LANGUAGES).toContain(negotiateLocale(wanted, site, header))
      }),
    )
  })

  it('comes first, then the site, then the browser', ({ expect }) => {
    fc.assert(
      fc.property(spoken, spoken, spoken, unspoken, (one, two, three, none) => {
        expect(negotiateLocale(one, two, three)).toBe(one)
        expect(negotiateLocale(none, two, three)).toBe(two)
        expect(negotiateLocale(none, none, three)).toBe(three)
        expect(negotiateLocale(none, none, none)).toBe('en')
      }),
    )
  })

  it('is met however it is written', ({ expect }) => {
    fc.assert(
      fc.property(spoken, fc.constantFrom('', '-AT', '-Latn-x', '-419'), (locale, region) => {
        const tag = locale.split('-')[0] + region
        for (const written of [tag, tag.toUpperCase(), ` ${tag} `]) {
          expect(negotiateLocale(written, undefined, undefined)).toBe(locale)
        }
      }),
    )
  })
})

describe('the header of a browser', () => {
  it('is read by weight, in whatever order it comes', ({ expect }) => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(spoken, { minLength: 1, maxLength: 8 })
          .chain((wished) =>
            fc.tuple(fc.constant(wished), fc.shuffledSubarray(wished, { minLength: wished.length })),
          ),
        ([wished, shuffled]) => {
          const header = shuffled.map((tag) => `${tag};q=0.${9 - wished.indexOf(tag)}`).join(', ')
          expect(negotiateLocale(undefined, undefined, header)).toBe(wished[0])
        },
      ),
    )
  })

  it('keeps its order among equal weights', ({ expect }) => {
    fc.assert(
      fc.property(fc.uniqueArray(spoken, { minLength: 1 }), (wished) => {
        expect(negotiateLocale(undefined, undefined, wished.join(','))).toBe(wished[0])
      }),
    )
  })

  it('never gets a language of weight 0, unless it is English that is left', ({ expect }) => {
    fc.assert(
      fc.property(spoken, (refused) => {
        expect(negotiateLocale(undefined, undefined, `${refused};q=0`)).toBe('en')
        expect(negotiateLocale(undefined, undefined, `${refused};q=0.0, ja`)).toBe('ja')
      }),
    )
  })

  it.for([
    ['a tag that ends at the 200th character', 198, 'de'],
    ['one that is cut off there', 199, 'en'],
    ['one that begins beyond', 200, 'en'],
  ] as const)('is read up to its 200th character: %s', ([, before, locale], { expect }) => {
    expect(negotiateLocale(undefined, undefined, `${'x'.repeat(before - 1)},de`)).toBe(locale)
  })
})

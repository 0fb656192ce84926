import fc from 'fast-check'
import { describe, it } from 'vitest'
import { setApart } from '../../../src/search/set-apart'

describe('setApart', () => {
  it.for([
    ['東京', ' 東  京 '],
    ['ABC東京', 'ABC 東  京 '],
    ['ひらがな', ' ひ  ら  が  な '],
    ['カタカナ', ' カ  タ  カ  ナ '],
    ['한국어', ' 한  국  어 '],
    ['street lights', 'street lights'],
    ['Straße, Übung', 'Straße, Übung'],
    ['улица', 'улица'],
    ['شارع', 'شارع'],
  ])('makes %s to "%s"', ([text, apart], { expect }) => {
    expect(setApart(text!)).toBe(apart)
  })

  it('keeps marks with the letter they stand on', ({ expect }) => {
    expect(setApart('ที่')).toBe(' ที่ ')
    expect(setApart('が')).toBe(' が ')
  })

  it('changes nothing but the spaces', ({ expect }) => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('東京 タワー', '한국 x', 'ไทย'))
    fc.assert(
      fc.property(text, (given) => {
        expect(setApart(given).replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
      }),
    )
  })
})

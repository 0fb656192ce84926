import fc from 'fast-check'
import { describe, it } from 'vitest'
import { findWords, foldWord, WORD_MAX } from '../../../../src/subscribers/sign-up/find-words'

const words = (email: string, name: string | null = null): string[] => JSON.parse(findWords(email, name))

describe('words somebody is found by', () => {
  it.for([
    ['jane@gmail.com', null, ['jane@gmail.com', 'gmail.com']],
    ['Jane.DOE@Example.org', null, ['jane.doe@example.org', 'example.org', 'doe']],
    ['a+b-c_d@x.example', null, ['a+b-c_d@x.example', 'x.example']],
    [
      'ann@mail.navy.example',
      'Ann Lee',
      ['ann@mail.navy.example', 'mail.navy.example', 'navy.example', 'ann', 'lee'],
    ],
    ['ann@x.example', 'ANN  ann Ann', ['ann@x.example', 'x.example', 'ann']],
    [
      'josé@bücher.example',
      'José Müller-Lüdenscheidt',
      ['jose@bucher.example', 'bucher.example', 'jose', 'muller', 'ludenscheidt'],
    ],
    ['x@y.example', '  ', ['x@y.example', 'y.example']],
    ['x@y.example', '👩‍👩‍👧', ['x@y.example', 'y.example']],
  ] as const)('%s, %s', ([email, name, expected], { expect }) => {
    expect(words(email, name)).toEqual(expected)
  })

  it('are few, short and different, whatever is typed', ({ expect }) => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 400 }),
        (email, name) => {
          const found = words(email, name)
          expect(found.length).toBeLessThanOrEqual(12)
          expect(new Set(found).size).toBe(found.length)
          for (const word of found) expect(word.length).toBeLessThanOrEqual(WORD_MAX)
        },
      ),
    )
  })

  it('are folded as what is searched for is', ({ expect }) => {
    for (const [typed, folded] of [
      ['ÉCOLE', 'ecole'],
      ['e\u0301cole', 'ecole'],
      ['ﬁn', 'fin'],
      ['ＡＤＡ', 'ada'],
      ['İstanbul', 'istanbul'],
      ['Їжак', 'їжак'.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')],
      ['\ud800x', '\ufffdx'],
    ] as const)
      expect(foldWord(typed)).toBe(folded)
  })
})

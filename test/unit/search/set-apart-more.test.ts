import { describe, it } from 'vitest'
import { setApart } from '../../../src/search/set-apart'

/** What the index gets for words. */
const wordsOf = (text: string): string[] => setApart(text).split(' ').filter(Boolean)

describe('words for the index', () => {
  it.for([
    ['', []],
    [' ', []],
    ['東', ['東']],
    ['a東b', ['a', '東', 'b']],
    ['東京2026', ['東', '京', '2026']],
    ['𠮷野', ['𠮷', '野']],
    ['naïve', ['naïve']],
    ['हिन्दी', ['हिन्दी']],
    ['עברית', ['עברית']],
    ['Ελλάδα', ['Ελλάδα']],
    ['🙂東🙂', ['🙂', '東', '🙂']],
  ] as const)('of “%s” are %j', ([text, words], { expect }) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it.for(['東京', '한국어', 'ひらがな', 'カタカナ', 'abc', 'a東b'])(
    'of “%s” stay the same when set apart again',
    (text, { expect }) => {
      expect(wordsOf(setApart(text))).toEqual(wordsOf(text))
    },
  )
})

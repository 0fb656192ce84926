import fc from 'fast-check'
import { describe, it } from 'vitest'
import { diffWords } from '../../../src/kernel/diff-words'

/** As people mark such things on paper: [-removed-]{+added+}. */
const marked = (before: string, after: string): string =>
  diffWords(before, after)
    .map(({ removed, added, same }) => `${removed && `[-${removed}-]`}${added && `{+${added}+}`}${same}`)
    .join('')

const versions = (before: string, after: string) => {
  const changes = diffWords(before, after)
  return {
    before: changes.map(({ removed, same }) => removed + same).join(''),
    after: changes.map(({ added, same }) => added + same).join(''),
  }
}

const lines = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join('\n')

describe('diffWords', () => {
  it.for([
    ['one two', 'one big two', 'one {+big +}two'],
    ['one big two', 'one two', 'one [-big -]two'],
    ['The quick brown fox jumps', 'The quick red cat jumps', 'The quick [-brown fox-]{+red cat+} jumps'],
    ['Read this.', 'Read this!', 'Read this[-.-]{+!+}'],
    ['See https://a.example', 'See https://b.example', 'See https://[-a-]{+b+}.example'],
    ['', 'New.', '{+New.+}'],
    ['Old.', '', '[-Old.-]'],
    ['Same.', 'Same.', 'Same.'],
    ['', '', ''],
    ['First.\n\nSecond.', 'First.\n\nMore.\n\nSecond.', 'First.\n\n{+More.\n\n+}Second.'],
  ] as const)('%j to %j reads %j', ([before, after, shown], { expect }) => {
    expect(marked(before, after)).toBe(shown)
  })

  it.for([
    ['我喜欢北京的秋天', '我喜欢上海的秋天', '我喜欢[-北京-]{+上海+}的秋天'],
    ['今日は東京へ行きます', '今日は京都へ行きます', '今日は[-東京-]{+京都+}へ行きます'],
    ['ฉันรักแมว', 'ฉันรักหมา', 'ฉันรัก[-แมว-]{+หมา+}'],
    ['أحب القاهرة كثيرا', 'أحب بيروت كثيرا', 'أحب [-القاهرة-]{+بيروت+} كثيرا'],
  ] as const)(
    'knows words where no spaces part them, and in every script: %s',
    ([before, after, shown], { expect }) => {
      expect(marked(before, after)).toBe(shown)
    },
  )

  it('holds both versions whole, whatever they are', ({ expect }) => {
    const text = fc.oneof(
      fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'é', '👩‍👩‍👧', '東京')).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(versions(before, after)).toEqual({ before, after })
      }),
    )
  })

  it('finds as few changes as there can be', ({ expect }) => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 })
    const longestCommon = (a: string, b: string): number => {
      if (a === '' || b === '') return 0
      if (a[0] === b[0]) return 1 + longestCommon(a.slice(1), b.slice(1))
      return Math.max(longestCommon(a.slice(1), b), longestCommon(a, b.slice(1)))
    }
    fc.assert(
      fc.property(words, words, (a, b) => {
        // Each letter is a word, and so is each bar between them.
        const [before, after] = [a.join('|'), b.join('|')]
        const kept = diffWords(before, after).reduce((sum, { same }) => sum + same.length, 0)
        expect(kept).toBe(longestCommon(before, after))
      }),
      { numRuns: 60 },
    )
  })
})

describe('what bounds the work', () => {
  it('where very many words differ, whole paragraphs are compared', ({ expect }) => {
    const before = lines(100, (at) => `red ${at} red kept`)
    const after = before.replaceAll('red', 'blue').replace('blue 7 blue', 'red 7 red')
    const changes = diffWords(before, after)
    expect(changes.filter(({ removed }) => removed)).toHaveLength(2)
    expect(changes[0]!.same).toBe('red 7 red kept\n')
    expect(versions(before, after)).toEqual({ before, after })
  })

  it('so it is with long texts, where finding the words alone would take too long', ({ expect }) => {
    const before = lines(300, (at) => `This is paragraph ${at} of a text that is long.`)
    const after = before.replace('paragraph 150 of', 'line 150 of')
    expect(before.length + after.length).toBeGreaterThan(20_000)
    expect(diffWords(before, after).filter(({ removed }) => removed)).toEqual([
      expect.objectContaining({
        removed: 'This is paragraph 150 of a text that is long.\n',
        added: 'This is line 150 of a text that is long.\n',
      }),
    ])
  })

  it('and where paragraphs have nothing in common either, all of it is new', ({ expect }) => {
    const [before, after] = [lines(400, (at) => `a${at}`), lines(400, (at) => `b${at}`)]
    expect(diffWords(before, after)).toEqual([{ removed: before, added: after, same: '' }])
  })
})

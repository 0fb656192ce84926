import fc from 'fast-check'
import { describe, it } from 'vitest'
import { hostIn } from '../../../src/kernel/host'
import { compileRules, needleOf, type Rule } from '../../../src/rules/compile-rules'
import { findNeedles } from '../../../src/rules/find-needles'
import { foldWords, lookOf } from '../../../src/rules/fold-words'

const rule = (pattern: string, field: Rule['field'] = 'text'): Rule => ({
  id: 1,
  field,
  pattern,
  action: 'hold',
})
const NOTHING = { name: '', text: '', hosts: [], domain: undefined }
const matches = (pattern: string, text: string) =>
  compileRules([rule(pattern)]).match({ ...NOTHING, text }).length === 1

describe('a rule for words', () => {
  it.for([
    ['casino', 'The Casino is open.', true],
    ['casino', 'casinos are open', false],
    ['casino*', 'casinos are open', true],
    ['*coin', 'Buy BITCOIN!', true],
    ['*coin', 'coins', false],
    ['*pill*', 'superpills4u', true],
    ['buy now', 'You can buy  now!', true],
    ['buy now', 'buy it now', false],
    ['buy now', 'buy nowhere', false],
    ['buy now*', 'buy nowhere', true],
    ['idiot', 'You I-D-I-O-T', false],
    ['cafe', 'Café', true],
    ['Café', 'CAFE', true],
    ['strasse', 'Straße', true],
    ['οδος', 'ΟΔΟΣ', true],
    ['casino', 'ｃａｓｉｎｏ', true],
    ['casino', 'ca\u200bsi\u00adno', true],
    ['casino', 'саsіnо', true],
    ['modern', 'the modem, naïve', false],
    ['*博彩*', '我们的博彩网站', true],
    ['博彩', '我们的博彩网站', false],
    ['नमस्ते', 'नमस्ते दुनिया', true],
    ['a', '', false],
    ['.*', 'anything', false],
    ['(a+)+$', 'a', true],
    ['casino', 'x'.repeat(30), false],
  ] as const)('%s in %j: %s', ([pattern, text, wanted], { expect }) => {
    expect(matches(pattern, text)).toBe(wanted)
  })

  it('is found wherever its words stand, whatever is around them', ({ expect }) => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    fc.assert(
      fc.property(word, fc.array(word), fc.array(word), fc.boolean(), (wanted, before, after, loud) => {
        const text = [...before, loud ? wanted.toUpperCase() : wanted, ...after].join(', ')
        expect(matches(wanted, text)).toBe(true)
        expect(matches(`${wanted}*`, text)).toBe(true)
        expect(matches(`*${wanted}*`, text)).toBe(true)
        expect(matches(`${wanted}qqqqqqqqq`, text)).toBe(false)
      }),
    )
  })

  it('says the same of a text whichever rules stand beside it', ({ expect }) => {
    const pattern = fc.stringMatching(/^\*?[ab]{1,4}\*?$/)
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 8 }),
        fc.stringMatching(/^[ab ]{0,40}$/),
        (patterns, text) => {
          const rules = patterns.map((one, id) => ({ ...rule(one), id }))
          const together = compileRules(rules)
            .match({ ...NOTHING, text })
            .map(({ id }) => id)
          const alone = rules
            .filter((one) => compileRules([one]).match({ ...NOTHING, text }).length > 0)
            .map(({ id }) => id)
          expect(together).toEqual(alone)
        },
      ),
    )
  })

  it('looks at the name or at the text, as it says', ({ expect }) => {
    const rules = compileRules([
      { ...rule('casino', 'name'), id: 1 },
      { ...rule('casino', 'text'), id: 2 },
    ])
    expect(rules.match({ ...NOTHING, name: 'Casino' }).map(({ id }) => id)).toEqual([1])
    expect(rules.match({ ...NOTHING, text: 'Casino' }).map(({ id }) => id)).toEqual([2])
    expect(rules.match({ ...NOTHING, name: 'casino', text: 'casino' })).toHaveLength(2)
  })
})

describe('a rule for hosts and domains', () => {
  it.for([
    ['shop.example', 'shop.example', true],
    ['shop.example', 'www.shop.example', true],
    ['shop.example', 'notshop.example', false],
    ['shop.example', 'shop.example.org', false],
    ['example', 'a.b.example', true],
    ['www.shop.example', 'shop.example', false],
  ] as const)('%s for %s: %s', ([pattern, host, wanted], { expect }) => {
    for (const field of ['link', 'domain'] as const) {
      const given =
        field === 'link' ? { ...NOTHING, hosts: ['other.example.net', host] } : { ...NOTHING, domain: host }
      expect(compileRules([rule(pattern, field)]).match(given).length === 1, field).toBe(wanted)
    }
  })

  it('is read from what people type', ({ expect }) => {
    expect(
      ['Shop.Example', 'https://shop.example/x?y', '*.shop.example', '.shop.example'].map(hostIn),
    ).toEqual(Array(4).fill('shop.example'))
    expect(hostIn('bücher.example')).toBe('xn--bcher-kva.example')
    expect(['two words', '', '*', 'a@b.example', 'x:80', '%%%', '(.*)'].map(hostIn)).toEqual(
      Array(7).fill(undefined),
    )
  })
})

/** Counts what the search looks at, by a text that counts its own reading. */
function stepsOf(patterns: readonly string[], text: string): number {
  let steps = 0
  const needles = findNeedles(patterns)
  const counted = new Proxy(new String(text), {
    get(target, key) {
      if (key === 'length') return text.length
      steps++
      return text[Number(key as string)] ?? Reflect.get(target, key)
    },
  })
  needles.find(counted as unknown as string)
  return steps
}

describe('the search', () => {
  it('finds what a plain search finds, for any needles', ({ expect }) => {
    const some = fc.stringMatching(/^[ab ]{0,5}$/)
    fc.assert(
      fc.property(fc.array(some, { maxLength: 10 }), fc.stringMatching(/^[ab ]{0,60}$/), (needles, text) => {
        const plain = needles.flatMap((needle, at) => (needle !== '' && text.includes(needle) ? [at] : []))
        expect(findNeedles(needles).find(text)).toEqual(plain)
      }),
      { numRuns: 500 },
    )
  })

  it('reads every character of the text once, whatever the owner and the author wrote', ({ expect }) => {
    const long = 'a'.repeat(20_000)
    const nested = Array.from({ length: 100 }, (_, at) => `${'a'.repeat(at)}b`)
    for (const text of [long, `${long.slice(1)}b`, 'ab'.repeat(10_000)]) {
      expect(stepsOf(nested, text)).toBe(20_000)
      expect(
        stepsOf(
          Array.from({ length: 100 }, (_, at) => 'a'.repeat(at + 1)),
          text,
        ),
      ).toBe(20_000)
    }
  })

  it('takes two hundred hostile rules and twenty thousand hostile characters', ({ expect }) => {
    const rules = Array.from({ length: 200 }, (_, id) => ({
      ...rule(`*${'a'.repeat(98 - (id % 50))}b*`),
      id,
    }))
    const compiled = compileRules(rules)
    expect(compiled.match({ ...NOTHING, text: 'a'.repeat(20_000) })).toEqual([])
    expect(compiled.match({ ...NOTHING, text: `${'a'.repeat(19_999)}b` })).toHaveLength(200)
  })
})

describe('the folding of words', () => {
  it('leaves nothing at all of what is no word, and is settled after one turn', ({ expect }) => {
    expect(['', '  ', '!?…', '\u200b'].map(foldWords)).toEqual(['', '', '', ''])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const folded = foldWords(text)
        expect(folded === '' || /^ \S+( \S+)* $/.test(folded)).toBe(true)
        expect(foldWords(folded)).toBe(folded)
      }),
    )
  })

  it('knows likenesses only of words that borrow letters', ({ expect }) => {
    expect(lookOf(foldWords('modern casino'))).toBe('')
    expect(lookOf(foldWords('modern саsіnо')).trim().split(' ').at(-1)).toBe('casino')
    expect(needleOf('**')).toBe('')
  })
})

import { describe, it } from 'vitest'
import { BLOCK_BITS, CONFUSABLES } from '../../../src/kernel/confusables'
import { readingsOf, skeleton } from '../../../src/kernel/skeleton'

const passFor = (one: string, other: string): boolean => {
  const readings = readingsOf(other)
  return [...readingsOf(one)].some((reading) => readings.has(reading))
}

describe('a skeleton (UTS 39)', () => {
  it('is the same for what looks the same', ({ expect }) => {
    for (const [one, other] of [
      ['paypal', 'раураӏ'.replace('ӏ', 'l')],
      ['paypal', '𝔭𝒶𝗒𝓹𝕒ℓ'],
      ['scope', 'ѕсоре'],
      ['rn', 'm'],
      ['O0', 'OO'],
      ['Il1|', 'llll'],
    ] as const) {
      expect(skeleton(one), `${one} ${other}`).toBe(skeleton(other))
    }
  })

  it('leaves apart what looks different', ({ expect }) => {
    expect(skeleton('ada')).not.toBe(skeleton('eda'))
    expect(skeleton('田中')).not.toBe(skeleton('田口'))
  })

  it('does not see what nobody sees', ({ expect }) => {
    expect(skeleton('a\u200bd\u2060a\u00ad\ufe0f\u{e0041}')).toBe('ada')
  })

  it('stays what it is when made again', ({ expect }) => {
    for (const text of ['Ада Лавлейс', 'Grüße', 'ﷺ', '𝒜𝓭𝓪', '㏒', 'ｆｕｌｌ'])
      expect(skeleton(skeleton(text)), text).toBe(skeleton(text))
  })

  it('knows the first and the last character of each block of the table', ({ expect }) => {
    const pairs = { '⋿': 'E', 𝐀: 'A', 𝓿: 'v', 𝔀: 'w', 𝗿: 'r', 𝘀: 's', ﬀ: 'ff', ﯿ: 'ى', 𞸀: 'l', '─': 'ー' }
    for (const [one, other] of Object.entries(pairs)) expect(skeleton(one), one).toBe(other)
  })

  it('is made by all of Unicode’s table, and no block reaches into the next', ({ expect }) => {
    let known = 0
    for (const [block, packed] of Object.entries(CONFUSABLES)) {
      const steps = packed.split(' ').map((pair) => Number.parseInt(pair.split(':')[0] || '1', 36))
      const last = steps.reduce((sum, step) => sum + step)
      expect(last, block).toBeLessThan(2 ** BLOCK_BITS)
      const code = String.fromCodePoint((+block << BLOCK_BITS) + last)
      expect(skeleton(code), code).not.toBe(code)
      known += steps.length
    }
    expect(known).toBe(5290)
  })

  it('takes anything, also what is no text', ({ expect }) => {
    expect(skeleton('')).toBe('')
    expect(() => skeleton('\ud800 __proto__ constructor')).not.toThrow()
    expect(skeleton('constructor')).toBe(skeleton('constructor'))
    for (const word of ['toString', 'valueOf', '__proto__']) expect(typeof skeleton(word)).toBe('string')
  })
})

describe('a name passes for another', () => {
  it.for([
    ['mixed scripts', 'Аdа Lоvеlасе'],
    ['a whole other script where it can', 'ΑDΑ LΟVΕLΑϹΕ'],
    ['letters of mathematics', '𝐀𝐝𝐚 𝐋𝐨𝐯𝐞𝐥𝐚𝐜𝐞'],
    ['full width', 'Ａｄａ Ｌｏｖｅｌａｃｅ'],
    ['zero width characters', 'Ada\u200b Love\u200d\u200clace\ufeff'],
    ['soft hyphens and selectors', 'A\u00adda Lovelace\ufe0e'],
    ['capitals', 'ADA LOVELACE'],
    ['small letters', 'ada lovelace'],
    ['no space, many spaces, other spaces', 'Ada\u2003\u00a0Lovelace'],
    ['joined', 'adalovelace'],
    ['punctuation around and between', '-= A.d.a_Lovelace! =-'],
    ['signs, also those that look like a mark of ours', 'Ada Lovelace ✓'],
    ['accents', 'Àdá Ḷovelace'],
    ['a capital i for an l', 'Ada IoveIace'],
    ['a digit for a letter', 'ADA L0VELACE'],
    ['a one for an l', 'Ada Love1ace'],
  ])('by %s', ([, name], { expect }) => {
    expect(passFor(name!, 'Ada Lovelace')).toBe(true)
  })

  it('not if it only begins or ends like it, or is another name', ({ expect }) => {
    for (const name of ['Ada', 'Lovelace', 'Ada Lovelace Jr', 'Ida Lovelace', '✓✓✓', '👩‍💻']) {
      expect(passFor(name, 'Ada Lovelace'), name).toBe(false)
    }
  })

  it('in scripts without capitals, too', ({ expect }) => {
    expect(passFor('田中\u3000太郎', '田中太郎')).toBe(true)
    expect(passFor('سارة', 'سارة')).toBe(true)
    expect(passFor('रीना', 'रना')).toBe(false)
  })

  it('the other way round as well', ({ expect }) => {
    for (const [one, other] of [
      ['Iris', 'lris'],
      ['ADMIN', 'Admln'],
      ['moderator', 'МODЕRАТОR'],
    ] as const) {
      expect(passFor(one, other)).toBe(passFor(other, one))
      expect(passFor(one, other), `${one} ${other}`).toBe(true)
    }
  })
})

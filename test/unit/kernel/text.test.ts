import fc from 'fast-check'
import { describe, it } from 'vitest'
import { cleanLine, cleanText, countGraphemes, isLongerThan, truncate } from '../../../src/kernel/text'

const FAMILY = '👩‍👩‍👧‍👦'

describe('cleanLine', () => {
  it.for([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Ada\r\nBcc: x@y', 'Ada Bcc: x@y'],
    ['Ada\u0000\u0007', 'Ada'],
    ['\u202eadA', 'adA'],
    ['A\u200bda\ufeff', 'Ada'],
    ['Ada\u2066\u2069\u200e', 'Ada'],
    ['\u2028x\u2029y', 'x y'],
    ['e\u0301', 'é'],
    [FAMILY, FAMILY],
    ['\ud800x', '\ufffdx'],
  ] as const)('%j becomes %j', ([typed, clean], { expect }) => {
    expect(cleanLine(typed)).toBe(clean)
  })

  it('caps stacks of combining marks', ({ expect }) => {
    expect(cleanLine(`o${'\u0336'.repeat(500)}`)).toBe(`o${'\u0336'.repeat(8)}`)
  })
})

describe('cleanText', () => {
  it('keeps lines, tabs inside them and two empty lines, no more', ({ expect }) => {
    expect(cleanText('a\r\nb\rc\n\n\n\n\n\nd\te  \n')).toBe('a\nb\nc\n\n\nd\te')
  })

  it('keeps the indent of the first line, which may be code', ({ expect }) => {
    expect(cleanText('\n\n    code\n')).toBe('    code')
  })

  it('takes overrides out and leaves the marks that Arabic and Hebrew need', ({ expect }) => {
    expect(cleanText('a\u202eb\u200fc\u2067d\u2069')).toBe('ab\u200fc\u2067d\u2069')
  })

  it('gives well-formed text without controls, for anything', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => {
        const clean = cleanText(noise)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/(?![\n\t])\p{Cc}/u)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })
})

describe('length', () => {
  it('is what a reader counts', ({ expect }) => {
    expect(countGraphemes(FAMILY)).toBe(1)
    expect(countGraphemes('नमस्ते')).toBeLessThan(6)
    expect(isLongerThan(FAMILY.repeat(10), 10)).toBe(false)
    expect(isLongerThan(FAMILY.repeat(11), 10)).toBe(true)
  })

  it('is cut between graphemes, with a sign that something was cut', ({ expect }) => {
    expect(truncate('short', 10)).toBe('short')
    expect(truncate(FAMILY.repeat(5), 3)).toBe(`${FAMILY}${FAMILY}…`)
    expect(truncate('one two three', 5)).toBe('one…')
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { excerptAround } from '../../../../src/moderation/queue/excerpt-around'

const far = `${'So much is said before. '.repeat(20)}Then comes the lantern by the gate. ${'And more after it. '.repeat(20)}`

describe('excerptAround', () => {
  it('shows the place of the first word found, in its sentence', ({ expect }) => {
    const excerpt = excerptAround(far, 'LANTERN')
    expect(excerpt).toMatch(/^….*Then comes the lantern by the gate\..*…$/)
    expect(excerpt.length).toBeLessThanOrEqual(161)
  })

  it.for([
    ['a short text', 'lantern', 'a short text'],
    ['lantern at the beginning', 'lantern', 'lantern at the beginning'],
    ['two\n\nlines   as one', '', 'two lines as one'],
    ['', 'x', ''],
  ])('of "%s" for %s is "%s"', ([text, words, excerpt], { expect }) => {
    expect(excerptAround(text!, words!)).toBe(excerpt)
  })

  it('is the beginning if no word stands there as it was typed', ({ expect }) => {
    expect(excerptAround(far, 'elsewhere')).toMatch(/^So much is said before\./)
    expect(excerptAround(far, '"" *')).toMatch(/^So much is said before\./)
  })

  it('takes phrases and beginnings by their words', ({ expect }) => {
    for (const words of ['"lantern by"', 'lanter*', 'nowhere lantern']) {
      expect(excerptAround(far, words), words).toContain('lantern by the gate')
    }
  })

  it.for([
    ['letters that are two in lower case', 'İ'.repeat(60)],
    ['sigmas at ends of words', 'ΟΔΟΣ '.repeat(30)],
    ['emoji', '👩‍👩‍👧‍👦 '.repeat(20)],
    ['letters from beyond the first plane', '𐐀'.repeat(60)],
  ] as const)('shows the word behind many %s', ([, before], { expect }) => {
    expect(excerptAround(`${before} and then the LANTERN stands there.`, 'lantern')).toContain('LANTERN')
  })

  it.for([
    ['ΟΔΟΣ', 'οδοσ'],
    ['ÜBUNG', 'übung'],
    ['улица', 'УЛИЦА'],
    ['Straße', 'STRAßE'],
  ] as const)('finds %s by %s, far into a text', ([word, asked], { expect }) => {
    expect(
      excerptAround(`${'so much before '.repeat(20)}${word} ${'and after '.repeat(30)}`, asked),
    ).toContain(word)
  })

  it('begins with the text itself up to fifty characters before the word, and with “…” from one more', ({
    expect,
  }) => {
    const at = (before: number) =>
      excerptAround(`${'ab '.repeat(30).slice(0, before)}lantern ${'x '.repeat(200)}`, 'lantern')
    expect(at(50)).toMatch(/^ab ab/)
    expect(at(51)).toMatch(/^…b? ?ab/)
    expect(at(51)).toContain('lantern')
  })

  it('begins at the word where no space stands before it', ({ expect }) => {
    expect(excerptAround(`${'x'.repeat(80)}lantern`, 'lantern')).toBe('…lantern')
  })

  it('is one well-formed line, whatever is asked of whatever', ({ expect }) => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 20 }),
        (text, words) => {
          const excerpt = excerptAround(text, words)
          expect(excerpt).not.toMatch(/[\r\n]/)
          expect(excerpt.isWellFormed() || !text.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})

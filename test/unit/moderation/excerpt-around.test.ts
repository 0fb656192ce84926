import fc from 'fast-check'
import { describe, it } from 'vitest'
import { excerptAround } from '../../../src/moderation/excerpt-around'

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

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { contrast, parseColor, READABLE, readableOn } from '../../../src/kernel/color'

const color = fc
  .tuple(...Array.from({ length: 3 }, () => fc.integer({ min: 0, max: 255 })))
  .map((channels) => `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`)

describe('parseColor', () => {
  it.for([
    ['#1A56C4', '#1a56c4'],
    [' 1a56c4 ', '#1a56c4'],
    ['#fc0', '#ffcc00'],
  ])('reads %s', ([typed, read], { expect }) => expect(parseColor(typed!)).toBe(read))

  it.for(['', 'red', '#12345', '#1234567', 'rgb(1,2,3)', '#12345g', '#fff;background:url(x)'])(
    'takes nothing else: %s',
    (typed, { expect }) => expect(parseColor(typed)).toBeUndefined(),
  )
})

describe('contrast', () => {
  it('is 21 for black on white, 1 for a colour on itself, and the same both ways', ({ expect }) => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#1a56c4', '#1a56c4')).toBe(1)
    fc.assert(fc.property(color, color, (one, other) => contrast(one, other) === contrast(other, one)))
  })

  it('agrees with the figure everybody knows: #767676 is the palest grey for white paper', ({ expect }) => {
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(READABLE)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(READABLE)
  })
})

describe('readableOn', () => {
  it('can be read on every ground, whatever the colour', ({ expect }) => {
    fc.assert(
      fc.property(color, fc.constantFrom('#ffffff', '#16181c', '#000000'), (one, ground) => {
        expect(contrast(readableOn(one, ground), ground)).toBeGreaterThanOrEqual(READABLE)
      }),
    )
  })

  it('leaves a colour alone that can be read', ({ expect }) => {
    fc.assert(
      fc.property(color, (one) => {
        fc.pre(contrast(one, '#ffffff') >= READABLE)
        expect(readableOn(one, '#ffffff')).toBe(one)
      }),
    )
  })

  it('goes darker on paper and lighter at night, and keeps the hue', ({ expect }) => {
    expect(contrast(readableOn('#ffcc00', '#ffffff'), '#ffffff')).toBeLessThan(5)
    expect(readableOn('#ffcc00', '#ffffff')).toMatch(/^#[6-9a][0-9a-f][4-8][0-9a-f]00$/)
    expect(contrast(readableOn('#1a1a80', '#16181c'), '#16181c')).toBeLessThan(5)
  })
})

import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { contrast, READABLE } from '../../../../src/kernel/color'
import { DEFAULT_LOOK, palettesOf } from '../../../../src/mail/letter/look'
import { LookForm } from '../../../../src/mail/schema'

const aColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const read = (fields: Record<string, unknown>) => v.safeParse(LookForm, fields)
const isTaken = (fields: Record<string, unknown>) => read(fields).success
const outputOf = (fields: Record<string, unknown>) => v.parse(LookForm, fields)

describe('palettesOf', () => {
  it('every word of a letter can be read by day and by night, whatever colour its owner chose', ({
    expect,
  }) => {
    fc.assert(
      fc.property(aColor, (color) => {
        for (const palette of Object.values(palettesOf({ color }))) {
          for (const ink of [palette.text, palette.muted, palette.link])
            expect(contrast(ink, palette.paper)).toBeGreaterThanOrEqual(READABLE)
          expect(contrast(palette.onButton, palette.button)).toBeGreaterThanOrEqual(READABLE)
        }
      }),
    )
  })

  it('links by night stand out more than the least', ({ expect }) => {
    fc.assert(
      fc.property(aColor, (color) => {
        const { night } = palettesOf({ color })
        expect(contrast(night.link, night.paper)).toBeGreaterThanOrEqual(6)
      }),
    )
  })

  it('keeps a colour that can be read as it is', ({ expect }) => {
    expect(palettesOf(DEFAULT_LOOK).day.button).toBe(DEFAULT_LOOK.color)
    expect(palettesOf({ color: '#ffffff' }).night.button).toBe('#ffffff')
  })
})

describe('the form of the look: colour', () => {
  for (const [typed, color] of [
    ['', DEFAULT_LOOK.color],
    ['  ', DEFAULT_LOOK.color],
    ['#1A56C4', '#1a56c4'],
    ['1a56c4', '#1a56c4'],
    [' #1a56c4 ', '#1a56c4'],
    ['#00f', '#0000ff'],
    ['#767676', '#767676'],
  ] as const) {
    it(`takes "${typed}" as ${color}`, ({ expect }) => {
      expect(outputOf({ color: typed }).color).toBe(color)
    })
  }

  for (const typed of [
    'red',
    '#12',
    '#1234',
    '#1a56c',
    '#1a56c4f',
    '#ggg',
    'rgb(0,0,0)',
    '#777777',
    '#fff',
  ]) {
    it(`refuses "${typed}", and names the field`, ({ expect }) => {
      const { issues } = read({ color: typed })
      expect(issues).toHaveLength(1)
      expect(v.getDotPath(issues![0])).toBe('color')
    })
  }
})

describe('the form of the look: picture', () => {
  const urlOf = (length: number) => `https://courier.example/${'a'.repeat(length - 24)}`
  for (const [typed, taken] of [
    ['', true],
    ['https://courier.example/logo.png', true],
    [' https://courier.example/logo.png ', true],
    ['http://courier.example/logo.png', false],
    ['data:image/png;base64,AAAA', false],
    ['javascript:alert(1)', false],
    [urlOf(500), true],
    [urlOf(501), false],
  ] as const) {
    it(`${taken ? 'takes' : 'refuses'} "${typed.slice(0, 40)}" (${typed.length} characters)`, ({
      expect,
    }) => {
      expect(isTaken({ logoUrl: typed })).toBe(taken)
    })
  }
})

describe('the form of the look: words', () => {
  for (const [field, max] of [
    ['logoAlt', 80],
    ['postalAddress', 300],
  ] as const) {
    it(`${field} holds ${max} characters and not one more`, ({ expect }) => {
      expect(isTaken({ [field]: 'x'.repeat(max) })).toBe(true)
      expect(isTaken({ [field]: 'x'.repeat(max + 1) })).toBe(false)
    })
  }

  it('keeps the lines of an address', ({ expect }) => {
    expect(outputOf({ postalAddress: 'The Courier\nHigh Street 1' }).postalAddress).toBe(
      'The Courier\nHigh Street 1',
    )
  })

  it('an empty form is the look of those who chose nothing', ({ expect }) => {
    expect(outputOf({})).toEqual(DEFAULT_LOOK)
  })
})

import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, it } from 'vitest'
import { CSV_BOM, csvLines } from '../../../src/kernel/csv'

/** The file as a program reads it that knows RFC 4180 and nothing of us. */
const read = (text: string): string[][] =>
  Papa.parse<string[]>(text, { skipEmptyLines: false }).data.slice(0, -1)

describe('lines of a CSV file', () => {
  it('are none where there are no rows', ({ expect }) => {
    expect(csvLines([])).toBe('')
  })

  it('end with the line break of RFC 4180, the last one too', ({ expect }) => {
    expect(csvLines([['a', 'b']])).toBe('a,b\r\n')
    expect(
      csvLines([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe('a,b\r\nc,d\r\n')
  })

  it('can be put together from parts, so that a long file is never held whole', ({ expect }) => {
    const rows = [['a'], ['b'], ['c,d']]
    expect(rows.map((row) => csvLines([row])).join('')).toBe(csvLines(rows))
  })

  it.for([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'say "hi"', '"say ""hi"""'],
    ['a quote alone', '"', '""""'],
    ['a line feed', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['a space before', ' a', '" a"'],
    ['a space behind', 'a ', '"a "'],
    ['words beyond ASCII', 'Zoë 葉', 'Zoë 葉'],
    ['nothing', '', ''],
  ] as const)('quote what they must: %s', ([, cell, written], { expect }) => {
    expect(csvLines([[cell, 'x']])).toBe(`${written},x\r\n`)
  })

  it.for([
    ['a sum', '=1+1'],
    ['a call', '=HYPERLINK("https://evil.example","here")'],
    ['a plus', '+1+1'],
    ['a minus', '-1+1'],
    ['an at sign', '@SUM(A1)'],
    ['a tab', '\t=1'],
    ['a carriage return', '\r=1'],
    ['a command', "=cmd|' /C calc'!A0"],
  ] as const)('make no formula of what strangers typed: %s', ([, cell], { expect }) => {
    const [[first] = []] = read(csvLines([[cell, 'x']]))
    expect(first).toBe(`'${cell}`)
  })

  it('leave alone what only holds such a sign inside', ({ expect }) => {
    const cells = ['a=b', '1-2', 'ada@example.org', 'a+b', 'x\t=1']
    expect(read(csvLines([cells]))).toEqual([cells])
  })

  it('write numbers plain, and nothing for null', ({ expect }) => {
    expect(csvLines([[0, 12, null, 'x']])).toBe('0,12,,x\r\n')
  })

  it('hold what was put in, cell by cell, whatever it is', ({ expect }) => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/^[=+\-@\t\r]/.test(text) && !text.includes('\r'))
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
          ),
        (rows) => {
          expect(read(csvLines(rows))).toEqual(rows)
        },
      ),
    )
  })

  it('never begin a cell with what a spreadsheet would run', ({ expect }) => {
    fc.assert(
      fc.property(fc.constantFrom(...'=+-@\t\r'), fc.string(), (sign, rest) => {
        const [[first = ''] = []] = read(csvLines([[sign + rest, 'x']]))
        expect(first.startsWith("'")).toBe(true)
      }),
    )
  })
})

describe('the mark in front of a file', () => {
  it('is the byte order mark of UTF-8', ({ expect }) => {
    expect([...new TextEncoder().encode(CSV_BOM)]).toEqual([0xef, 0xbb, 0xbf])
  })
})

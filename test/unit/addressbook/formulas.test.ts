import fc from 'fast-check'
import { describe, it } from 'vitest'
import { csvLine, guardCell, unguardCell } from '../../../src/addressbook/formulas'
import { rowReader } from '../../../src/client/read-csv'

const risky = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '"', ',', '\n', ' ', 'a', ';') }),
)

describe('formula-safe cells (CSV injection)', () => {
  it.for([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://evil.example")',
    "'=1",
  ])('puts an apostrophe before %j', (cell, { expect }) => {
    expect(guardCell(cell)).toBe(`'${cell}`)
    expect(unguardCell(guardCell(cell))).toBe(cell)
  })

  it('leaves everything else as it is', ({ expect }) => {
    for (const cell of ['', 'ada@example.org', "'quoted'", "O'Neil", ' =1', '1-1'])
      expect(guardCell(cell)).toBe(cell)
  })

  it('loses nothing on the way there and back, and lets no formula through', ({ expect }) => {
    fc.assert(
      fc.property(risky, (cell) => {
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/)
        expect(unguardCell(guardCell(cell))).toBe(cell)
      }),
    )
  })

  it('makes lines that read back as the same cells (RFC 4180)', ({ expect }) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(risky, risky), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = `email,name\r\n${rows.map((cells) => csvLine(['x', ...cells])).join('')}`
        const [, ...read] = rowReader()(text, true)
        expect(read.map(({ cells }) => cells.slice(1).map(unguardCell))).toEqual(rows)
      }),
    )
  })
})

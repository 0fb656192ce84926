import { describe, it } from 'vitest'
import { recogniseColumns } from '../../../src/addressbook/columns'
import { parseTime, readRow } from '../../../src/addressbook/read-row'

const NOW = Date.UTC(2026, 10, 24)

const read = (header: string, ...cells: string[]) => {
  const names = header.split(',')
  return readRow(names, recogniseColumns(names).fields, cells, NOW)
}

describe('a row of a file', () => {
  it('with more cells than the file has columns is shifted, and nothing in it can be believed', ({
    expect,
  }) => {
    expect(read('email,name', 'ada@example.org', 'Ada', 'more')).toBe('ragged')
  })

  it('with fewer cells has empty ones', ({ expect }) => {
    expect(read('email,name', 'ada@example.org')).toMatchObject({ name: '', standing: 'confirmed' })
  })

  it.for([
    ['nothing', '', 'email-missing'],
    ['blanks', '  ', 'email-missing'],
    ['no address', 'ada', 'email-wrong'],
    ['two', 'ada@example.org,bob@example.org', 'email-wrong'],
    ['a header behind it', 'ada@example.org\r\nBcc: x@example.org', 'email-wrong'],
  ] as const)('whose address is %s is refused', ([, cell, why], { expect }) => {
    expect(read('email', cell)).toBe(why)
  })

  it.for([
    ['name', ['Ada Lovelace'], 'Ada Lovelace'],
    ['first_name,last_name', ['Ada', 'Lovelace'], 'Ada Lovelace'],
    ['first_name,last_name', ['', 'Lovelace'], 'Lovelace'],
    ['name,first_name', ['Ada', 'Other'], 'Ada'],
    ['name', ["'=1+1"], '=1+1'],
    ['name', ['a\r\nb'], 'a b'],
  ] as const)('names its reader by %s: %j', ([header, cells, name], { expect }) => {
    expect(read(`email,${header}`, 'ada@example.org', ...cells)).toMatchObject({ name })
  })

  it('keeps a hundred letters of a name and says that more were there', ({ expect }) => {
    expect(read('email,name', 'a@example.org', 'x'.repeat(100))).toMatchObject({ name: 'x'.repeat(100) })
    expect(read('email,name', 'a@example.org', 'x'.repeat(101))).toMatchObject({ name: `${'x'.repeat(99)}…` })
  })

  it('takes a language only if we speak it', ({ expect }) => {
    expect(read('email,locale', 'a@example.org', 'de')).toMatchObject({ locale: 'de' })
    for (const other of ['tlh', 'DE', '', 'constructor'])
      expect(read('email,locale', 'a@example.org', other)).toMatchObject({ locale: undefined })
  })
})

describe('a moment in a file', () => {
  it.for([
    ['', undefined],
    ['never', undefined],
    ['2021-02-04', Date.UTC(2021, 1, 4)],
    ['2021-02-04 07:55', Date.UTC(2021, 1, 4, 7, 55)],
    ['2021-02-04 07:55:20', Date.UTC(2021, 1, 4, 7, 55, 20)],
    ['2021-02-04T07:55:20+01:00', Date.UTC(2021, 1, 4, 6, 55, 20)],
    ['1612425320', 1_612_425_320_000],
    ['1612425320123', 1_612_425_320_123],
    ['161242532012', undefined],
    ['1989-12-31', undefined],
    ['1990-01-01', Date.UTC(1990, 0, 1)],
    ['2026-11-24', NOW],
    ['2026-11-25', NOW],
    ['9999-01-01', NOW],
    ['2021-13-01', undefined],
  ] as const)('%j is %j', ([text, at], { expect }) => {
    expect(parseTime(text, NOW)).toBe(at)
  })
})

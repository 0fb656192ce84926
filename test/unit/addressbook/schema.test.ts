import * as v from 'valibot'
import { describe, it } from 'vitest'
import { FIELDS } from '../../../src/addressbook/columns'
import {
  AddByHand,
  CHUNK_ROWS,
  ErasePerson,
  FileRows,
  ListPeople,
  ReadHeader,
  StartImport,
} from '../../../src/addressbook/schema'

const cells = (count: number): string[] => Array.from({ length: count }, () => 'x')
const file = { header: ['Email'], fields: ['email'], rows: [['ada@example.org']], list: 'news' }
const start = { fileName: 'people.csv', format: 'other', list: 'news', chunks: 1, agreed: true }
const messages = (schema: v.GenericSchema, input: unknown): string[] =>
  (v.safeParse(schema, input).issues ?? []).map(({ message }) => message)

describe('a part of a file', () => {
  it('has at most 500 rows', ({ expect }) => {
    expect(CHUNK_ROWS).toBe(500)
    const rows = (count: number) => Array.from({ length: count }, () => ['ada@example.org'])
    expect(v.parse(FileRows, { ...file, rows: rows(500) }).rows).toHaveLength(500)
    const [message] = messages(FileRows, { ...file, rows: rows(501) })
    expect(message).toContain('addressbook.rows-many')
    expect(message).toContain('500')
  })

  it('has at most 200 columns, in its header and in each row', ({ expect }) => {
    expect(v.is(FileRows, { ...file, header: cells(200), rows: [cells(200)] })).toBe(true)
    for (const wide of [{ header: cells(201) }, { rows: [cells(201)] }, { rows: [cells(1), cells(201)] }]) {
      const [message] = messages(FileRows, { ...file, ...wide })
      expect(message).toContain('addressbook.columns-many')
      expect(message).toContain('200')
    }
  })

  it.for([
    ['the first', 0, true],
    ['the last there can be', 100_000, true],
    ['one beyond', 100_001, false],
    ['one before the first', -1, false],
    ['half a part', 0.5, false],
    ['a number as text', '1', false],
    ['no number', Number.NaN, false],
  ] as const)('has a number: %s (%s) is %s', ([, chunk, taken], { expect }) => {
    expect(v.is(FileRows, { ...file, chunk })).toBe(taken)
  })

  it('may say of a row what the browser knows of it, and nothing else', ({ expect }) => {
    expect(v.parse(FileRows, { ...file, rows: ['twice', ['ada@example.org'], 'quotes'] }).rows).toHaveLength(
      3,
    )
    for (const row of ['new', '', 7, null]) expect(v.is(FileRows, { ...file, rows: [row] })).toBe(false)
  })

  it('is part 0 if it does not say', ({ expect }) => {
    expect(v.parse(FileRows, file).chunk).toBe(0)
  })

  it.for(FIELDS)('may have a column that is "%s"', (field, { expect }) => {
    expect(v.is(FileRows, { ...file, fields: ['email', field] })).toBe(true)
  })

  it('may have no column that is anything else', ({ expect }) => {
    expect(messages(FileRows, { ...file, fields: ['email', 'constructor'] })[0]).toContain('field.choice')
  })

  it('needs a column of addresses', ({ expect }) => {
    expect(messages(FileRows, { ...file, fields: ['name', ''] })[0]).toContain(
      'addressbook.email-column-missing',
    )
  })

  it('has nothing but text in its cells', ({ expect }) => {
    for (const cell of [1, null, true, {}]) {
      expect(messages(FileRows, { ...file, rows: [[cell]] })[0]).toContain('field.text')
    }
  })
})

describe('the first lines of a file', () => {
  it('are five at most, and none if there are none', ({ expect }) => {
    const samples = (count: number) => ({
      header: ['a'],
      samples: Array.from({ length: count }, () => ['x']),
    })
    expect(v.parse(ReadHeader, { header: ['a'] }).samples).toEqual([])
    expect(v.is(ReadHeader, samples(5))).toBe(true)
    expect(v.is(ReadHeader, samples(6))).toBe(false)
  })

  it('are as wide as a file may be', ({ expect }) => {
    expect(v.is(ReadHeader, { header: cells(200), samples: [cells(200)] })).toBe(true)
    expect(v.is(ReadHeader, { header: cells(201) })).toBe(false)
    expect(v.is(ReadHeader, { header: cells(1), samples: [cells(201)] })).toBe(false)
  })
})

describe('the start of an import', () => {
  it.for([
    ['as it should be', {}, undefined],
    ['with a name of 200 characters', { fileName: 'n'.repeat(200) }, undefined],
    ['with one of 201', { fileName: 'n'.repeat(201) }, 'field.too-long-by'],
    ['without a name', { fileName: ' ' }, 'field.required'],
    ['with a format of 20 letters', { format: 'f'.repeat(20) }, undefined],
    ['with one of 21', { format: 'f'.repeat(21) }, 'field.too-long-by'],
    ['with a format that is no word', { format: 'Mail chimp' }, 'field.text'],
    ['with a list id of 32 characters', { list: 'l'.repeat(32) }, undefined],
    ['with one of 33', { list: 'l'.repeat(33) }, 'field.too-long-by'],
    ['with all the parts there can be', { chunks: 100_000 }, undefined],
    ['with one more', { chunks: 100_001 }, 'field.number'],
    ['with no part', { chunks: 0 }, 'addressbook.file-empty'],
    ['with half a part', { chunks: 1.5 }, 'field.number'],
    ['without a word that people agreed', { agreed: false }, 'addressbook.agreed-missing'],
    ['with one that is only text', { agreed: 'true' }, 'addressbook.agreed-missing'],
  ] as const)('%s', ([, fields, refused], { expect }) => {
    const [message] = messages(StartImport, { ...start, ...fields })
    if (refused === undefined) expect(message).toBeUndefined()
    else expect(message).toContain(refused)
  })
})

describe('which people are listed', () => {
  it('is asked field by field, each blank if nothing is said', ({ expect }) => {
    expect(v.parse(ListPeople, {})).toEqual({
      state: undefined,
      list: '',
      source: '',
      import: 0,
      q: '',
      from: undefined,
      to: undefined,
    })
    expect(v.parse(ListPeople, { import: '5', from: '2026-11-24' })).toMatchObject({
      import: 5,
      from: Date.UTC(2026, 10, 24),
    })
  })

  it.for([
    ['state', 'any', true],
    ['state', 'pending', true],
    ['state', 'erased', false],
    ['state', 'confirmed ', false],
    ['list', 'news', true],
    ['list', 'l'.repeat(32), true],
    ['list', 'l'.repeat(33), false],
    ['list', 'a b', false],
    ['import', '1234567890123456', true],
    ['import', '12345678901234567', false],
    ['import', 'x', false],
    ['source', 'form:default', true],
    ['source', 'desk', true],
    ['source', 'import', true],
    ['source', 'form:', false],
    ['source', 'elsewhere', false],
    ['from', '2026-02-30', false],
    ['to', 'yesterday', false],
  ] as const)('%s "%s" is %s', ([field, typed, taken], { expect }) => {
    expect(v.is(ListPeople, { [field]: typed })).toBe(taken)
  })

  it('is searched by an address of at most 254 characters', ({ expect }) => {
    expect(v.is(ListPeople, { q: 'q'.repeat(254) })).toBe(true)
    expect(messages(ListPeople, { q: 'q'.repeat(255) })[0]).toContain('field.too-long-by')
  })
})

describe('forms of the desk', () => {
  it('erase only with an address typed', ({ expect }) => {
    expect(v.is(ErasePerson, { typed: 'ada@example.org' })).toBe(true)
    for (const typed of ['yes', '', undefined]) expect(v.is(ErasePerson, { typed })).toBe(false)
  })

  it('add an address, on the list of the form or another', ({ expect }) => {
    expect(v.parse(AddByHand, { email: 'ada@example.org' }).list).toBe('')
    expect(v.parse(AddByHand, { email: 'ada@example.org', list: ' letter ' }).list).toBe('letter')
    expect(v.is(AddByHand, { email: 'ada' })).toBe(false)
    expect(v.is(AddByHand, { email: 'ada@example.org', list: 'l'.repeat(33) })).toBe(false)
  })
})

import { describe, it } from 'vitest'
import type { ColumnField } from '../../../src/addressbook/columns'
import { ownFields } from '../../../src/addressbook/own-fields'

const GOOD: Partial<Record<ColumnField, string>> = {
  frequency: 'weekly',
  hour: '7',
  weekday: '5',
  'time-zone': 'Europe/Berlin',
  'paused-until': '',
  lists: 'news=2026-01-02T00:00:00.000Z',
  suppressions: '',
  receipts: '[{"source":"form"}]',
}

const read = (changed: Partial<Record<ColumnField, string>> = {}) => {
  const row = { ...GOOD, ...changed }
  return ownFields((field) => row[field] ?? '')
}

describe('the fields that only our own export has', () => {
  it('are read as what they were written of', ({ expect }) => {
    expect(read()).toEqual({
      frequency: 'weekly',
      hour: 7,
      weekday: 5,
      timeZone: 'Europe/Berlin',
      pausedUntil: null,
      lists: [{ id: 'news', joinedAt: Date.UTC(2026, 0, 2), leftAt: null }],
      suppressions: [],
      receipts: [{ source: 'form' }],
    })
  })

  it('are none in a file of somebody else’s, whatever else it holds', ({ expect }) => {
    expect(read({ receipts: '' })).toBeUndefined()
    expect(read({ receipts: '', hour: '99', lists: 'noise' })).toBeUndefined()
  })

  it('keep when somebody left a list, and what stops mail', ({ expect }) => {
    expect(
      read({
        lists: 'news=2026-01-02T00:00:00.000Z/2026-02-03T00:00:00.000Z  letter=2026-01-02T00:00:00.000Z',
        suppressions: 'bounce=2026-03-04T00:00:00.000Z',
        'paused-until': '2026-12-24T00:00:00.000Z',
      }),
    ).toMatchObject({
      lists: [
        { id: 'news', leftAt: Date.UTC(2026, 1, 3) },
        { id: 'letter', leftAt: null },
      ],
      suppressions: [{ reason: 'bounce', at: Date.UTC(2026, 2, 4) }],
      pausedUntil: Date.UTC(2026, 11, 24),
    })
  })

  it.for([
    ['the first hour', { hour: '0' }],
    ['the last hour', { hour: '23' }],
    ['the first day', { weekday: '1' }],
    ['the last day', { weekday: '7' }],
    ['no list', { lists: '' }],
    [
      'fifty lists',
      { lists: Array.from({ length: 50 }, (_, at) => `l${at}=2026-01-02T00:00:00Z`).join(' ') },
    ],
    ['ten reasons', { suppressions: 'bounce=2026-01-02T00:00:00Z '.repeat(10) }],
    ['no receipt', { receipts: '[]' }],
  ] as const)('take %s', ([, changed], { expect }) => {
    expect(read(changed)).toBeTypeOf('object')
  })

  it.for([
    ['an hour too many', { hour: '24' }],
    ['an hour below none', { hour: '-1' }],
    ['half an hour', { hour: '7.5' }],
    ['an hour of three digits', { hour: '007' }],
    ['no hour', { hour: '' }],
    ['a day before Monday', { weekday: '0' }],
    ['a day after Sunday', { weekday: '8' }],
    ['a rhythm we have not', { frequency: 'monthly' }],
    ['a rhythm in capitals', { frequency: 'DAILY' }],
    ['a zone nobody lives in', { 'time-zone': 'Mars/Olympus' }],
    ['an offset for a zone', { 'time-zone': '+02:00' }],
    ['a pause until some day', { 'paused-until': 'soon' }],
    ['a list without a moment', { lists: 'news' }],
    ['a list that was joined at no moment', { lists: 'news=yesterday' }],
    ['a list that was left at no moment', { lists: 'news=2026-01-02T00:00:00Z/later' }],
    ['a list whose id is a way out', { lists: '../x=2026-01-02T00:00:00Z' }],
    ['a list whose id is too long', { lists: `${'l'.repeat(33)}=2026-01-02T00:00:00Z` }],
    ['fifty-one lists', { lists: 'news=2026-01-02T00:00:00Z '.repeat(51) }],
    ['eleven reasons', { suppressions: 'bounce=2026-01-02T00:00:00Z '.repeat(11) }],
    ['a reason that only a reader’s own wish gives', { suppressions: 'erased=2026-01-02T00:00:00Z' }],
    ['a reason of no moment', { suppressions: 'bounce' }],
    ['receipts that are no JSON', { receipts: 'x' }],
    ['a receipt alone', { receipts: '{"source":"form"}' }],
    ['a receipt of no source', { receipts: '[{}]' }],
    ['receipts that are null', { receipts: '[null]' }],
    ['receipts without end', { receipts: `[{"source":"${'x'.repeat(100_000)}"}]` }],
  ] as const)('refuse a row that was changed: %s', ([, changed], { expect }) => {
    expect(read(changed)).toBe('wrong')
  })
})

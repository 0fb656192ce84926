import { describe, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../../src/kernel/page'

describe('cursors', () => {
  it('give back the position they were made of', ({ expect }) => {
    expect(decodeCursor('t:newest', encodeCursor('t:newest', [12, 'path']))).toEqual([12, 'path'])
  })

  it('belong to one list in one order', ({ expect }) => {
    expect(decodeCursor('t:oldest', encodeCursor('t:newest', [12]))).toBeUndefined()
  })

  it.for([
    '',
    'x',
    '=',
    'bm90IGpzb24',
    'W10',
    'bnVsbA',
    'IiI',
    'eyJhIjoxfQ',
    '../..',
    '%00',
    'a'.repeat(5000),
  ])('are refused when damaged: %j', (cursor, { expect }) => {
    expect(decodeCursor('t', cursor)).toBeUndefined()
  })

  it('hold plain values only', ({ expect }) => {
    const forged = btoa(JSON.stringify(['t', { sql: 1 }]))
    expect(decodeCursor('t', forged)).toBeUndefined()
    expect(decodeCursor('t', btoa(JSON.stringify(['t', 1.5])))).toBeUndefined()
  })
})

import { describe, it } from 'vitest'
import { createResults } from '../../../src/client/row-results'

describe('the results of a file', () => {
  it('stand where their rows do, in whichever order the parts come', ({ expect }) => {
    const results = createResults([2, 2, 1])
    results.tell(2, [['refused', 'pending']])
    results.tell(0, [
      ['new', ''],
      ['duplicate', 'twice'],
    ])
    expect([0, 1, 2, 3, 4, 5].map(results.of)).toEqual([
      ['new', ''],
      ['duplicate', 'twice'],
      undefined,
      undefined,
      ['refused', 'pending'],
      undefined,
    ])
  })

  it('are counted by what became of the rows', ({ expect }) => {
    const results = createResults([3])
    results.tell(0, [
      ['refused', 'pending'],
      ['refused', 'email-wrong'],
      ['new', ''],
    ])
    expect(['refused', 'new', 'changed'].map(results.count)).toEqual([2, 1, 0])
  })

  it('show first what has to be looked at, and never what needs no word', ({ expect }) => {
    const results = createResults([5])
    results.tell(0, [
      ['new', ''],
      ['new', 'kept-as-left'],
      ['refused', 'pending'],
      ['duplicate', 'here'],
      ['refused', 'email-wrong'],
    ])
    expect(results.first(['refused', 'new', 'duplicate'], 50)).toEqual([2, 4, 1, 3])
    expect(results.first(['refused', 'new', 'duplicate'], 3)).toEqual([2, 4, 1])
  })
})

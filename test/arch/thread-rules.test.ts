import { describe, it } from 'vitest'
import { dashed, missingProofs, rulesOf, upTo } from './rules-page'

const rows = rulesOf('docs/reference/thread-rules.md', '[ABVE]-?\\d+')

describe('the rules of a thread', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...upTo('A', 13),
      ...upTo('B', 10),
      ...dashed('V', 1, 5),
      ...dashed('V', 10, 26),
      ...dashed('V', 30, 38),
      ...dashed('V', 40, 48),
      ...dashed('V', 50, 56),
      ...dashed('V', 60, 65),
      ...dashed('V', 70, 77),
      ...dashed('V', 80, 82),
      ...dashed('A', 1, 5),
      ...dashed('A', 10, 19),
      ...dashed('A', 21, 24),
      ...dashed('E', 1, 7),
      ...[10, 12, 13, 14, 16].flatMap((rule) => dashed('E', rule)),
      ...dashed('E', 20, 26),
      ...[30, 40, 43, 44, 45, 50].flatMap((rule) => dashed('E', rule)),
    ]
    expect(rows.map(({ rule }) => rule)).toEqual(all)
  })

  it('are each shown by a test that exists under the name the page gives', ({ expect }) => {
    expect(missingProofs(rows)).toEqual([])
  })

  it('say so where something is not there, and nowhere else', ({ expect }) => {
    for (const { rule, told, proofs } of rows)
      expect(proofs.length === 0, rule).toBe(told.includes('**not there**'))
  })
})

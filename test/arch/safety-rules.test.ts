import { describe, it } from 'vitest'
import { dashed, missingProofs, rulesOf } from './rules-page'

const rows = rulesOf('docs/reference/safety-rules.md', 'S-\\w+')

describe('the rules of safety', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...dashed('S', 1, 19),
      ...['S-1A', 'S-1B', 'S-1C', 'S-1D'],
      ...dashed('S', 20, 33),
      ...dashed('S', 40, 48),
      ...dashed('S', 50, 55),
      ...dashed('S', 60, 68),
      ...dashed('S', 70, 75),
      ...dashed('S', 80, 94),
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

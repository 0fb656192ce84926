import { describe, it } from 'vitest'
import { dashed, missingProofs, rulesOf, upTo } from './rules-page'

const rows = rulesOf('docs/reference/desk-rules.md', '[CM]-?\\d+')

describe('the rules of the desk', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...upTo('C', 12),
      ...dashed('M', 1, 7),
      ...dashed('M', 10, 21),
      ...dashed('M', 30, 34),
      ...dashed('M', 40, 42),
      ...dashed('M', 50, 54),
      ...dashed('M', 60, 63),
      ...dashed('M', 70),
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

import { describe, it } from 'vitest'
import { missingProofs, rulesOf, upTo } from './rules-page'

const rows = rulesOf('docs/reference/mail-rules.md', '[ULAGCFB]\\d+')

/** What no test of ours can show; the page says why. */
const UNSHOWN = ['B7']

describe('the rules of mail', () => {
  it('stand in the reference, each once and in their order', ({ expect }) => {
    const all = [
      ...upTo('U', 14),
      ...upTo('L', 4),
      ...upTo('A', 4),
      ...upTo('G', 6),
      ...upTo('C', 7),
      ...upTo('F', 8),
      ...upTo('B', 8),
    ]
    expect(rows.map(({ rule }) => rule)).toEqual(all)
  })

  it('are each shown by a test that exists under the name the page gives', ({ expect }) => {
    expect(missingProofs(rows)).toEqual([])
    const unshown = rows.filter(({ proofs }) => proofs.length === 0).map(({ rule }) => rule)
    expect(unshown).toEqual(UNSHOWN)
  })
})

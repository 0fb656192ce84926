import { describe, it } from 'vitest'
import { absoluteTime, relativeTime } from '../../../src/i18n/format-time'

const NOW = Date.UTC(2026, 10, 24, 9, 30)

describe('times', () => {
  it.for([
    [10_000, 'now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [3 * 3_600_000, '3 hours ago'],
    [26 * 3_600_000, 'yesterday'],
    [8 * 86_400_000, 'last week'],
    [65 * 86_400_000, '2 months ago'],
    [800 * 86_400_000, '2 years ago'],
  ] as const)('%d ms ago is %s', ([ago, words], { expect }) => {
    expect(relativeTime('en', NOW - ago, NOW)).toBe(words)
  })

  it('are said in the language of the page', ({ expect }) => {
    expect(relativeTime('de', NOW - 3 * 3_600_000, NOW)).toBe('vor 3 Stunden')
    expect(absoluteTime('de', NOW)).toBe('24. November 2026 um 09:30 UTC')
    expect(absoluteTime('en', NOW)).toContain('November 24, 2026')
  })

  it('a little in the future, by a clock that is wrong, are still a sentence', ({ expect }) => {
    expect(relativeTime('en', NOW + 5000, NOW)).toBe('now')
    expect(relativeTime('en', NOW + 86_400_000, NOW)).toBe('tomorrow')
  })
})

import { describe, it } from 'vitest'
import { absoluteTime, relativeTime, spanName } from '../../../src/i18n/format-time'

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

describe('a time that was said before', () => {
  const exactly = (at: number) =>
    new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(at)

  it('is said the same in each language, and another minute is another time', ({ expect }) => {
    for (const language of ['de', 'en', 'de', 'en'] as const) {
      const says = language === 'de' ? 'vor 3 Stunden' : '3 hours ago'
      expect(relativeTime(language, NOW - 3 * 3_600_000, NOW)).toBe(says)
    }
    expect(absoluteTime('en', NOW + 59_999)).toBe(absoluteTime('en', NOW))
    expect(absoluteTime('en', NOW + 60_000)).toContain('9:31')
    expect(absoluteTime('en', -1)).toContain('December 31, 1969')
  })

  it('is never another one’s, however many there are', ({ expect }) => {
    const moments = Array.from({ length: 1200 }, (_, at) => NOW + at * 7 * 60_000)
    const said = () => moments.map((at) => absoluteTime('fr', at))
    const correct = moments.map((at) => `${exactly(at)} UTC`)
    expect(said()).toEqual(correct)
    expect(said()).toEqual(correct)
    const ages = Array.from({ length: 1200 }, (_, years) => years + 1)
    for (const years of [...ages, ...ages])
      expect(relativeTime('en', NOW - years * 365 * 86_400_000, NOW)).toContain(
        years === 1 ? 'last year' : new Intl.NumberFormat('en').format(years),
      )
  })
})

describe('spans', () => {
  it.for([
    [1, '10 minutes'],
    [12, '20 minutes'],
    [50, '50 minutes'],
    [51, '1 hour'],
    [61, '2 hours'],
    [47 * 60, '47 hours'],
    [47 * 60 + 1, '2 days'],
    [72 * 60 + 1, '4 days'],
  ] as const)('of %d minutes are %s, rounded up', ([minutes, words], { expect }) => {
    expect(spanName('en', minutes * 60_000)).toBe(words)
  })

  it('are said in the language of the page', ({ expect }) => {
    expect(spanName('de', 3 * 3_600_000)).toBe('3 Stunden')
    expect(spanName('pl', 3 * 3_600_000)).toBe('3 godziny')
    expect(spanName('ja', 3 * 3_600_000)).toBe('3 時間')
  })
})

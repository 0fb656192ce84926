import fc from 'fast-check'
import { describe, it } from 'vitest'
import { duration } from '../../../src/desk/duration'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'

describe('a wait in a few signs', () => {
  it.for([
    ['nothing', 0, '1 min'],
    ['a moment', 1, '1 min'],
    ['half a minute', MINUTE_MS / 2, '1 min'],
    ['a minute and a half', 1.5 * MINUTE_MS, '2 min'],
    ['59 minutes', 59 * MINUTE_MS, '59 min'],
    ['not quite an hour, rounded up to one', 59.5 * MINUTE_MS, '1 hr'],
    ['a millisecond less than an hour', HOUR_MS - 1, '1 hr'],
    ['an hour', HOUR_MS, '1 hr'],
    ['an hour and a half', 1.5 * HOUR_MS, '2 hr'],
    ['a day', DAY_MS, '24 hr'],
    ['47 hours', 47 * HOUR_MS, '47 hr'],
    ['not quite two days, rounded up to them', 47.5 * HOUR_MS, '2 days'],
    ['two days', 2 * DAY_MS, '2 days'],
    ['two days and a half', 2.5 * DAY_MS, '3 days'],
    ['a year', 365 * DAY_MS, '365 days'],
  ] as const)('%s', ([, ms, words], { expect }) => {
    expect(duration('en', ms)).toBe(words)
  })

  it.for([
    ['de', 12 * MINUTE_MS, '12 Min.'],
    ['de', 3 * HOUR_MS, '3 Std.'],
    ['de', 3 * DAY_MS, '3 Tg.'],
    ['de', 4000 * DAY_MS, '4.000 Tg.'],
  ] as const)('in %s', ([locale, ms, words], { expect }) => {
    expect(duration(locale, ms)).toBe(words)
  })

  it('never says sixty minutes, nor a day of forty-eight hours', ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * DAY_MS }), (ms) => {
        const [figure, unit] = duration('en', ms).split(' ')
        const most = { min: 59, hr: 47, day: 10, days: 10 }[unit!]
        expect(Number(figure)).toBeLessThanOrEqual(most!)
        expect(Number(figure)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { DAY_MS, HOUR_MS, isoDay, isoTime, MINUTE_MS, SECOND_MS } from '../../../src/kernel/time'

describe('times as they leave the product', () => {
  it.for([
    [0, '1970-01-01T00:00:00.000Z'],
    [1, '1970-01-01T00:00:00.001Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), '2024-02-29T23:59:59.999Z'],
    [Date.UTC(2026, 10, 24, 9, 30), '2026-11-24T09:30:00.000Z'],
  ] as const)('%d is %s', ([ms, text], { expect }) => {
    expect(isoTime(ms)).toBe(text)
  })

  it('can be read back to the millisecond', ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(Date.parse(isoTime(ms))).toBe(ms)
      }),
    )
  })

  it('sort as text as they do as numbers', () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    fc.assert(fc.property(moment, moment, (a, b) => isoTime(a) < isoTime(b) === a < b))
  })

  it('are no times without end: what is none throws, and is not written as a date', ({ expect }) => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, 9e15])
      expect(() => isoTime(none)).toThrow(RangeError)
  })
})

describe('the day of a moment', () => {
  it.for([
    [Date.UTC(2026, 10, 24), '2026-11-24'],
    [Date.UTC(2026, 10, 24) - 1, '2026-11-23'],
    [Date.UTC(2026, 10, 25) - 1, '2026-11-24'],
    [Date.UTC(2026, 11, 31, 23, 59, 59, 999), '2026-12-31'],
    [Date.UTC(2027, 0, 1), '2027-01-01'],
  ] as const)('%d is %s, by the clock of UTC', ([ms, day], { expect }) => {
    expect(isoDay(ms)).toBe(day)
  })
})

describe('the lengths', () => {
  it('add up to a week of 604,800 seconds', ({ expect }) => {
    expect(7 * DAY_MS).toBe(604_800 * SECOND_MS)
    expect(HOUR_MS / MINUTE_MS).toBe(60)
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { DAY_MS, isoTime } from '../../../src/kernel/time'
import { dayText, nextZonedHour, parseDay, zonedDay, zonedMoment } from '../../../src/kernel/zoned-time'

const at = (text: string) => Date.parse(text)
const hourShown = (zone: string, moment: number) =>
  Number(
    new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(moment),
  )

describe('zonedMoment', () => {
  it.for([
    ['UTC', '2026-11-24', 7, '2026-11-24T07:00:00.000Z'],
    ['Europe/Berlin', '2026-11-24', 7, '2026-11-24T06:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01', 7, '2026-07-01T05:00:00.000Z'],
    ['America/New_York', '2026-11-24', 23, '2026-11-25T04:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-24', 0, '2026-11-23T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-24', 7, '2026-11-23T17:00:00.000Z'],
    // Skipped: 02:00 is 03:00 on the last Sunday of March, and on the second one in New York.
    ['Europe/Berlin', '2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', 2, '2026-03-08T07:00:00.000Z'],
  ] as const)('%s, %s at %d', ([zone, day, hour, moment], { expect }) => {
    expect(isoTime(zonedMoment(zone, parseDay(day)!, hour))).toBe(moment)
  })

  it('takes one of the two where winter time repeats the hour', ({ expect }) => {
    const moment = isoTime(zonedMoment('Europe/Berlin', parseDay('2026-10-25')!, 2))
    expect(['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']).toContain(moment)
  })
})

describe('nextZonedHour', () => {
  it('is today if the hour is still to come, else tomorrow', ({ expect }) => {
    const next = (after: string) => isoTime(nextZonedHour('Europe/Berlin', 7, at(after)))
    expect(next('2026-11-24T05:59:59Z')).toBe('2026-11-24T06:00:00.000Z')
    expect(next('2026-11-24T06:00:00Z')).toBe('2026-11-25T06:00:00.000Z')
  })

  it('is on the weekday of the reader’s own calendar', ({ expect }) => {
    // Monday 00:00 in Kiritimati is Sunday 10:00 UTC.
    expect(isoTime(nextZonedHour('Pacific/Kiritimati', 0, at('2026-11-24T12:00:00Z'), 1))).toBe(
      '2026-11-29T10:00:00.000Z',
    )
  })

  it('is always later, within eight days and an hour, at that hour but for a skipped one', ({ expect }) => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
        (zone, hour, after, weekday) => {
          const next = nextZonedHour(zone, hour, after, weekday)
          expect(next).toBeGreaterThan(after)
          expect(next - after).toBeLessThanOrEqual((weekday ? 7 : 1) * DAY_MS + 3_600_000)
          expect([hour, (hour + 1) % 24]).toContain(hourShown(zone, next))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('refuses a weekday there is not', ({ expect }) => {
    expect(() => nextZonedHour('UTC', 7, 0, 8)).toThrow(RangeError)
  })
})

describe('days', () => {
  it('are read if there is such a day', ({ expect }) => {
    expect(parseDay('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 })
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-00-10', '26-1-1', '2026-11-24T00:00', '', 'soon'])
      expect(parseDay(wrong), wrong).toBeUndefined()
  })

  it('are those of the zone', ({ expect }) => {
    const moment = at('2026-11-24T23:30:00Z')
    expect(dayText(zonedDay('UTC', moment))).toBe('2026-11-24')
    expect(dayText(zonedDay('Europe/Berlin', moment))).toBe('2026-11-25')
    expect(dayText(zonedDay('America/New_York', moment))).toBe('2026-11-24')
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { parseTimeZone, timeZones } from '../../../src/kernel/time-zone'

describe('parseTimeZone', () => {
  it('takes the names of the IANA table, in any case, and writes them as the table does', ({ expect }) => {
    expect(parseTimeZone('Europe/Berlin')).toBe('Europe/Berlin')
    expect(parseTimeZone(' europe/berlin ')).toBe('Europe/Berlin')
    expect(parseTimeZone('America/Argentina/Buenos_Aires')).toMatch(/Buenos_Aires$/)
    expect(parseTimeZone('utc')).toBe('UTC')
  })

  it.for([
    '',
    ' ',
    'Mars/Olympus',
    '+02:00',
    '-0500',
    'UTC+2',
    'Europe/Berlin\r\nBcc: x@y.example',
    '../etc/passwd',
    'Europe/\ud800',
    'x'.repeat(1000),
  ])('refuses %j', (text, { expect }) => {
    expect(parseTimeZone(text)).toBeUndefined()
  })

  it('takes every name it offers, UTC first', ({ expect }) => {
    const zones = timeZones()
    expect(zones[0]).toBe('UTC')
    expect(zones.length).toBeGreaterThan(300)
    expect(zones.filter((zone) => parseTimeZone(zone) === undefined)).toEqual([])
    expect(new Set(zones).size).toBe(zones.length)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseTimeZone(text)
      }),
    )
  })
})

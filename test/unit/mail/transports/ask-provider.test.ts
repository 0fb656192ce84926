import { describe, it } from 'vitest'
import { isTemporary, temporary } from '../../../../src/mail/transports/ask-provider'
import { MaybeSent, Throttled } from '../../../../src/mail/transports/transport-failure'

const failure = (status: number, headers?: Record<string, string>) =>
  temporary('the provider is busy', { status, fields: {}, ...(headers && { headers: new Headers(headers) }) })

const waitOf = (headers: Record<string, string>, status = 429) => {
  const error = failure(status, headers)
  return error instanceof Throttled ? error.afterMs : undefined
}

describe('isTemporary', () => {
  for (const [status, waits] of [
    [200, false],
    [400, false],
    [401, false],
    [403, false],
    [407, false],
    [408, true],
    [409, false],
    [422, false],
    [428, false],
    [429, true],
    [430, false],
    [499, false],
    [500, true],
    [503, true],
    [599, true],
  ] as const) {
    it(`${status}: waiting ${waits ? 'helps' : 'does not help'}`, ({ expect }) => {
      expect(isTemporary(status)).toBe(waits)
    })
  }
})

describe('Retry-After (RFC 9110, 10.2.3)', () => {
  const date = 'Wed, 25 Nov 2026 10:00:00 GMT'
  for (const [asked, ms] of [
    ['0', 1000],
    ['1', 1000],
    ['2', 2000],
    ['120', 120_000],
    ['007', 7000],
    ['1.5', 1000],
    ['-5', 1000],
    ['soon', 1000],
    ['', 1000],
    ['Wed, 25 Nov 2026 10:00:00 GMT', 1000],
    ['Wed, 25 Nov 2026 10:00:01 GMT', 1000],
    ['Wed, 25 Nov 2026 10:00:02 GMT', 2000],
    ['Wed, 25 Nov 2026 10:05:00 GMT', 300_000],
    ['Wed, 25 Nov 2026 09:59:59 GMT', 1000],
  ] as const) {
    it(`"${asked}" waits ${ms} ms`, ({ expect }) => {
      expect(waitOf({ 'retry-after': asked, date })).toBe(ms)
    })
  }

  it('a moment says nothing without the provider’s own clock', ({ expect }) => {
    const later = 'Wed, 25 Nov 2026 10:05:00 GMT'
    expect(waitOf({ 'retry-after': later })).toBe(1000)
    expect(waitOf({ 'retry-after': later, date: 'noon' })).toBe(1000)
  })

  it('holds the whole sender wherever it is said, and at 429 always', ({ expect }) => {
    expect(waitOf({ 'retry-after': '30' }, 503)).toBe(30_000)
    expect(waitOf({}, 429)).toBe(1000)
    expect(failure(429)).toBeInstanceOf(Throttled)
  })

  it.for([200, 504, 520, 524])(
    'at %s, where the answer was lost, it makes nothing go twice',
    (status, { expect }) => {
      expect(failure(status, { 'retry-after': '30' })).toBeInstanceOf(MaybeSent)
    },
  )

  it('without it a broken provider holds this mail alone', ({ expect }) => {
    for (const error of [failure(503), failure(503, {}), failure(408, { date })]) {
      expect(error).not.toBeInstanceOf(Throttled)
      expect(error.message).toBe('the provider is busy')
    }
  })
})

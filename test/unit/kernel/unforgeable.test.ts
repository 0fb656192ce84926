import fc from 'fast-check'
import { describe, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../../src/kernel/bytes'
import { maskEmail, parseEmail } from '../../../src/kernel/email-address'
import { createIdSource, decodePath, encodePathId, idAt, idTime } from '../../../src/kernel/id'
import { decodeCursor, encodeCursor } from '../../../src/kernel/page'
import { parsePageUrl } from '../../../src/kernel/page-url'
import { isRoleAddress } from '../../../src/kernel/role-address'
import { cleanLine, cleanText, countGraphemes, isLongerThan, truncate } from '../../../src/kernel/text'
import { parseWebAddress } from '../../../src/kernel/web-address'
import { dayText, parseDay, zonedDay, zonedMoment } from '../../../src/kernel/zoned-time'

// What strangers send is read by these; each rule here holds for whatever they think of.

const noise = fc.string({ unit: 'binary', maxLength: 60 })

describe('whatever a stranger types', () => {
  it('as an address of mail: what is taken fits one line of a header and is taken again as it is', ({
    expect,
  }) => {
    const near = fc
      .tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), fc.constantFrom('org', 'de', 'x1'))
      .map(([local, host, top]) => `${local}@${host}.${top}`)
    fc.assert(
      fc.property(fc.oneof(noise, near, fc.emailAddress()), (text) => {
        const email = parseEmail(text)
        if (!email) return
        expect(email.address).not.toMatch(/[\s<>(),;:\\"[\]\p{Cc}]/u)
        expect(email.address.split('@')).toHaveLength(2)
        expect(parseEmail(email.address)).toEqual(email)
        expect(parseEmail(email.key)?.key).toBe(email.key)
      }),
    )
  })

  it('as an address of mail: every plain one of the standard’s is taken, and its mask shows one letter', ({
    expect,
  }) => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (text) => {
        const email = parseEmail(text)
        fc.pre(email !== undefined)
        const [local = ''] = email!.address.split('@')
        const mask = maskEmail(email!.address)
        expect(mask.startsWith(`${[...local][0]}•••@`)).toBe(true)
        if (local.length > 1) expect(mask).not.toContain(local)
      }),
    )
  })

  it('as a website: what is taken is http or https, and safe in an attribute', ({ expect }) => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      'https://',
      'http://',
      '',
      '//',
      'HTTPS:',
      'ftp://',
    )
    fc.assert(
      fc.property(scheme, noise, (start, rest) => {
        const address = parseWebAddress(start + rest)
        if (address === undefined) return
        expect(address).toMatch(/^https?:\/\/[^/@]+\//)
        expect(address).not.toMatch(/[\s"<>`\p{Cc}]/u)
      }),
    )
  })

  it('as a page: two ways to write one page are one key, and no key names a user or a place in it', ({
    expect,
  }) => {
    fc.assert(
      fc.property(
        fc.webPath({ size: 'small' }),
        fc.constantFrom('', '#top', '#', '?utm_source=x', '?fbclid=1&gclid=2', '/', '//', '?'),
        fc.constantFrom('https://', 'http://', 'HTTPS://ada:secret@', 'https://ada@'),
        (path, tail, start) => {
          const plain = parsePageUrl(`https://example.org${path}`)
          const other = parsePageUrl(`${start}example.org${path}${tail}`)
          expect(other?.key).toBe(plain?.key)
          expect(other?.href).not.toContain('ada')
        },
      ),
    )
  })

  it('as a line: it stays one line, says the same when cleaned twice, and never grows', ({ expect }) => {
    fc.assert(
      fc.property(noise, (text) => {
        const clean = cleanLine(text)
        expect(clean).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
        expect(clean).toBe(clean.trim())
        expect(countGraphemes(clean)).toBeLessThanOrEqual(
          countGraphemes(text.toWellFormed().normalize('NFC')),
        )
      }),
    )
  })

  it('as a comment: no order of what is written can be turned around', ({ expect }) => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...'\u202a\u202b\u202c\u202d\u202e'), noise, (a, override, b) => {
        expect(cleanText(a + override + b)).not.toContain(override)
      }),
    )
  })

  it('as a cursor: it is the one we made or none', ({ expect }) => {
    fc.assert(
      fc.property(noise, (text) => {
        expect(decodeCursor('list', text)).toBeUndefined()
      }),
    )
    const part = fc.oneof(fc.string({ maxLength: 20 }), fc.maxSafeInteger())
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.string({ maxLength: 10 }), (position, scope) => {
        expect(decodeCursor(scope, encodeCursor(scope, position))).toEqual(position)
        expect(decodeCursor(`${scope}.`, encodeCursor(scope, position))).toBeUndefined()
      }),
    )
  })

  it('as base64url: each text stands for one row of bytes, and those for it', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwZaz09-_'), maxLength: 12 }), (text) => {
        const bytes = fromBase64url(text)
        expect(bytes === undefined).toBe(text.length % 4 === 1)
        // Spare bits allow a second spelling: it is ours only if it is written back the same.
        if (bytes) expect(toBase64url(bytes)).toHaveLength(text.length)
      }),
    )
  })

  it('as a day: it is one of the calendar’s, and written back the same', ({ expect }) => {
    fc.assert(
      fc.property(fc.oneof(noise, fc.stringMatching(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/)), (text) => {
        const day = parseDay(text)
        if (day) expect(dayText(day)).toBe(text.trim())
      }),
    )
  })
})

describe('a cursor', () => {
  it('is refused one character beyond 400, and taken at 400', ({ expect }) => {
    const ofLength = (length: number) => {
      for (let letters = 0; letters < 400; letters++) {
        const cursor = encodeCursor('s', ['x'.repeat(letters)])
        if (cursor.length >= length) return cursor
      }
      throw new Error('too short')
    }
    const longest = ofLength(400)
    expect(longest).toHaveLength(400)
    expect(decodeCursor('s', longest)).toHaveLength(1)
    expect(decodeCursor('s', ofLength(401))).toBeUndefined()
  })

  it.for([
    ['a fraction', [1.5]],
    ['a number beyond what is safe', [2 ** 53]],
    ['null', [null]],
    ['a list in it', [[1]]],
    ['an object', [{}]],
    ['true', [true]],
  ] as const)('holds no %s', ([, position], { expect }) => {
    expect(decodeCursor('s', encodeCursor('s', position as unknown as number[]))).toBeUndefined()
  })
})

describe('an id', () => {
  it('made in one millisecond by many never repeats within one, even beyond 4,096', ({ expect }) => {
    const newId = createIdSource(
      () => Date.UTC(2026, 0, 1),
      () => 0.999_99,
    )
    const ids = Array.from({ length: 5000 }, newId)
    expect(new Set(ids).size).toBe(5000)
    expect(idTime(ids[0]!)).toBe(Date.UTC(2026, 0, 1))
  })

  it('begins at 2000: what is before is not below nothing', ({ expect }) => {
    expect(idAt(Date.UTC(1999, 11, 31))).toBe(0)
    expect(idAt(Date.UTC(2000, 0, 1))).toBe(0)
    expect(idAt(Date.UTC(2000, 0, 1) + 1)).toBe(4096)
    expect(idAt(Date.UTC(2000, 0, 1) + 1.9)).toBe(4096)
  })

  it('falls into the slot that chance names, the first and the last one', ({ expect }) => {
    const at = Date.UTC(2026, 0, 1)
    const made = (chance: number) =>
      createIdSource(
        () => at,
        () => chance,
      )()
    expect(made(0)).toBe(idAt(at, 0))
    expect(made(0.5)).toBe(idAt(at, 2048))
    expect(made(0.999_999)).toBe(idAt(at, 4095))
  })

  it('of a path that is cut short is left out, not guessed', ({ expect }) => {
    const path = `${encodePathId(5)}${encodePathId(7)}`
    expect(decodePath(path.slice(0, -1))).toEqual([5])
    expect(decodePath(path.slice(0, 10))).toEqual([])
    expect(decodePath('')).toEqual([])
  })
})

describe('a text that is too long', () => {
  it('is cut to exactly so many graphemes, and never within one', ({ expect }) => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (text, max) => {
          const cut = truncate(text, max)
          expect(isLongerThan(cut, max)).toBe(false)
          if (countGraphemes(text) <= max) expect(cut).toBe(text)
          else expect(cut.endsWith('…')).toBe(true)
        },
      ),
    )
  })

  it.for([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abcd', 1, '…'],
    ['', 1, ''],
    ['ab cd', 4, 'ab…'],
    ['👍🏽👍🏽👍🏽', 2, '👍🏽…'],
  ] as const)('%j at %d is %j', ([text, max, cut], { expect }) => {
    expect(truncate(text, max)).toBe(cut)
  })
})

describe('an address of a function', () => {
  it.for([
    ['abuse@example.org', true],
    ['abuse+tag@example.org', true],
    ['abuse+@example.org', true],
    ['+abuse@example.org', false],
    ['list-request@example.org', true],
    ['-request@example.org', true],
    ['request@example.org', false],
    ['list-requests@example.org', false],
    ['devnull@example.org', true],
    ['null@example.org', true],
    ['do-not-reply@example.org', true],
    ['noreply.ada@example.org', false],
    ['ada.noreply@example.org', false],
    ['webmaster@example.org', false],
    ['root@abuse.example', true],
    ['ada@root.example', false],
  ] as const)('%s: %s', ([key, is], { expect }) => {
    expect(isRoleAddress(key)).toBe(is)
  })
})

describe('a day by a zone’s calendar', () => {
  it('holds the moment its midnight is, and the one before is the day before', ({ expect }) => {
    fc.assert(
      fc.property(
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Kiritimati'),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        (zone, at) => {
          const day = zonedDay(zone, at)
          const midnight = zonedMoment(zone, day, 0)
          expect(midnight).toBeLessThanOrEqual(at)
          expect(zonedDay(zone, midnight)).toEqual(day)
          expect(zonedDay(zone, midnight - 1)).not.toEqual(day)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.for([
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['26-01-01', false],
    ['2026-01-01T00:00', false],
    ['-2026-01-01', false],
    [' 2026-01-01 ', true],
    ['２０２６-01-01', false],
  ] as const)('%s is one: %s', ([text, is], { expect }) => {
    expect(parseDay(text) !== undefined).toBe(is)
  })
})

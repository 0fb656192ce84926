import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { HOURLY, slotOf, slotsDue } from '../../../src/followers/frequency'
import { frequencyField, tokenField } from '../../../src/followers/schema'
import { ChangeFollowing, EnterCode, FollowPage } from '../../../src/following/schema'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'

const WISH = { page: 'https://courier.example/post/1', email: 'ada@mail.example' }
const refused = (schema: v.GenericSchema, input: unknown) =>
  (v.safeParse(schema, input).issues ?? []).map(({ path, message }) => [
    path?.[0]?.key,
    message.split('?')[0],
  ])

describe('following a page', () => {
  it('is for everything, at once, where nothing else is said', ({ expect }) => {
    expect(v.parse(FollowPage, WISH)).toMatchObject({ notify: 'all', frequency: 'now', title: '' })
  })

  it.for([
    [{ email: '' }, 'email', 'subscribers.email-missing'],
    [{ email: '  ' }, 'email', 'subscribers.email-missing'],
    [{ email: 5 }, 'email', 'subscribers.email-missing'],
    [{ email: 'ada' }, 'email', 'field.email'],
    [{ email: 'a@b.example\nBcc: c@d.example' }, 'email', 'field.email'],
    [{ page: 'javascript:alert(1)' }, 'page', 'field.page-address'],
    [{ title: 't'.repeat(301) }, 'title', 'field.too-long-by'],
    [{ notify: 'replies' }, 'notify', 'field.choice'],
    [{ frequency: 'weekly' }, 'frequency', 'field.choice'],
  ] as const)('is refused with %j', ([fields, field, key], { expect }) => {
    expect(refused(FollowPage, { ...WISH, ...fields })).toEqual([[field, key]])
  })

  it.for([
    ['', 'now'],
    [undefined, 'now'],
    ['now', 'now'],
    ['hourly', 'hourly'],
    ['daily', 'daily'],
  ] as const)('comes by mail as %j: %s', ([typed, frequency], { expect }) => {
    expect(v.parse(frequencyField, typed)).toBe(frequency)
  })
})

describe('a token as a field', () => {
  it.for(['a', 'key.abc_-.sig', 'x'.repeat(600)])('is taken: %#', (token, { expect }) => {
    expect(v.parse(tokenField, token)).toBe(token)
  })

  it.for(['', ' ', 'a b', 'a/b', '<b>', 'x'.repeat(601), 'ä', 5, null, {}, ['a'], undefined])(
    'is none like %j, and no reason to refuse the rest',
    (token, { expect }) => {
      expect(v.parse(tokenField, token)).toBeUndefined()
    },
  )
})

describe('the code of the mail', () => {
  const fits = (code: unknown) => v.safeParse(EnterCode, { code }).success

  it.for(['12345678', '1234 5678', ' 1 2 3 4 5 6 7 8 ', '1234-5678', '(1234) 5678.', 'Code: 12345678'])(
    'is taken as people type it: %s',
    (code, { expect }) => {
      expect(fits(code)).toBe(true)
    },
  )

  it.for([
    '',
    '1234567',
    '123456789',
    '1234 567',
    'abcdefgh',
    '１２３４５６７８',
    '١٢٣٤٥٦٧٨',
    12_345_678,
    null,
  ])('is not %j', (code, { expect }) => {
    expect(fits(code)).toBe(false)
  })

  it('is eight digits, whatever stands between them', ({ expect }) => {
    const gap = fc.stringMatching(/^\D{0,5}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, fc.integer({ min: 0, max: 9 })), { maxLength: 12 }), (parts) => {
        expect(fits(parts.map(([between, digit]) => `${between}${digit}`).join(''))).toBe(parts.length === 8)
      }),
    )
  })

  it('takes no time to refuse what was made to take long', ({ expect }) => {
    expect(fits(`${'a'.repeat(50_000)}1`)).toBe(false)
    expect(fits('1a'.repeat(20_000))).toBe(false)
  })
})

describe('a button of the page of what one follows', () => {
  it.for([{ stop: 'all' }, { frequency: 'daily' }, { forget: 'devices' }, {}])(
    'may be %j',
    (fields, { expect }) => {
      expect(v.safeParse(ChangeFollowing, fields).success).toBe(true)
    },
  )

  it.for([{ frequency: 'never' }, { frequency: '' }, { forget: 'everything' }, { stop: 5 }])(
    'is none like %j',
    (fields, { expect }) => {
      expect(v.safeParse(ChangeFollowing, fields).success).toBe(false)
    },
  )
})

describe('the hour of a digest', () => {
  const at = (hour: number, ms = 0) => Date.UTC(2026, 10, 24, hour) + ms

  it.for([
    ['now', at(9), null],
    ['hourly', at(9), HOURLY],
    ['daily', at(0), 0],
    ['daily', at(9, HOUR_MS - 1), 9],
    ['daily', at(10), 10],
    ['daily', at(23, HOUR_MS - 1), 23],
  ] as const)('of %s chosen at %d is %j', ([frequency, now, slot], { expect }) => {
    expect(slotOf(frequency, now)).toBe(slot)
  })

  it('comes once a day for who wants one a day, and every hour for who wants one an hour', ({ expect }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (chosen, from) => {
        const due = Array.from({ length: 24 }, (_, hour) => slotsDue(from + hour * HOUR_MS))
        const daily = slotOf('daily', chosen)!
        expect(due.filter((slots) => slots.includes(daily))).toHaveLength(1)
        expect(due.filter((slots) => slots.includes(HOURLY))).toHaveLength(24)
        expect(slotsDue(chosen + DAY_MS)).toContain(daily)
      }),
    )
  })
})

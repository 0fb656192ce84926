import * as v from 'valibot'
import { describe, it } from 'vitest'
import {
  BAN_LISTS,
  BanAuthor,
  ChangeBan,
  DECIDES,
  ENDS,
  HOWS,
  ListBans,
  NewBan,
  REASON_MAX,
  WHOM,
} from '../../../src/bans/schema'
import type { AppError } from '../../../src/kernel/error'
import { checkInput } from '../../../src/web/read-input'

/** Fields that were refused, each with the key of its sentence. */
function wrongIn(schema: Parameters<typeof checkInput>[0], typed: Record<string, unknown>) {
  try {
    checkInput(schema, typed)
    return {}
  } catch (error) {
    return Object.fromEntries(
      ((error as AppError).details.issues ?? []).map(({ field, message }) => [field, message]),
    )
  }
}

describe('a ban typed by hand', () => {
  const TYPED = { by: 'name', what: 'Mo', reason: 'Rude' }

  it('is open and for a week unless it says otherwise', ({ expect }) => {
    expect(v.parse(NewBan, TYPED)).toEqual({
      by: 'name',
      what: 'Mo',
      end: 'week',
      until: undefined,
      how: 'open',
      who: 'everybody',
      reason: 'Rude',
      sure: false,
    })
  })

  it.for(ENDS)('takes the end "%s"', (end, { expect }) => {
    expect(v.parse(NewBan, { ...TYPED, end }).end).toBe(end)
  })

  it.for(WHOM)('takes "%s" for whom it stops', (who, { expect }) => {
    expect(v.parse(NewBan, { ...TYPED, who }).who).toBe(who)
  })

  it.for(HOWS)('takes the manner "%s"', (how, { expect }) => {
    expect(v.parse(NewBan, { ...TYPED, how }).how).toBe(how)
  })

  it.for([
    ['yes', true],
    [true, true],
    ['', false],
    [false, false],
    ['no', false],
    ['on', false],
  ] as const)('is sure with %j: %s', ([sure, is], { expect }) => {
    expect(v.parse(NewBan, { ...TYPED, sure }).sure).toBe(is)
  })

  it('takes a day as it stands in the calendar', ({ expect }) => {
    expect(v.parse(NewBan, { ...TYPED, end: 'date', until: '2026-12-31' }).until).toBe(Date.UTC(2026, 11, 31))
    expect(v.parse(NewBan, { ...TYPED, end: 'date', until: ' 2028-02-29 ' }).until).toBe(
      Date.UTC(2028, 1, 29),
    )
    expect(v.parse(NewBan, { ...TYPED, until: '' }).until).toBeUndefined()
  })

  it.for([
    [{ by: 'network' }, 'by', 'field.choice'],
    [{ by: '' }, 'by', 'field.choice'],
    [{ by: ['name'] }, 'by', 'field.choice'],
    [{ what: '' }, 'what', 'field.required'],
    [{ what: '\u200b \n' }, 'what', 'field.required'],
    [{ what: 'x'.repeat(255) }, 'what', 'field.too-long-by'],
    [{ what: 7 }, 'what', 'field.text'],
    [{ end: 'year' }, 'end', 'field.choice'],
    [{ how: 'loud' }, 'how', 'field.choice'],
    [{ who: 'me' }, 'who', 'field.choice'],
    [{ until: '2027-02-29' }, 'until', 'field.day'],
    [{ until: '31.12.2026' }, 'until', 'field.day'],
    [{ until: '2026-12-31T00:00' }, 'until', 'field.day'],
    [{ reason: '' }, 'reason', 'field.required'],
    [{ reason: 'x'.repeat(REASON_MAX + 1) }, 'reason', 'field.too-long-by'],
  ] as const)('refuses %j', ([fields, field, sentence], { expect }) => {
    expect(wrongIn(NewBan, { ...TYPED, ...fields })).toEqual({ [field]: sentence })
  })

  it('cleans what was typed: line breaks, controls and what turns text around', ({ expect }) => {
    const { what, reason } = v.parse(NewBan, { by: 'name', what: ' M\u202eo\n\u0000 R ', reason: 'a\r\nb' })
    expect([what, reason]).toEqual(['Mo R', 'a b'])
  })

  it('drops what it does not know', ({ expect }) => {
    const typed = { ...TYPED, made_by: 1, site_id: 'other', id: 5 }
    expect(Object.keys(v.parse(NewBan, typed)).sort()).toEqual(
      ['by', 'end', 'how', 'reason', 'sure', 'until', 'what', 'who'].sort(),
    )
  })
})

describe('a ban from a comment', () => {
  it('says by which traits, from the boxes of a form or the words of JSON', ({ expect }) => {
    const fromForm = v.parse(BanAuthor, { 'by-address': 'yes', domain: 'shop.example' })
    const fromJson = v.parse(BanAuthor, { 'by-address': true, 'by-name': false, domain: 'shop.example' })
    expect(fromForm.by).toEqual({ address: true, name: false, network: false, domain: 'shop.example' })
    expect(fromJson).toEqual(fromForm)
  })

  it('decides nothing along unless it says so', ({ expect }) => {
    expect(v.parse(BanAuthor, {})).toMatchObject({ decide: '', end: 'week', how: 'open' })
    for (const decide of DECIDES) expect(v.parse(BanAuthor, { decide }).decide).toBe(decide)
  })

  it.for([
    [{ decide: 'approve' }, 'decide', 'field.choice'],
    [{ decide: 'restore' }, 'decide', 'field.choice'],
    [{ 'by-name': 7 }, 'by-name', undefined],
    [{ domain: 'x'.repeat(254) }, 'domain', 'field.too-long-by'],
  ] as const)('refuses %j', ([fields, field, sentence], { expect }) => {
    const wrong = wrongIn(BanAuthor, fields)
    expect(Object.keys(wrong)).toEqual([field])
    if (sentence) expect(wrong[field]).toBe(sentence)
  })
})

describe('a change of a ban', () => {
  it('lifts it, or gives it another end and manner', ({ expect }) => {
    expect(v.parse(ChangeBan, { change: 'lift' })).toMatchObject({ change: 'lift' })
    expect(v.parse(ChangeBan, { change: 'end', end: 'day', how: 'silent' })).toMatchObject({
      change: 'end',
      end: 'day',
      how: 'silent',
    })
  })

  it.for([{}, { change: 'remove' }, { change: '' }, { change: null }])(
    'is none of %j',
    (typed, { expect }) => {
      expect(Object.keys(wrongIn(ChangeBan, typed))).toEqual(['change'])
    },
  )
})

describe('which bans', () => {
  it('are those in force unless somebody asks for others', ({ expect }) => {
    expect(v.parse(ListBans, {})).toEqual({ list: 'in-force' })
    for (const list of BAN_LISTS)
      expect(v.parse(ListBans, { list, after: 'x' })).toEqual({ list, after: 'x' })
    expect(wrongIn(ListBans, { list: 'all' })).toEqual({ list: 'field.choice' })
  })
})

import * as v from 'valibot'
import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { AppError } from '../../../src/kernel/error'
import { ApplyAction, inWords, ListQueue, OUTCOME, STATUSES } from '../../../src/moderation/public'
import { DecideByMail } from '../../../src/moderation/schema'
import { describeProblem } from '../../../src/web/on-error'

const accepts = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success

describe('a decision', () => {
  it('names its action and the revision that was read', ({ expect }) => {
    expect(v.parse(ApplyAction, { action: 'approve', revision: '3' })).toEqual({
      action: 'approve',
      revision: 3,
      from: 'held',
      reason: null,
      tell: false,
    })
  })

  it('may carry a reason, and the box as a form or a script sends it', ({ expect }) => {
    const decision = { action: 'reject', revision: '3', reason: ' @off-topic ' }
    for (const tell of ['yes', true]) {
      expect(v.parse(ApplyAction, { ...decision, tell })).toMatchObject({ reason: '@off-topic', tell: true })
    }
    for (const tell of ['', 'no', false, undefined])
      expect(v.parse(ApplyAction, { ...decision, tell }).tell).toBe(false)
  })

  it.for([
    [{}],
    [{ action: 'approve' }],
    [{ action: 'publish', revision: '1' }],
    [{ action: 'approve', revision: 1 }],
    [{ action: 'approve', revision: '0' }],
    [{ action: 'approve', revision: '-1' }],
    [{ action: 'approve', revision: '1.5' }],
    [{ action: 'approve', revision: '1e3' }],
    [{ action: 'approve', revision: '9999999999' }],
    [{ action: 'approve', revision: '1', from: 'gone' }],
    [{ action: ['approve'], revision: '1' }],
    [{ action: 'constructor', revision: '1' }],
    [null],
  ])('is refused as %j', ([input], { expect }) => {
    expect(accepts(ApplyAction, input)).toBe(false)
  })

  it('has an outcome among the six states, each reached by one action', ({ expect }) => {
    expect(Object.values(OUTCOME).toSorted()).toEqual([...STATUSES].toSorted())
  })

  it('by mail is one of four', ({ expect }) => {
    const taken = Object.keys(OUTCOME).filter((action) => accepts(DecideByMail, { action, revision: '1' }))
    expect(taken).toEqual(['approve', 'reject', 'spam', 'return'])
  })
})

describe('a page of a list', () => {
  it('is the queue from its beginning if nothing else is said', ({ expect }) => {
    expect(v.parse(ListQueue, {})).toEqual({
      status: 'held',
      order: '',
      why: '',
      limit: 25,
      item: undefined,
      done: undefined,
    })
  })

  it('opens nothing for what is no id, so that an old address still shows the list', ({ expect }) => {
    for (const item of ['x', '-1', '1.5', '', '99999999999999999']) {
      expect(v.parse(ListQueue, { item }).item, item).toBeUndefined()
    }
    expect(v.parse(ListQueue, { item: '77' }).item).toBe(77)
  })

  it('has at most fifty items', ({ expect }) => {
    expect(accepts(ListQueue, { limit: '50' })).toBe(true)
    for (const limit of ['0', '51', 'x', '-5']) expect(accepts(ListQueue, { limit }), limit).toBe(false)
  })
})

describe('inWords', () => {
  const quicker = (status: string) =>
    new AppError('moderation/already-decided', 409, { params: { by: 'Kim', status } })
  const said = (status: string, locale: 'en' | 'de') => {
    const t = translator(locale)
    return describeProblem(inWords(quicker(status), t) as AppError, t).detail
  }

  it('says where the comment stands in the reader’s language', ({ expect }) => {
    expect(said('spam', 'en')).toBe('Kim was quicker: the comment is spam now.')
    expect(said('rejected', 'de')).toBe('Kim war schneller: Der Kommentar ist jetzt abgelehnt.')
  })

  it('has a word for every state in every language', ({ expect }) => {
    for (const locale of ['en', 'de'] as const) {
      for (const status of STATUSES)
        expect(said(status, locale), `${locale} ${status}`).not.toContain('desk.is-')
    }
  })

  it('passes everything else on as it is', ({ expect }) => {
    const t = translator('en')
    for (const error of [new Error('x'), new AppError('moderation/unknown', 404), 'text', undefined]) {
      expect(inWords(error, t)).toBe(error)
    }
  })
})

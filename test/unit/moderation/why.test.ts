import * as v from 'valibot'
import { describe, it } from 'vitest'
import { translator } from '../../../src/i18n/translate'
import { AppError } from '../../../src/kernel/error'
import { changesOf } from '../../../src/moderation/decisions/changes-of'
import { checkReason } from '../../../src/moderation/decisions/check-reason'
import { inWords } from '../../../src/moderation/decisions/in-words'
import { PICKS_MAX, pickName, readPicks } from '../../../src/moderation/queue/read-picks'
import { ApplyAction } from '../../../src/moderation/schema'
import { siteSettings } from '../../support/site-settings'

const SITE = { id: 's', name: 'S', settings: siteSettings() }
const OWN = { ...SITE, settings: siteSettings({ reasons: ['Write in rhyme.', '@hate'] }) }

describe('the reason of a decision', () => {
  it.for([
    ['reject', '@hate', true],
    ['return', '@unclear', false],
    ['reject', null, false],
    ['return', undefined, true],
  ] as const)('%s with %j is kept, and told: %j', ([action, reason, tell], { expect }) => {
    expect(checkReason(SITE, action, { ...(reason !== undefined && { reason }), tell })).toEqual({
      reason: reason ?? null,
      tell,
    })
  })

  it.for(['approve', 'restore', 'spam', 'delete'] as const)(
    'is dropped with %s, which tells nobody',
    (action, { expect }) => {
      expect(checkReason(SITE, action, { reason: '@hate', tell: true })).toEqual({
        reason: null,
        tell: false,
      })
      expect(checkReason(SITE, action, { reason: 'of no list', tell: true })).toEqual({
        reason: null,
        tell: false,
      })
    },
  )

  it.for(['hate', '@HATE', '@nothing', 'Write in rhyme', '@constructor', '<b>'])(
    'is refused beside its field if the list has none such: %s',
    (reason, { expect }) => {
      expect(() => checkReason(SITE, 'reject', { reason })).toThrow(
        expect.objectContaining({
          status: 422,
          details: expect.objectContaining({ issues: [{ field: 'reason', message: 'desk.reason-unknown' }] }),
        }),
      )
    },
  )

  it('is of the site’s own list alone, once it has one', ({ expect }) => {
    expect(checkReason(OWN, 'reject', { reason: 'Write in rhyme.' }).reason).toBe('Write in rhyme.')
    expect(checkReason(OWN, 'reject', { reason: '@hate' }).reason).toBe('@hate')
    expect(() => checkReason(OWN, 'reject', { reason: '@unclear' })).toThrow()
  })
})

describe('a decision as a form sends it', () => {
  const read = (fields: object) => v.safeParse(ApplyAction, { action: 'reject', revision: '1', ...fields })

  it.for([
    [{}, { from: 'held', reason: null, tell: false }],
    [{ from: 'spam' }, { from: 'spam' }],
    [{ reason: '' }, { reason: null }],
    [{ reason: ' @hate ' }, { reason: '@hate' }],
    [{ tell: 'yes' }, { tell: true }],
    [{ tell: true }, { tell: true }],
    [{ tell: 'no' }, { tell: false }],
    [{ tell: 'on' }, { tell: false }],
    [{ tell: false }, { tell: false }],
    [{ revision: '999999999' }, { revision: 999_999_999 }],
  ] as const)('%j', ([fields, output], { expect }) => {
    expect(read(fields).output).toMatchObject(output)
  })

  it.for([
    [{ action: 'publish' }, 'action'],
    [{ action: '' }, 'action'],
    [{ action: 'constructor' }, 'action'],
    [{ revision: '0' }, 'revision'],
    [{ revision: '' }, 'revision'],
    [{ revision: '1.5' }, 'revision'],
    [{ revision: '1000000000' }, 'revision'],
    [{ from: 'everywhere' }, 'from'],
    [{ reason: 'r'.repeat(201) }, 'reason'],
  ] as const)('%j is refused at its field', ([fields, field], { expect }) => {
    expect(read(fields).issues?.[0].path?.[0]?.key).toBe(field)
  })
})

describe('picked comments', () => {
  const of = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [pickName(at + 1), '1']))

  it.for([
    ['revisions as text', { 'pick-5': '2' }, [{ id: 5, revision: 2 }]],
    ['revisions as numbers', { 'pick-5': 2 }, [{ id: 5, revision: 2 }]],
    ['other fields beside them', { action: 'spam', 'pick-5': '2', from: 'held' }, [{ id: 5, revision: 2 }]],
    [
      'fields that only look alike',
      { 'pick-x': '1', 'pick-': '1', xpick: '1', 'pick-5': '1' },
      [{ id: 5, revision: 1 }],
    ],
    ['a revision that is none', { 'pick-5': 'on', 'pick-6': '1' }, [{ id: 6, revision: 1 }]],
    ['an id beyond any', { 'pick-99999999999999999': '1', 'pick-6': '1' }, [{ id: 6, revision: 1 }]],
  ] as const)('are read from %s', ([, input, picks], { expect }) => {
    expect(readPicks(input)).toEqual(picks)
  })

  it('are a hundred at most', ({ expect }) => {
    expect(readPicks(of(PICKS_MAX))).toHaveLength(100)
    expect(() => readPicks(of(PICKS_MAX + 1))).toThrow(expect.objectContaining({ status: 422 }))
  })

  it.for([
    {},
    { action: 'spam' },
    { 'pick-0': '1' },
    { 'pick-5': '0' },
    { 'pick-5': null },
    { 'pick-5': {} },
  ])('are one at least: %j', (input, { expect }) => {
    expect(() => readPicks(input)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ issues: [{ field: 'pick', message: 'desk.pick-none' }] }),
      }),
    )
  })
})

describe('what an act changed', () => {
  it.for([
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['nothing, written in another order', { a: { x: 1 } }, { a: { x: 1 } }, []],
    ['one field', { a: 'x', b: 'y' }, { a: 'x', b: 'z' }, [{ field: 'b', from: 'y', to: 'z' }]],
    ['a field that came', {}, { a: 'x' }, [{ field: 'a', from: null, to: 'x' }]],
    ['a field that went', { a: 'x' }, {}, [{ field: 'a', from: 'x', to: null }]],
    ['nothing and null, which are one', { a: null }, {}, []],
    ['emptied', { a: 'x' }, { a: '' }, [{ field: 'a', from: 'x', to: '' }]],
    ['a list', { a: ['x'] }, { a: ['x', 'y'] }, [{ field: 'a', from: '["x"]', to: '["x","y"]' }]],
    ['a number', { a: 5 }, { a: 0 }, [{ field: 'a', from: '5', to: '0' }]],
    ['a yes and a no', { a: true }, { a: false }, [{ field: 'a', from: 'true', to: 'false' }]],
    ['a number and its text, which read alike', { a: 5 }, { a: '5' }, []],
    ['what is told in words of its own', { status: 'held', bulk: 1 }, { status: 'spam', bulk: 2 }, []],
    [
      'in the order of before, then of after',
      { b: 1, a: 1 },
      { c: 1, a: 2, b: 2 },
      [
        { field: 'b', from: '1', to: '2' },
        { field: 'a', from: '1', to: '2' },
        { field: 'c', from: null, to: '1' },
      ],
    ],
  ] as const)('%s', ([, before, after, changes], { expect }) => {
    expect(changesOf(before, after)).toEqual(changes)
  })

  it('is cut at two hundred characters, and no sign in half', ({ expect }) => {
    const [whole] = changesOf({}, { a: 'x'.repeat(200) })
    expect(whole!.to).toBe('x'.repeat(200))
    const [cut] = changesOf({}, { a: 'x'.repeat(201) })
    expect(cut!.to).toBe(`${'x'.repeat(200)}…`)
    const [emoji] = changesOf({}, { a: `${'x'.repeat(199)}😀 and more` })
    expect(emoji!.to!.isWellFormed()).toBe(true)
  })

  it('is seen behind the cut too', ({ expect }) => {
    const long = 'x'.repeat(300)
    expect(changesOf({ a: `${long}1` }, { a: `${long}2` })).toHaveLength(1)
  })
})

describe('somebody was quicker', () => {
  const decided = new AppError('moderation/already-decided', 409, {
    params: { by: 'Mo', status: 'published' },
  })

  it.for([
    ['en', 'published'],
    ['de', 'öffentlich'],
  ] as const)('is told in %s', ([locale, status], { expect }) => {
    const told = inWords(decided, translator(locale)) as AppError
    expect(told).toMatchObject({ code: decided.code, status: 409 })
    expect(told.details.params).toEqual({ by: 'Mo', status })
    expect(told.cause).toBe(decided)
  })

  it.for([new Error('a fault'), new AppError('moderation/unknown', 404, {}), undefined, 'text'])(
    'is all that is put into words: %s passes as it is',
    (error, { expect }) => {
      expect(inWords(error, translator('en'))).toBe(error)
    },
  )
})

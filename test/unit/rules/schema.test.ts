import * as v from 'valibot'
import { describe, it } from 'vitest'
import { hostAndParents, hostIn } from '../../../src/kernel/host'
import {
  ChangeRule,
  NewRule,
  NOTE_MAX,
  PATTERN_MAX,
  RULE_ACTIONS,
  RULE_FIELDS,
} from '../../../src/rules/schema'

const RULE = { field: 'text', pattern: 'casino', action: 'hold', note: '' }
const FAMILY = '👩‍👩‍👧'

/** The first thing that is wrong with a rule as typed: its field and the key of its sentence. */
function wrongIn(typed: object): readonly [field: unknown, sentence: string] | undefined {
  const { success, issues } = v.safeParse(NewRule, typed)
  return success ? undefined : [issues[0].path?.[0]?.key, issues[0].message.split('?')[0]!]
}
const kept = (typed: object) => v.parse(NewRule, { ...RULE, ...typed })

describe('a rule as typed', () => {
  it.for(RULE_FIELDS.flatMap((field) => RULE_ACTIONS.map((action) => [field, action] as const)))(
    'may look at the %s and then %s',
    ([field, action], { expect }) => {
      expect(kept({ field, action, pattern: 'shop' })).toEqual({ field, action, pattern: 'shop', note: '' })
    },
  )

  it.for([
    ['*', 'rules.words-wrong'],
    ['**', 'rules.words-wrong'],
    ['***', 'rules.words-wrong'],
    ['**casino', 'rules.words-wrong'],
    ['casino**', 'rules.words-wrong'],
    ['ca*sino', 'rules.words-wrong'],
    ['*!*', 'rules.words-wrong'],
    ['…', 'rules.words-wrong'],
    ['', 'field.required'],
    ['   ', 'field.required'],
    [7, 'field.text'],
    [null, 'field.text'],
  ] as const)('for words is not %j: %s', ([pattern, sentence], { expect }) => {
    for (const field of ['text', 'name']) {
      expect(wrongIn({ ...RULE, field, pattern }), field).toEqual(['pattern', sentence])
    }
  })

  it.for([
    ['casino', 'casino'],
    ['*casino', '*casino'],
    ['casino*', 'casino*'],
    ['*casino*', '*casino*'],
    ['  buy   now  ', 'buy now'],
    ['Café!', 'Café!'],
    ['博彩', '博彩'],
    ['7', '7'],
  ] as const)('for words may be %j', ([pattern, stored], { expect }) => {
    expect(kept({ pattern }).pattern).toBe(stored)
  })

  it.for([
    ['two words', 'rules.host-wrong'],
    ['*', 'rules.host-wrong'],
    ['ada@mail.example', 'rules.host-wrong'],
    ['shop.example:80', 'rules.host-wrong'],
    ['ftp://shop.example', 'rules.host-wrong'],
    ['', 'field.required'],
  ] as const)('for hosts is not %j: %s', ([pattern, sentence], { expect }) => {
    for (const field of ['link', 'domain']) {
      expect(wrongIn({ ...RULE, field, pattern }), field).toEqual(['pattern', sentence])
    }
  })

  it.for([
    ['pattern', PATTERN_MAX, 'x'],
    ['pattern', PATTERN_MAX, FAMILY],
    ['note', NOTE_MAX, 'x'],
    ['note', NOTE_MAX, FAMILY],
  ] as const)('has a %s of %i signs at most, each as people count: %s', ([field, max, sign], { expect }) => {
    const base = { ...RULE, pattern: 'x' }
    const start = field === 'pattern' ? 'x' : sign
    expect(wrongIn({ ...base, [field]: start + sign.repeat(max - 1) })).toBeUndefined()
    expect(wrongIn({ ...base, [field]: start + sign.repeat(max) })).toEqual([field, 'field.too-long-by'])
  })

  it.for(['field', 'pattern', 'action'] as const)('is nothing without its %s', (missing, { expect }) => {
    const { [missing]: _, ...rest } = RULE
    expect(wrongIn(rest)?.[0]).toBe(missing)
  })

  it('needs no note, and stores nothing that was not asked for', ({ expect }) => {
    const { note: _, ...rest } = RULE
    expect(v.parse(NewRule, { ...rest, id: 5, site_id: 'other', off: 1 })).toEqual(RULE)
  })

  it.for(['Text', 'body', 'email', '', null])('does not look at %j', (field, { expect }) => {
    expect(wrongIn({ ...RULE, field })).toEqual(['field', 'field.choice'])
  })

  it.for(['publish', 'HOLD', 'delete', '', null])('does not do %j', (action, { expect }) => {
    expect(wrongIn({ ...RULE, action })).toEqual(['action', 'field.choice'])
  })
})

describe('a host and what it is below', () => {
  it('is every name from it on, and never a piece of an address of numbers', ({ expect }) => {
    expect(hostAndParents('a.b.example')).toEqual(['a.b.example', 'b.example', 'example'])
    expect(['203.0.113.9', '[::1]'].map((host) => hostAndParents(host))).toEqual([['203.0.113.9'], ['[::1]']])
    expect(hostAndParents('a.b.example', 2)).toEqual(['b.example', 'example'])
  })

  it('is no more than a name can have, however long the text', ({ expect }) => {
    expect(hostAndParents(`${'a.'.repeat(9000)}example`)).toHaveLength(127)
  })
})

describe('the host of what was typed', () => {
  it.for([
    ['example', 'example'],
    ['Shop.EXAMPLE', 'shop.example'],
    ['http://shop.example', 'shop.example'],
    ['HTTPS://shop.example/', 'shop.example'],
    ['shop.example?x=y', 'shop.example'],
    ['shop.example#top', 'shop.example'],
    ['*.shop.example', 'shop.example'],
    ['*.*.shop.example', 'shop.example'],
    ['..shop.example', 'shop.example'],
    ['shop.example.', 'shop.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ] as const)('%s is %s', ([typed, host], { expect }) => {
    expect(hostIn(typed)).toBe(host)
    expect(hostIn(host)).toBe(host)
  })

  it.for(['', '.', '/path', 'https://', 'a b', 'a_b', 'shop.example:443', 'user@shop.example', '[::1]'])(
    'is none in %j',
    (typed, { expect }) => {
      expect(hostIn(typed)).toBeUndefined()
    },
  )
})

describe('a change of a rule', () => {
  it.for(['on', 'off', 'remove'] as const)('may be %s', (change, { expect }) => {
    expect(v.parse(ChangeRule, { change, pattern: 'other' })).toEqual({ change })
  })

  it.for([{}, { change: '' }, { change: 'ON' }, { change: 'add' }, { change: true }])(
    'is not %j',
    (typed, { expect }) => {
      expect(v.safeParse(ChangeRule, typed).success).toBe(false)
    },
  )
})

import fc from 'fast-check'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import {
  choice,
  email,
  form,
  limit,
  line,
  optionalEmail,
  optionalId,
  optionalKey,
  optionalLine,
  optionalWebAddress,
  pageAddress,
  says,
  text,
} from '../../../src/web/fields'

/** The value, or the message it was refused with. */
const read = (schema: v.GenericSchema, value: unknown): unknown => {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  return result.success ? result.output : { refused: result.issues[0].message.split('?')[0] }
}
const refused = (key: string) => ({ refused: key })

describe('a message', () => {
  it('carries its sentence and the values in it', ({ expect }) => {
    expect(says('field.too-long', { max: 100 })).toBe('field.too-long?max=100')
    expect(says('field.required')).toBe('field.required?')
    expect(says('field.choice', { choices: 'a & b=c?' })).toBe('field.choice?choices=a+%26+b%3Dc%3F')
  })
})

describe('a line', () => {
  it.for([
    ['  Ada  ', 'Ada'],
    ['Ada\nByron', 'Ada Byron'],
    ['', refused('field.required')],
    [' \u200b ', refused('field.required')],
    ['x'.repeat(11), refused('field.too-long-by')],
    ['👩‍👩‍👧‍👦'.repeat(10), '👩‍👩‍👧‍👦'.repeat(10)],
    [12, refused('field.text')],
    [null, refused('field.text')],
    [{}, refused('field.text')],
  ] as const)('%j is read as %j', ([typed, expected], { expect }) => {
    expect(read(line(10), typed)).toEqual(expected)
  })

  it('may be blank where it is optional', ({ expect }) => {
    expect(read(optionalLine(10), '   ')).toBe('')
    expect(read(optionalLine(10), undefined)).toBe('')
    expect(read(optionalLine(10), 'x'.repeat(11))).toEqual(refused('field.too-long-by'))
  })
})

describe('a text', () => {
  it('keeps its lines and loses what is around it', ({ expect }) => {
    expect(read(text(20), '\n\na\r\nb\n\n')).toBe('a\nb')
    expect(read(text(20), ' \n ')).toEqual(refused('field.required'))
    expect(read(text(20), 'x'.repeat(21))).toEqual(refused('field.too-long-by'))
  })

  it('is measured after it is cleaned, so that what nobody sees costs nothing', ({ expect }) => {
    expect(read(text(5), `${'\u200b'.repeat(50)}words`)).toBe('words')
  })
})

describe('an address', () => {
  it('of mail comes with its comparable form', ({ expect }) => {
    expect(read(email, ' Ada@Example.ORG ')).toEqual({ address: 'Ada@example.org', key: 'ada@example.org' })
    expect(read(email, '')).toEqual(refused('field.required'))
    expect(read(email, 'nobody')).toEqual(refused('field.email'))
  })

  it('that is optional may be missing in every way a form or a script leaves it out', ({ expect }) => {
    for (const nothing of ['', '   ', null, undefined]) expect(read(optionalEmail, nothing)).toBeUndefined()
    expect(read(optionalEmail, 'nobody')).toEqual(refused('field.email'))
    expect(read(optionalEmail, 5)).toEqual(refused('field.email'))
  })

  it('of a website gets its scheme, of a page its canonical form', ({ expect }) => {
    expect(read(optionalWebAddress, 'example.org')).toBe('https://example.org/')
    expect(read(optionalWebAddress, 'javascript:alert(1)')).toEqual(refused('field.web-address'))
    expect(read(pageAddress, 'https://EXAMPLE.org/a/?utm_source=x#y')).toMatchObject({
      href: 'https://example.org/a',
    })
    expect(read(pageAddress, 'example.org')).toEqual(refused('field.page-address'))
  })
})

describe('an id', () => {
  it.for([
    ['12', 12],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
    ['-1', refused('field.id')],
    ['1e3', refused('field.id')],
    ['12abc', refused('field.id')],
    [12, refused('field.id')],
  ] as const)('%j is read as %j', ([typed, expected], { expect }) => {
    expect(read(optionalId, typed)).toEqual(expected)
  })
})

describe('a choice, a limit and a key', () => {
  it('take what they name and nothing else', ({ expect }) => {
    expect(read(choice(['newest', 'oldest']), 'oldest')).toBe('oldest')
    for (const wrong of ['NEWEST', '', 'constructor', 1]) {
      expect(read(choice(['newest', 'oldest']), wrong)).toEqual(refused('field.choice'))
    }
    expect(read(limit(50, 20), undefined)).toBe(20)
    expect(read(limit(50, 20), '50')).toBe(50)
    for (const wrong of ['0', '51', '-1', '1.5', ' 5', '0x5', '', '99999']) {
      expect(read(limit(50, 20), wrong), wrong).toEqual(refused('field.number'))
    }
    const key = crypto.randomUUID()
    expect(read(optionalKey, key.toUpperCase())).toBe(key)
    expect(read(optionalKey, undefined)).toBeUndefined()
    expect(read(optionalKey, `${key}x`)).toEqual(refused('field.key'))
  })
})

describe('a form', () => {
  const schema = form({ name: line(5), url: optionalWebAddress })

  it('drops what it does not ask for', ({ expect }) => {
    expect(read(schema, { name: 'Ada', status: 1, site_id: 'other' })).toEqual({
      name: 'Ada',
      url: undefined,
    })
  })

  it('says of a missing field what to do', ({ expect }) => {
    expect(read(schema, {})).toEqual(refused('field.required'))
  })

  it('gives only what it asks for, and never throws, whatever comes', ({ expect }) => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const output = read(schema, anything) as object
        expect(Object.keys(output).every((name) => ['name', 'url', 'refused'].includes(name))).toBe(true)
      }),
    )
  })
})

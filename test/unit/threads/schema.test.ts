import * as v from 'valibot'
import { describe, it } from 'vitest'
import {
  ClosePages as CloseAtDesk,
  ListPages as ListAtDesk,
  PICK_PAGE,
  pickedPages,
} from '../../../src/desk/pages/pages-schema'
import {
  AnswerWords,
  ClosePages,
  ListPages,
  MoveComment,
  MovePage,
  SetPageState,
} from '../../../src/threads/schema'

const take = <Schema extends v.GenericSchema>(schema: Schema, input: unknown) => {
  const result = v.safeParse(schema, input)
  return result.success ? result.output : result.issues.map(({ message }) => message.split('?')[0])
}

describe('where a comment goes', () => {
  it.for([
    ['3476814109472720', 3476814109472720],
    [' 5 ', 5],
    ['#c-5', 5],
    ['https://courier.example/one#c-3476814109472720', 3476814109472720],
    ['https://courier.example/one?a=1#c-7', 7],
    ['https://comments.example/courier/thread?comment=8', 8],
    ['https://comments.example/courier/thread?page=x&comment=8#c-8', 8],
    ['https://comments.example/desk/courier?status=published&item=9', 9],
    ['', undefined],
    ['   ', undefined],
    [null, undefined],
    [undefined, undefined],
  ] as const)('below what %s names', ([under, id], { expect }) => {
    expect(take(MoveComment, { under, page: '' })).toEqual({ under: id, page: undefined })
  })

  it.for([
    'what?',
    '-5',
    '0',
    '1.5',
    '#c-',
    '#c-x',
    'https://courier.example/one',
    '99999999999999999999',
    '１２',
  ])('is not below "%s"', (under, { expect }) => {
    expect(take(MoveComment, { under })).toEqual(['desk.comment-move-no-link'])
  })

  it('is another page by its address', ({ expect }) => {
    expect(take(MoveComment, { page: 'https://courier.example/one/?utm_source=x#top' })).toMatchObject({
      page: { href: 'https://courier.example/one' },
    })
    expect(take(MoveComment, { page: 'one' })).toEqual(['field.page-address'])
    expect(take(MoveComment, {})).toEqual({ under: undefined, page: undefined })
  })
})

describe('where a page goes', () => {
  it.for([
    ['https://courier.example/new', 'https://courier.example/new'],
    [' HTTPS://Courier.Example/new/ ', 'https://courier.example/new'],
    [`https://courier.example/${'a'.repeat(2048 - 24)}`, `https://courier.example/${'a'.repeat(2048 - 24)}`],
  ] as const)('is the canonical form of %s', ([to, href], { expect }) => {
    expect(take(MovePage, { to })).toMatchObject({ to: { href } })
  })

  it.for([
    ['', 'field.required'],
    ['new', 'field.page-address'],
    ['javascript:alert(1)', 'field.page-address'],
    ['ftp://courier.example/', 'field.page-address'],
    [`https://courier.example/${'a'.repeat(2048)}`, 'field.page-address'],
  ] as const)('is not "%s"', ([to, message], { expect }) => {
    expect(take(MovePage, { to })).toEqual([message])
  })
})

describe('a list of pages', () => {
  it.for([
    [{}, { begins: '', limit: 25 }],
    [
      { begins: ' /blog ', limit: '5' },
      { begins: '/blog', limit: 5 },
    ],
    [{ after: 'CURSOR' }, { begins: '', after: 'CURSOR', limit: 25 }],
  ] as const)('takes %o', ([input, output], { expect }) => {
    expect(take(ListPages, input)).toEqual(output)
  })

  it.for([{ limit: '0' }, { limit: '51' }, { limit: 'x' }, { begins: 'x'.repeat(2049) }])(
    'refuses %o',
    (input, { expect }) => {
      expect(Array.isArray(take(ListPages, input))).toBe(true)
    },
  )

  it('says at the desk what was done, and heeds no nonsense about it', ({ expect }) => {
    expect(take(ListAtDesk, { closed: '3' })).toMatchObject({ closed: 3 })
    expect(take(ListAtDesk, { opened: '12' })).toMatchObject({ opened: 12 })
    expect(take(ListAtDesk, { closed: '<b>' })).toMatchObject({ closed: undefined })
    expect(take(ListAtDesk, { closed: '99999' })).toMatchObject({ closed: undefined })
  })
})

describe('what is done to pages', () => {
  it('is one of two things to many', ({ expect }) => {
    for (const act of ['close', 'open'] as const) {
      expect(take(ClosePages, { act })).toEqual({ act })
      expect(take(CloseAtDesk, { act, begins: '/x' })).toMatchObject({ act, begins: '/x' })
    }
    expect(take(ClosePages, { act: 'delete' })).toEqual(['field.choice'])
    expect(take(ClosePages, {})).toEqual(['field.required'])
  })

  it('is one of four things to one', ({ expect }) => {
    for (const page of ['site', 'all', 'none', 'closed'] as const)
      expect(take(SetPageState, { page })).toEqual({ page })
    expect(take(SetPageState, { page: 'open' })).toEqual(['field.choice'])
  })
})

describe('pages that were picked', () => {
  const id = (letter: string) => letter.repeat(22)

  it('are known by the names of their boxes', ({ expect }) => {
    const input = {
      act: 'close',
      [`${PICK_PAGE}${id('a')}`]: 'yes',
      [`${PICK_PAGE}${id('B')}`]: 'yes',
      begins: '/x',
    }
    expect(pickedPages(input)).toEqual([id('a'), id('B')])
  })

  it.for(['', 'x', id('a').slice(1), `${id('a')}b`, `${id('a').slice(1)}!`, `${id('a').slice(1)}'`])(
    'are never "%s"',
    (name, { expect }) => {
      expect(pickedPages({ [`${PICK_PAGE}${name}`]: 'yes' })).toEqual([])
    },
  )

  it('are a hundred at most', ({ expect }) => {
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`${PICK_PAGE}${String(at).padStart(22, '0')}`, 'yes']),
      )
    expect(pickedPages(many(100))).toHaveLength(100)
    expect(() => pickedPages(many(101))).toThrow()
    expect(pickedPages({})).toEqual([])
  })
})

describe('an answer by the team', () => {
  const words = { body: 'We look. ', revision: '2' }

  it.for([
    [{}, { approve: false }],
    [{ approve: 'yes' }, { approve: true }],
    [{ approve: true }, { approve: true }],
    [{ approve: 'no' }, { approve: false }],
    [{ approve: false }, { approve: false }],
    [{ revision: 3 }, { revision: 3 }],
  ] as const)('with %o', ([more, output], { expect }) => {
    expect(take(AnswerWords, { ...words, ...more })).toMatchObject({
      body: 'We look.',
      revision: 2,
      ...output,
    })
  })

  it.for([
    [{ body: ' ' }, 'comments.body-needed'],
    [{ body: 'x'.repeat(20_001) }, 'field.too-long-by'],
    [{ revision: '0' }, 'field.number'],
    [{ revision: 'x' }, 'field.number'],
    [{ revision: undefined }, 'field.number'],
    [{ key: 'no key' }, 'field.key'],
  ] as const)('is not taken with %o', ([more, message], { expect }) => {
    expect(take(AnswerWords, { ...words, ...more })).toEqual([message])
  })
})

import * as v from 'valibot'
import { describe, it } from 'vitest'
import {
  CastVote,
  EditComment,
  ReadNews,
  ReadReplies,
  ReadThread,
  SendReport,
  SubmitComment,
} from '../../../src/comments/schema'

const PAGE = 'https://courier.example/post/1'
const COMMENT = { page: PAGE, name: 'Ada', body: 'A word.' }
const FAMILY = '👩‍👩‍👧‍👦'

/** What is refused, each field with the key of its sentence. */
const refused = (schema: v.GenericSchema, input: unknown) =>
  (v.safeParse(schema, input).issues ?? []).map((issue) => [
    issue.path?.[0]?.key,
    issue.message.split('?')[0],
  ])
const taken = (schema: v.GenericSchema, input: unknown): unknown => {
  const { success, output } = v.safeParse(schema, input)
  return success ? output : 'refused'
}

describe('a new comment', () => {
  it('has the defaults of a form that asks for little', ({ expect }) => {
    const output = taken(SubmitComment, COMMENT)
    expect(output).toMatchObject({ title: '', notify: 'no' })
    for (const key of ['email', 'url', 'parentId', 'proof', 'ack'])
      expect(output).not.toHaveProperty([key], '')
  })

  it.for([
    ['body', 'x'.repeat(20_000)],
    ['body', FAMILY.repeat(20_000)],
    ['name', 'x'.repeat(100)],
    ['title', 'x'.repeat(300)],
    ['title', ''],
    ['email', ''],
    ['email', null],
    ['email', ' ada@example.org '],
    ['url', ''],
    ['url', 'ada.example'],
    ['parentId', ''],
    ['parentId', '1'],
    ['parentId', '9007199254740991'],
    ['notify', ''],
    ['notify', 'no'],
    ['notify', 'replies'],
    ['notify', 'all'],
  ] as const)('takes as %s: %#', ([field, value], { expect }) => {
    expect(refused(SubmitComment, { ...COMMENT, [field]: value })).toEqual([])
  })

  it.for([
    ['body', '', 'comments.body-needed'],
    ['body', ' \n\t ', 'comments.body-needed'],
    ['body', '\u200b', 'comments.body-needed'],
    ['body', 'x'.repeat(20_001), 'field.too-long-by'],
    ['body', FAMILY.repeat(20_001), 'field.too-long-by'],
    ['body', 7, 'field.text'],
    ['body', ['a', 'b'], 'field.text'],
    ['name', '', 'field.required'],
    ['name', 'x'.repeat(101), 'field.too-long-by'],
    ['name', { toString: 'x' }, 'field.text'],
    ['title', 'x'.repeat(301), 'field.too-long-by'],
    ['title', 1, 'field.text'],
    ['email', 'ada', 'field.email'],
    ['email', 'ada@', 'field.email'],
    ['email', '@example.org', 'field.email'],
    ['email', 'a@b@c.example', 'field.email'],
    ['email', 'ada@example.org\r\nBcc: all@example.org', 'field.email'],
    ['email', 12, 'field.email'],
    ['url', 'javascript:alert(1)', 'field.web-address'],
    ['url', 'data:text/html,x', 'field.web-address'],
    ['url', 'not an address', 'field.web-address'],
    ['parentId', '0', 'field.id'],
    ['parentId', '-1', 'field.id'],
    ['parentId', '1.5', 'field.id'],
    ['parentId', '01', 'field.id'],
    ['parentId', '9007199254740992', 'field.id'],
    ['parentId', "1' OR '1'='1", 'field.id'],
    ['notify', 'every', 'field.choice'],
    ['notify', true, 'field.text'],
    ['page', 'ftp://x.example', 'field.page-address'],
    ['page', '/post/1', 'field.page-address'],
    ['page', '', 'field.required'],
  ] as const)('refuses as %s: %j', ([field, value, key], { expect }) => {
    expect(refused(SubmitComment, { ...COMMENT, [field]: value })).toEqual([[field, key]])
  })

  it('says by how many characters it is too long', ({ expect }) => {
    const { issues } = v.safeParse(SubmitComment, { ...COMMENT, body: FAMILY.repeat(20_007) })
    expect(issues![0].message).toBe('field.too-long-by?max=20000&count=7')
  })

  it('names what is wrong in the order of the form, the words first', ({ expect }) => {
    const wrong = { page: PAGE, body: '', name: '', email: 'x', url: 'javascript:x' }
    expect(refused(SubmitComment, wrong).map(([field]) => field)).toEqual(['body', 'name', 'email', 'url'])
  })

  it('takes nothing along that was not asked (mass assignment, S-1A)', ({ expect }) => {
    const output = taken(SubmitComment, {
      ...COMMENT,
      status: 1,
      verified: 1,
      id: 5,
      site_id: 'other',
      pinned: 1,
    })
    for (const key of ['status', 'verified', 'id', 'site_id', 'pinned'])
      expect(output).not.toHaveProperty(key)
  })
})

describe('new words for a comment', () => {
  it.for([
    [1, 1],
    ['1', 1],
    [999_999_999, 999_999_999],
    ['999999999', 999_999_999],
    [undefined, undefined],
    [null, null],
  ] as const)('were seen at revision %j', ([revision, read], { expect }) => {
    expect(taken(EditComment, { body: 'New.', ...(revision !== undefined && { revision }) })).toMatchObject(
      read === undefined || read === null ? { body: 'New.' } : { revision: read },
    )
  })

  it.for([0, -1, 1.5, Number.NaN, 1e9, '0', '', '01', '1e3', ' 1', 'one', true, {}, [1]])(
    'were seen at no revision like %j',
    (revision, { expect }) => {
      const [issue] = v.safeParse(EditComment, { body: 'New.', revision }).issues ?? []
      expect(issue?.message).toBe('field.number?min=1&max=999999999')
    },
  )
})

describe('a vote', () => {
  it.for([
    [1, 1],
    [-1, -1],
    ['1', 1],
    ['-1', -1],
  ] as const)('%j counts as %d', ([value, counted], { expect }) => {
    expect(taken(CastVote, { value })).toEqual({ value: counted })
  })

  it.for([
    0,
    2,
    -2,
    100,
    1.5,
    '',
    '0',
    '2',
    '+',
    'up',
    '1,1',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    true,
    null,
    {},
    [1],
  ])('%j counts for nothing', (value, { expect }) => {
    const [issue] = v.safeParse(CastVote, { value }).issues ?? []
    expect(issue?.message).toBe('field.choice?choices=1%2C+-1')
  })
})

describe('a report', () => {
  it('may add up to five hundred characters', ({ expect }) => {
    expect(refused(SendReport, { reason: 'spam', note: 'n'.repeat(500) })).toEqual([])
    expect(refused(SendReport, { reason: 'spam', note: 'n'.repeat(501) })).toEqual([
      ['note', 'field.too-long-by'],
    ])
    expect(taken(SendReport, { reason: 'spam' })).toEqual({ reason: 'spam', note: '' })
  })

  it.for(['', 'SPAM', 'because', 'constructor', null, 1])('gives no reason like %j', (reason, { expect }) => {
    expect(refused(SendReport, { reason })).toEqual([['reason', 'field.choice']])
  })
})

describe('reading a thread', () => {
  it.for([
    [{}, { limit: 20 }],
    [{ sort: '' }, { sort: undefined }],
    [{ sort: 'oldest' }, { sort: 'oldest' }],
    [{ sort: 'top' }, { sort: 'top' }],
    [{ limit: '1' }, { limit: 1 }],
    [{ limit: '50' }, { limit: 50 }],
    [{ limit: '0050' }, { limit: 50 }],
    [{ comment: '' }, { comment: undefined }],
    [{ comment: '12' }, { comment: 12 }],
  ] as const)('takes %j', ([asked, read], { expect }) => {
    expect(taken(ReadThread, { page: PAGE, ...asked })).toMatchObject(read)
  })

  it.for([
    [{ sort: 'best' }, 'sort', 'field.choice'],
    [{ limit: '0' }, 'limit', 'field.number'],
    [{ limit: '51' }, 'limit', 'field.number'],
    [{ limit: '-5' }, 'limit', 'field.number'],
    [{ limit: '' }, 'limit', 'field.number'],
    [{ limit: '5;' }, 'limit', 'field.number'],
    [{ limit: '00050' }, 'limit', 'field.number'],
    [{ comment: 'x' }, 'comment', 'field.id'],
    [{ page: 'x' }, 'page', 'field.page-address'],
  ] as const)('refuses %j', ([asked, field, key], { expect }) => {
    expect(refused(ReadThread, { page: PAGE, ...asked })[0]).toEqual([field, key])
  })

  it.for(['0', '51', 'all'])('refuses %j replies', (limit, { expect }) => {
    expect(refused(ReadReplies, { limit })[0]).toEqual(['limit', 'field.number'])
  })

  it.for([
    ['0', 0],
    ['999999999999999', 999_999_999_999_999],
  ] as const)('takes %s as what was seen', ([seen, read], { expect }) => {
    expect(taken(ReadNews, { page: PAGE, seen, since: seen })).toMatchObject({ seen: read, since: read })
  })

  it.for(['-1', '1.5', '1e3', '', 'x', '1'.repeat(16)])(
    'takes %j for no count and no moment',
    (seen, { expect }) => {
      expect(refused(ReadNews, { page: PAGE, seen })).toEqual([['seen', 'field.number']])
      expect(refused(ReadNews, { page: PAGE, since: seen })).toEqual([['since', 'field.number']])
    },
  )
})

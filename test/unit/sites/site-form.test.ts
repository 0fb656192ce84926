import * as v from 'valibot'
import { describe, it } from 'vitest'
import { NewSite, SiteForm } from '../../../src/sites/public'

const FORM = { name: 'The Courier', origins: 'https://courier.example', locale: 'en', hold: 'all' }
const NEW = { id: 'courier', name: 'The Courier', origins: '', locale: 'en' }

type Fields = Readonly<Record<string, unknown>>
/** `undefined` is a field that is not in the form at all. */
const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
const read = (fields: Fields) => v.safeParse(SiteForm, present({ ...FORM, ...fields }))
const readNew = (fields: Fields) => v.safeParse(NewSite, present({ ...NEW, ...fields }))
/** The fields that are refused, each with the key of its sentence. */
const refusedBy = ({ issues = [] }: { readonly issues?: readonly v.BaseIssue<unknown>[] | undefined }) =>
  issues.map((issue) => [issue.path?.[0]?.key, issue.message.split('?')[0]])

const FAMILY = '👩‍👩‍👧‍👦'

describe('the name of a site', () => {
  it.for([
    ['The Courier', 'The Courier'],
    ['  The   Courier ', 'The Courier'],
    ['The\nCourier', 'The Courier'],
    ['Caf\u0065\u0301', 'Café'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['a\u202eb', 'ab'],
    ['x'.repeat(100), 'x'.repeat(100)],
    [FAMILY.repeat(100), FAMILY.repeat(100)],
  ] as const)('%j is kept as %j', ([typed, kept], { expect }) => {
    expect(read({ name: typed }).output).toMatchObject({ name: kept })
  })

  it.for([
    ['', 'field.required'],
    [' \t\n ', 'field.required'],
    ['\u200b\u200b', 'field.required'],
    ['x'.repeat(101), 'field.too-long-by'],
    [FAMILY.repeat(101), 'field.too-long-by'],
    [7, 'field.text'],
    [null, 'field.text'],
    [['a'], 'field.text'],
    [undefined, 'field.required'],
  ] as const)('%j is refused: %s', ([typed, key], { expect }) => {
    expect(refusedBy(read({ name: typed }))).toEqual([['name', key]])
  })
})

describe('the addresses of a site', () => {
  it.for([
    ['nothing', '', []],
    ['blank lines', '\n \n', []],
    ['an origin', 'https://a.example', ['https://a.example']],
    ['a page', 'https://a.example/post/1?x=2#y', ['https://a.example']],
    ['a bare host', 'a.example', ['https://a.example']],
    ['a host with a port', 'https://a.example:8443', ['https://a.example:8443']],
    ['the port it has anyway', 'https://a.example:443', ['https://a.example']],
    ['upper case', 'HTTPS://A.EXAMPLE', ['https://a.example']],
    ['plain http', 'http://a.example', ['http://a.example']],
    ['this computer', 'http://localhost:4000', ['http://localhost:4000']],
    ['an IPv4', 'http://192.0.2.7', ['http://192.0.2.7']],
    ['an umlaut', 'https://bücher.example', ['https://xn--bcher-kva.example']],
    [
      'commas',
      'a.example, b.example,c.example',
      ['https://a.example', 'https://b.example', 'https://c.example'],
    ],
    ['lines of Windows', 'a.example\r\nb.example\r\n', ['https://a.example', 'https://b.example']],
    ['the same twice', 'a.example\nhttps://a.example/', ['https://a.example']],
    ['both schemes', 'http://a.example\nhttps://a.example', ['http://a.example', 'https://a.example']],
  ] as const)('take %s', ([, typed, stored], { expect }) => {
    expect(read({ origins: typed }).output).toMatchObject({ origins: stored })
  })

  it.for([
    ['a word', 'courier'],
    ['a star', '*'],
    ['a star for a part', 'https://*.example'],
    ['another scheme', 'ftp://a.example'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['the origin of nothing', 'null'],
    ['a file', 'file:///etc/passwd'],
    ['a scheme alone', 'https://'],
    ['a port that is none', 'https://a.example:99999'],
    ['markup', '<script>'],
    ['one among good ones', 'a.example\nno!\nb.example'],
  ] as const)('refuse %s, and name the line', ([, typed], { expect }) => {
    expect(refusedBy(read({ origins: typed }))).toEqual([['origins', 'desk.origin-wrong']])
  })

  it('name the first that is none, cut to what a sentence can hold', ({ expect }) => {
    const issue = read({ origins: `a.example\n${'!'.repeat(500)}\nnor-this` }).issues![0]
    expect(issue.message).toBe(`desk.origin-wrong?origin=${'%21'.repeat(100)}`)
  })

  it('count as typed: fifty, and the fifty-first is refused though it is one of them', ({ expect }) => {
    const fifty = Array.from({ length: 50 }, (_, at) => `s${at}.example`).join('\n')
    expect(read({ origins: fifty }).success).toBe(true)
    expect(refusedBy(read({ origins: `${fifty}\ns0.example` }))).toEqual([['origins', 'desk.origins-many']])
  })
})

describe('names that are reserved', () => {
  const names = (reservedNames: unknown) => read({ reservedNames })

  it.for([
    ['', []],
    ['Ada', ['Ada']],
    ['Ada\n\n  Grace  Hopper \nAda', ['Ada', 'Grace Hopper']],
    ['Ada\r\nGrace', ['Ada', 'Grace']],
    [undefined, []],
    ['n'.repeat(100), ['n'.repeat(100)]],
  ] as const)('%j are %j', ([typed, stored], { expect }) => {
    expect(names(typed).output).toMatchObject({ reservedNames: stored })
  })

  it('are a hundred at most, each once', ({ expect }) => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `Name ${at}`).join('\n')
    expect(names(many(100)).success).toBe(true)
    expect(names(`${many(100)}\nName 5`).success).toBe(true)
    expect(refusedBy(names(many(101)))).toEqual([['reservedNames', 'desk.names-many']])
  })

  it('are no longer than a name can be', ({ expect }) => {
    const [issue] = names(`Ada\n${'n'.repeat(101)}`).issues!
    expect(issue.message).toBe('field.too-long?max=100')
  })
})

describe('fields with a closed set of answers', () => {
  it.for([
    ['hold', ['all', 'some', 'none']],
    ['askName', ['required', 'optional', 'off']],
    ['askEmail', ['required', 'optional', 'off']],
    ['askUrl', ['required', 'optional', 'off']],
    ['doubts', ['nudge', 'hold', 'reject', 'publish']],
    ['tellAuthors', ['no', 'yes']],
    ['votes', ['off', 'up', 'both']],
    ['sort', ['newest', 'oldest', 'top']],
    ['listed', ['yes', 'no']],
  ] as const)('%s takes %j and names them to whoever sends another', ([field, answers], { expect }) => {
    for (const answer of answers) expect(read({ [field]: answer }).output).toMatchObject({ [field]: answer })
    for (const wrong of ['', 'ALL', ` ${answers[0]}`, 'constructor', 1, true]) {
      const [issue] = read({ [field]: wrong }).issues ?? []
      expect(issue?.message, JSON.stringify(wrong)).toBe(
        `field.choice?${new URLSearchParams({ choices: answers.join(', ') })}`,
      )
    }
  })

  it.for([
    ['askName', 'required'],
    ['askEmail', 'optional'],
    ['askUrl', 'optional'],
    ['doubts', 'nudge'],
    ['tellAuthors', 'no'],
    ['votes', 'up'],
    ['sort', 'newest'],
    ['listed', 'yes'],
    ['lowScore', 5],
    ['reportsToHold', 3],
    ['editMinutes', 15],
    ['depth', 6],
    ['reservedNames', []],
    ['reasons', []],
    ['consentWords', ''],
  ] as const)('%s is %j where a form does not ask', ([field, stored], { expect }) => {
    expect(read({}).output).toMatchObject({ [field]: stored })
  })
})

describe('figures', () => {
  it.for([
    ['reportsToHold', '0', 0],
    ['reportsToHold', '100', 100],
    ['reportsToHold', ' 7 ', 7],
    ['reportsToHold', '007', 7],
    ['lowScore', '0', 0],
    ['lowScore', '1000', 1000],
    ['editMinutes', '10080', 10_080],
    ['depth', '0', 0],
    ['depth', '6', 6],
  ] as const)('%s takes %j as %d', ([field, typed, stored], { expect }) => {
    expect(read({ [field]: typed }).output).toMatchObject({ [field]: stored })
  })

  it.for([
    ['reportsToHold', '101', 'field.number?min=0&max=100'],
    ['reportsToHold', '-1', 'field.number?min=0&max=100'],
    ['reportsToHold', '', 'field.number?min=0&max=100'],
    ['reportsToHold', '1.0', 'field.number?min=0&max=100'],
    ['reportsToHold', '0x1', 'field.number?min=0&max=100'],
    ['reportsToHold', '٣', 'field.number?min=0&max=100'],
    ['reportsToHold', 3, 'field.number?min=0&max=100'],
    ['lowScore', '1001', 'field.number?min=0&max=1000'],
    ['lowScore', '1e2', 'field.number?min=0&max=1000'],
    ['lowScore', '000000', 'field.number?min=0&max=1000'],
    ['editMinutes', '10081', 'field.number?min=0&max=10080'],
    ['editMinutes', 'Infinity', 'field.number?min=0&max=10080'],
  ] as const)('%s refuses %j and names the range', ([field, typed, message], { expect }) => {
    const { success, issues } = read({ [field]: typed })
    expect([success, issues?.[0].message]).toEqual([false, message])
  })
})

describe('the words of consent', () => {
  it.for([
    ['', ''],
    ['  We write once a month.  \r\n\r\n\r\n\r\n\r\nOr less. ', 'We write once a month.\n\n\nOr less.'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['c'.repeat(1000), 'c'.repeat(1000)],
  ] as const)('%j are kept as %j', ([typed, kept], { expect }) => {
    expect(read({ consentWords: typed.trimStart() }).output).toMatchObject({ consentWords: kept })
  })

  it('end at a thousand characters', ({ expect }) => {
    expect(refusedBy(read({ consentWords: 'c'.repeat(1001) }))).toEqual([['consentWords', 'field.too-long']])
  })
})

describe('a form with more in it than was asked', () => {
  it('stores nothing of it (mass assignment, S-1A)', ({ expect }) => {
    const { output } = read({ id: 'other', archived_at: '1', settings: '{}', __proto__: { hold: 'none' } })
    expect(
      Object.keys(output as object).filter((key) => ['id', 'archived_at', 'settings'].includes(key)),
    ).toEqual([])
    expect(output).toMatchObject({ hold: 'all' })
  })

  it('names every field that is wrong at once, not the first alone', ({ expect }) => {
    const wrong = { name: '', origins: 'no', locale: 'tlh', hold: 'x', depth: '9', votes: 'down' }
    expect(refusedBy(read(wrong)).map(([field]) => field)).toEqual([
      'name',
      'origins',
      'locale',
      'hold',
      'depth',
      'votes',
    ])
  })
})

describe('the word of a new site', () => {
  it.for([
    ['a', 'a'],
    ['7', '7'],
    ['my-blog', 'my-blog'],
    ['a--b', 'a--b'],
    [' My-Blog ', 'my-blog'],
    ['a'.repeat(32), 'a'.repeat(32)],
    ['desks', 'desks'],
    ['v2', 'v2'],
  ] as const)('%j is %j', ([typed, id], { expect }) => {
    expect(readNew({ id: typed }).output).toMatchObject({ id })
  })

  it.for([
    ['-a', 'team.site-id-wrong'],
    ['a-', 'team.site-id-wrong'],
    ['-', 'team.site-id-wrong'],
    ['a b', 'team.site-id-wrong'],
    ['a_b', 'team.site-id-wrong'],
    ['a.b', 'team.site-id-wrong'],
    ['a/b', 'team.site-id-wrong'],
    ['..', 'team.site-id-wrong'],
    ['%2e', 'team.site-id-wrong'],
    ['ä', 'team.site-id-wrong'],
    ['а', 'team.site-id-wrong'],
    ['a'.repeat(33), 'team.site-id-wrong'],
    ['desk', 'team.site-id-reserved'],
    ['DESK', 'team.site-id-reserved'],
    ['v1', 'team.site-id-reserved'],
    ['healthz', 'team.site-id-reserved'],
    ['moderate', 'team.site-id-reserved'],
    ['unsubscribe', 'team.site-id-reserved'],
    ['', 'field.required'],
    [undefined, 'field.required'],
  ] as const)('%j is refused: %s', ([typed, key], { expect }) => {
    const [first] = refusedBy(readNew({ id: typed }))
    expect(first).toEqual(['id', key])
  })
})

/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import {
  type AskedPeople,
  PeopleMain,
  type PeopleView,
  peopleUrl,
} from '../../../src/addressbook/people-page'
import { translator } from '../../../src/i18n/translate'
import { rendered } from '../../support/rendered'

const t = translator('en')
const site = { id: 'courier', name: 'The Courier' } as PeopleView['site']

const person = (
  fields: Partial<PeopleView['page']['items'][number]> = {},
): PeopleView['page']['items'][number] => ({
  id: 7,
  email: 'ada@example.org',
  name: 'Ada',
  status: 'confirmed',
  created_at: 1000,
  confirmed_at: 2000,
  unsubscribed_at: null,
  import_id: null,
  source: 'form:default',
  left_at: null,
  ...fields,
})

const draw = (view: Partial<PeopleView> = {}): Promise<string> =>
  rendered(
    <PeopleMain
      {...{
        t,
        site,
        now: 3000,
        asked: {},
        page: { items: [person()], next: null, looked: null },
        lists: [{ id: 'news', name: 'News' }],
        forms: [{ id: 'default', name: 'Sign-up form' }],
        maySee: true,
        mayChange: true,
        mayTransfer: true,
        ...view,
      }}
    />,
  )

const empty = { items: [], next: null, looked: null }

describe('addresses of the list', () => {
  it.for([
    [{}, undefined, '/desk/courier/subscribers'],
    [{ state: 'pending' }, undefined, '/desk/courier/subscribers?state=pending'],
    [{ q: 'ada love', state: '' }, undefined, '/desk/courier/subscribers?q=ada+love'],
    [
      { list: 'news', source: 'form:foot' },
      'x',
      '/desk/courier/subscribers?list=news&source=form%3Afoot&after=x',
    ],
    [
      { import: '5', from: '2026-01-01', to: '2026-02-01' },
      null,
      '/desk/courier/subscribers?import=5&from=2026-01-01&to=2026-02-01',
    ],
  ] as const)('%j', ([asked, after, url], { expect }) => {
    expect(peopleUrl(site, asked as Partial<AskedPeople>, after)).toBe(url)
  })
})

describe('the list of subscribers as a page', () => {
  it('shows who, in which state if it is not the one asked for, and since when', async ({ expect }) => {
    const html = await draw()
    expect(html).toContain('href="/desk/courier/subscribers/7"')
    expect(html).toContain('translate="no"')
    expect(html).not.toContain('chip-confirmed')
    expect(await draw({ asked: { state: 'any' } })).toContain('chip-confirmed')
  })

  it('says of a list who left it', async ({ expect }) => {
    const page = { items: [person({ left_at: 2500 })], next: null, looked: null }
    expect(await draw({ page, asked: { list: 'news' } })).toContain('left this list')
  })

  it('offers a choice of lists only where there is one', async ({ expect }) => {
    expect(await draw()).not.toContain('name="list"')
    const lists = [
      { id: 'news', name: 'News' },
      { id: 'offers', name: 'Offers' },
    ]
    expect(await draw({ lists, mayChange: false, asked: { list: 'offers' } })).toContain(
      '<option value="offers" selected="">Offers</option>',
    )
  })

  it('keeps what was asked in its fields, and the import beside them', async ({ expect }) => {
    const html = await draw({
      asked: {
        q: '"ada"',
        state: 'unsubscribed',
        source: 'desk',
        from: '2026-01-02',
        to: '2026-03-04',
        import: '5',
      },
    })
    expect(html).toContain('value="&quot;ada&quot;"')
    expect(html).toContain('<option value="unsubscribed" selected="">')
    expect(html).toContain('<option value="desk" selected="">')
    expect(html).toContain('type="date" value="2026-01-02"')
    expect(html).toContain('type="date" value="2026-03-04"')
    expect(html).toContain('<input type="hidden" name="import" value="5"/>')
    expect(html).toContain('Show everybody')
  })

  it('names every form as a way they came', async ({ expect }) => {
    const forms = [
      { id: 'default', name: 'Sign-up form' },
      { id: 'foot', name: 'Foot of the page' },
    ]
    const html = await draw({ forms, asked: { source: 'form:foot' } })
    expect(html).toContain('<option value="form:foot" selected="">Foot of the page</option>')
  })

  it('leads on with all that was asked, and says how far it looked where few fit', async ({ expect }) => {
    const asked = { source: 'desk', list: 'news' }
    const far = await draw({ asked, page: { items: [person()], next: 'c', looked: 1000 } })
    expect(far).toContain('Looked at 1,000 subscribers.')
    expect(far).toContain('href="/desk/courier/subscribers?list=news&amp;source=desk&amp;after=c"')
    expect(far).toContain('Look further')
    const near = await draw({ page: { items: [person()], next: 'c', looked: null } })
    expect(near).not.toContain('Looked at')
    expect(near).toContain('Older')
  })

  it('does not say that nobody fits while there is further to look', async ({ expect }) => {
    const asked = { q: 'ada', source: 'desk' }
    expect(await draw({ asked, page: empty })).toContain('Nobody fits.')
    expect(await draw({ page: empty })).toContain('Nobody yet.')
    const further = await draw({ asked, page: { ...empty, next: 'c', looked: 1000 } })
    expect(further).not.toContain('Nobody')
    expect(further).toContain('Look further')
  })

  it('shows readers of the team no search and no names, and nothing to change', async ({ expect }) => {
    const html = await draw({ maySee: false, mayChange: false, mayTransfer: false })
    expect(html).not.toContain('name="q"')
    expect(html).not.toContain('>Ada<')
    expect(html).not.toContain('method="post"')
    expect(html).not.toContain('/subscribers/import')
    expect(html).not.toContain('export.csv')
  })

  it('labels every field, with its hint', async ({ expect }) => {
    const html = await draw({ mayChange: false })
    const ids = [...html.matchAll(/<(?:input|select) id="(\w+)"/g)].map(([, id]) => id)
    expect(ids).toEqual(['q', 'state', 'source', 'from', 'to'])
    for (const id of ids) expect(html).toContain(`<label for="${id}">`)
    expect(html).toContain('aria-describedby="q-hint"')
    expect(html).toContain('id="q-hint"')
  })

  it('speaks German too', async ({ expect }) => {
    const html = await draw({ t: translator('de'), page: { items: [], next: 'c', looked: 1 } })
    expect(html).toContain('1 Abonnent durchgesehen.')
    expect(html).toContain('Weiter suchen')
  })
})

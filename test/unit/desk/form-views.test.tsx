/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { FormMain } from '../../../src/desk/lists/form-page'
import { EMPTY_LIST, ListMain } from '../../../src/desk/lists/list-page'
import { elementOf, ListsMain } from '../../../src/desk/lists/lists-page'
import { NoticesMain } from '../../../src/desk/mail/notices-page'
import { OverviewMain } from '../../../src/desk/overview/overview-page'
import { type Asked, SearchMain, searchUrl } from '../../../src/desk/queue/search-page'
import { translator } from '../../../src/i18n/translate'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import type { Figures, PlacedItem } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { actionsOf, danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const ROW: PlacedItem = {
  id: 77,
  siteId: 'courier',
  threadId: 'T',
  risk: 0,
  status: 'held',
  revision: 3,
  name: 'Ada',
  excerpt: 'A word on this.',
  isReply: false,
  hasLink: false,
  createdAt: NOW - HOUR_MS,
  page: 'https://courier.example/1',
  title: 'One',
  reports: 0,
}

describe('searching', () => {
  const NOTHING: Asked = {
    q: '',
    author: '',
    page: '',
    status: '',
    address: '',
    host: '',
    network: '',
    from: '',
    to: '',
  }
  const search = (more: Partial<Parameters<typeof SearchMain>[0]['view']> = {}) =>
    rendered(
      <SearchMain
        t={t}
        view={{ site: SITE, maySeeAddress: true, mayDecide: true, asked: NOTHING, now: NOW, ...more }}
      />,
    )
  const found = (items: readonly PlacedItem[], more: object = {}) => ({
    items,
    next: null,
    behind: false,
    ...more,
  })

  it.for([
    [{}, undefined, '/desk/courier/search'],
    [{ q: '' }, undefined, '/desk/courier/search'],
    [{ q: 'a b&c' }, undefined, '/desk/courier/search?q=a+b%26c'],
    [{ to: '2026-11-24', q: 'x' }, 'n', '/desk/courier/search?q=x&to=2026-11-24&after=n'],
  ] as const)('%j from %s has the address %s', ([asked, after, address], { expect }) => {
    expect(searchUrl(SITE, asked, after)).toBe(address)
  })

  it('shows the form alone before anything is asked', async ({ expect }) => {
    const words = wordsOf(await search())
    expect(words).not.toContain('Nothing found')
    expect(await search()).not.toContain('class="rows found"')
  })

  it.for([
    ['nothing anywhere', found([]), 'Nothing found'],
    ['nothing on this part', found([], { next: 'n' }), 'Nothing on this part of the list'],
    ['an index that lags', found([], { behind: true }), 'not searchable yet'],
    ['one', found([ROW]), 'Ada on One'],
    ['one without a title', found([{ ...ROW, title: '' }]), 'Ada on https://courier.example/1'],
  ] as const)('tells of %s', async ([, page, words], { expect }) => {
    expect(wordsOf(await search({ found: page }))).toContain(words)
  })

  it('leads to each in the list where it stands', async ({ expect }) => {
    const html = await search({
      found: found([ROW, { ...ROW, id: 78, status: 'spam' }], { next: 'n' }),
      asked: { ...NOTHING, q: 'x' },
    })
    expect(html).toContain('href="/desk/courier?item=77"')
    expect(html).toContain('href="/desk/courier?status=spam&amp;item=78"')
    expect(html).toContain('href="/desk/courier/search?q=x&amp;after=n"')
  })

  it('leads on to one decision about all that match, where they are of one state and one may decide', async ({
    expect,
  }) => {
    const found = { items: [ROW], next: null, behind: false }
    const asked = { ...NOTHING, q: 'a&b', status: 'spam' }
    expect(await search({ found, asked })).toContain(
      'href="/desk/courier/sweeps/new?q=a%26b&amp;status=spam"',
    )
    expect(await search({ found, asked: { ...asked, status: '' } })).not.toContain('/sweeps/new')
    expect(await search({ found, asked, mayDecide: false })).not.toContain('/sweeps/new')
    expect(await search({ found: { ...found, items: [] }, asked })).not.toContain('/sweeps/new')
  })

  it('asks for no address of who may see none', async ({ expect }) => {
    expect(await search({ maySeeAddress: false })).not.toContain('name="address"')
    expect(await search()).toContain('name="address"')
  })

  it('keeps what was typed, as text, beside what is wrong', async ({ expect }) => {
    const asked = {
      ...NOTHING,
      q: EVIL,
      author: EVIL,
      host: EVIL,
      network: EVIL,
      status: 'spam',
      from: 'soon',
    }
    const html = await search({
      asked,
      issues: [
        { field: 'from', message: 'No day.' },
        { field: 'after', message: 'Lost.' },
      ],
    })
    expect(html).not.toContain('<img')
    expect(html).toMatch(/<option value="spam" selected/)
    expect(html).toMatch(/id="from"[^>]*aria-invalid="true" aria-describedby="from-error"/)
    expect(html.match(/Lost\./g)).toHaveLength(1)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })
})

describe('the overview', () => {
  const days = (decided: number, median: number | null) =>
    Array.from({ length: 30 }, (_, at) => ({
      day: Math.floor(NOW / DAY_MS) - 30 + at,
      approved: at === 29 ? decided : 0,
      rejected: 0,
      returned: 0,
      spam: 0,
      deleted: 0,
      median_ms: at === 29 ? median : null,
      p90_ms: null,
      looked_ms: null,
      looked_p90_ms: null,
      decided: at === 29 ? decided : 0,
    }))
  const TODAY = { decided: 0, medianMs: null, lookedMs: null, lookedP90Ms: null }
  const FIGURES: Figures = {
    waiting: { count: 0, isMore: false, oldestAt: null },
    why: [],
    today: TODAY,
    days: days(0, null),
    reasons: [],
    told: [],
    people: [],
  }
  const overview = async (more: Partial<Figures> = {}, mayReadLog = true) =>
    wordsOf(
      await rendered(
        <OverviewMain
          t={t}
          site={SITE}
          figures={{ ...FIGURES, ...more }}
          span={30}
          now={NOW}
          mayReadLog={mayReadLog}
        />,
      ),
    )

  it('shows dashes and a sentence where nothing happened, and draws nothing', async ({ expect }) => {
    const words = await overview()
    expect(words).toContain('waiting now 0 the oldest came – decided today 0 median wait –')
    expect(words).toContain('Nothing was decided in the 30 days before today.')
    expect(words).not.toContain('Why they wait')
    expect(words).not.toContain('Who decided')
  })

  it.for([
    [{ count: 99, isMore: false, oldestAt: NOW - HOUR_MS }, 'waiting now 99 the oldest came 1 hour ago'],
    [
      { count: 100, isMore: true, oldestAt: NOW - HOUR_MS },
      'waiting now 100 or more the oldest came 1 hour ago',
    ],
  ] as const)('counts what waits: %j', async ([waiting, words], { expect }) => {
    expect(await overview({ waiting })).toContain(words)
  })

  it('says how long the median took, also where it took no time at all', async ({ expect }) => {
    expect(await overview({ today: { ...TODAY, decided: 3, medianMs: 12 * MINUTE_MS } })).toContain(
      'decided today 3 median wait 12 min',
    )
    expect(await overview({ today: { ...TODAY, decided: 1, medianMs: 0 } })).toContain('median wait 1 min')
  })

  it('says how long comments were looked at, of all together, only where somebody measured', async ({
    expect,
  }) => {
    expect(await overview()).not.toContain('look')
    const looked = { ...TODAY, decided: 3, lookedMs: 4300, lookedP90Ms: 95 * 1000 }
    expect(await overview({ today: looked })).toContain('median look 4.3 sec nine looks in ten within 95 sec')
    const text = await overview({
      days: days(5, null).map((day, at) =>
        at === 29 ? { ...day, looked_ms: 12_000, looked_p90_ms: 3 * MINUTE_MS } : day,
      ),
    })
    expect(text).toContain('Median look at a comment before deciding')
    expect(text).toContain('Nine in ten')
    expect(text).toMatch(/12 sec 3 min/)
  })

  it('draws decisions, and waits only where there were any', async ({ expect }) => {
    expect(await overview({ days: days(5, null) })).not.toContain('Median time to a decision')
    expect(await overview({ days: days(5, 2 * HOUR_MS) })).toContain(
      'November 22, 2026 – – November 23, 2026 2 hr –',
    )
  })

  it('tells why comments wait', async ({ expect }) => {
    const why = [
      { doubt: null, count: 7 },
      { doubt: 'links' as const, count: 2 },
    ]
    expect(await overview({ why })).toContain(
      'Why they wait nothing doubtful: the site’s own setting 7 many links 2',
    )
  })

  it('names who decided to who may read the log, and who is gone by no name', async ({ expect }) => {
    const person = {
      personId: 1,
      by: 'Mo',
      decided: 1234,
      approved: 1200,
      rejected: 30,
      returned: 0,
      spam: 4,
      deleted: 0,
    }
    const people = [person, { ...person, personId: 2, by: null }]
    expect(await overview({ people })).toContain('Mo 1,234 1,200 30 0 4 0 somebody who has left 1,234')
    expect(await overview({ people }, false)).not.toContain('Mo')
  })
})

describe('lists, forms and notices', () => {
  const list = (id: string, more: object = {}) => ({
    id,
    name: `List ${id}`,
    description: '',
    words: '',
    closed_at: null,
    ...more,
  })
  const VALUES = {
    id: 'weekly',
    name: 'Weekly',
    lists: ['news'],
    choose: false,
    askName: false,
    askFrequency: false,
    askHour: false,
    words: '',
  }

  it('show which are closed, and name each way for who listens', async ({ expect }) => {
    const html = await rendered(
      <ListsMain
        t={t}
        site={SITE}
        lists={[list('news'), list('old', { closed_at: 5, name: EVIL })]}
        forms={[]}
        saved
      />,
    )
    expect(html.match(/class="chip"> closed/g)).toHaveLength(1)
    expect(html).toContain('href="/desk/courier/lists/old"')
    expect(html).toContain('role="status"')
    expect(html).not.toContain('<img')
  })

  it.for([
    ['default', '<afterword-subscribe site="courier"></afterword-subscribe>'],
    ['weekly', '<afterword-subscribe site="courier" form="weekly"></afterword-subscribe>'],
  ] as const)('give the element of the form %s', ([id, element], { expect }) => {
    expect(elementOf(SITE, id)).toBe(element)
  })

  it('ask for an id once, and post to where it was made', async ({ expect }) => {
    const fresh = await rendered(<ListMain t={t} site={SITE} values={EMPTY_LIST} create />)
    expect([actionsOf(fresh), fresh.includes('name="id"')]).toEqual([['/desk/courier/lists/new'], true])
    const known = await rendered(
      <ListMain t={t} site={SITE} values={{ ...EMPTY_LIST, id: 'old' }} create={false} />,
    )
    expect([actionsOf(known), known.includes('name="id"')]).toEqual([['/desk/courier/lists/old'], false])
  })

  it('let the first list have no name, and no other', async ({ expect }) => {
    const nameOf = async (id: string) =>
      /<input id="name"[^>]*>/.exec(
        await rendered(<ListMain t={t} site={SITE} values={{ ...EMPTY_LIST, id }} create={false} />),
      )![0]
    expect(await nameOf('news')).not.toContain('required')
    expect(await nameOf('other')).toContain('required')
  })

  it('keep what was typed in a form, each issue at its field', async ({ expect }) => {
    const issues = [
      { field: 'list', message: 'Choose one.' },
      { field: 'words', message: 'Shorter.' },
    ]
    const html = await rendered(
      <FormMain
        t={t}
        site={SITE}
        lists={[list('news'), list('old', { closed_at: 5 })]}
        values={{ ...VALUES, name: EVIL, choose: true, askHour: true, words: EVIL }}
        create={false}
        issues={issues}
        words={[{ version: 2, words: EVIL, created_at: NOW - DAY_MS }]}
        now={NOW}
      />,
    )
    expect(html).not.toContain('<img')
    expect(html).toMatch(/name="list:news"[^>]*checked/)
    expect(html).not.toMatch(/name="list:old"[^>]*checked/)
    expect(html).toMatch(/name="askHour"[^>]*checked/)
    expect(html).not.toMatch(/name="askName"[^>]*checked/)
    expect(html).toMatch(/<option value="choose" selected/)
    expect(html).toContain('aria-describedby="list-error"')
    expect(wordsOf(html)).toContain('Version 2 · yesterday')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it.for(['each', 'gathered', 'none'] as const)(
    'show how one hears of comments: %s',
    async (notices, { expect }) => {
      const html = await rendered(<NoticesMain t={t} site={SITE} notices={notices} saved={false} />)
      expect([...html.matchAll(/value="(\w+)" checked/g)].map(([, value]) => value)).toEqual([notices])
      expect(html).not.toContain('role="status"')
    },
  )
})

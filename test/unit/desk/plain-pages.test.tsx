/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { NoticesMain } from '../../../src/desk/mail/notices-page'
import { type AskedLog, LogMain } from '../../../src/desk/overview/log-page'
import { OverviewMain } from '../../../src/desk/overview/overview-page'
import { HoldFields, type HoldValues } from '../../../src/desk/settings/hold-fields'
import { translator } from '../../../src/i18n/translate'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import { type Figures, LOG_AREAS, type LogEntry } from '../../../src/moderation/public'
import { HOLDS, NOTICES, type Site } from '../../../src/sites/public'
import { actionsOf, danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const de = translator('de')
const NOW = Date.UTC(2026, 10, 24, 9)
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const SITE: Site = {
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'] }),
}

describe('the fields of what waits', () => {
  const VALUES: HoldValues = {
    hold: 'all',
    holdFirst: '1',
    holdLinks: '2',
    holdUnverified: 'no',
    holdDays: '3',
    closeDays: '4',
  }
  const draw = (more: Partial<HoldValues> = {}, issues: Parameters<typeof HoldFields>[0]['issues'] = []) =>
    rendered(<HoldFields t={t} values={{ ...VALUES, ...more }} issues={issues} />)

  it.for(HOLDS)('show “%s” as what is chosen, and nothing else', async (hold, { expect }) => {
    const html = await draw({ hold })
    expect(html.match(/value="(\w+)" selected/g)).toEqual([`value="${hold}" selected`, 'value="no" selected'])
  })

  it('choose nothing in place of a word nobody knows', async ({ expect }) => {
    expect(await draw({ hold: 'sometimes', holdUnverified: 'maybe' })).not.toContain(' selected')
  })

  it.for(['hold', 'holdFirst', 'holdLinks', 'holdUnverified', 'holdDays', 'closeDays'] as const)(
    'say what is wrong at %s, where its label and its description lead',
    async (field, { expect }) => {
      const html = await draw({}, [{ field, message: 'Too many.' }])
      expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
      expect(html).toContain(`id="${field}-error"`)
      expect(wordsOf(html)).toContain('Too many.')
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    },
  )

  it('keep what was typed, as text', async ({ expect }) => {
    const html = await draw({ holdDays: EVIL })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })
})

describe('the page of notices', () => {
  const draw = (notices: (typeof NOTICES)[number], saved = false, words = t) =>
    rendered(<NoticesMain t={words} site={{ ...SITE, name: EVIL }} notices={notices} saved={saved} />)

  it.for(NOTICES)('has “%s” checked alone', async (notices, { expect }) => {
    const html = await draw(notices)
    expect(html.match(/<input [^>]*checked[^>]*>/g)).toEqual([expect.stringContaining(`value="${notices}"`)])
    expect(html.match(/type="radio"/g)).toHaveLength(NOTICES.length)
    expect(actionsOf(html)).toEqual(['/desk/courier/notices'])
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('says that it was saved only once it was', async ({ expect }) => {
    expect(await draw('each', true)).toContain('role="status"')
    expect(await draw('each')).not.toContain('role="status"')
  })

  it('shows a site’s name as text, in every language', async ({ expect }) => {
    for (const words of [t, de]) expect(await draw('none', false, words)).not.toContain('<img')
    expect(wordsOf(await draw('none'))).not.toBe(wordsOf(await draw('none', false, de)))
  })
})

describe('the page of the log', () => {
  const NOTHING: AskedLog = { who: '', area: '', comment: '', from: '', to: '' }
  type View = Parameters<typeof LogMain>[0]['view']
  const ENTRY = {
    at: NOW - HOUR_MS,
    by: 'Mo',
    action: 'comment.approve',
    subject: 'comment:77',
    before: 'held',
    after: 'published',
    changes: [],
  } as unknown as LogEntry
  const draw = (more: Partial<View> = {}) =>
    rendered(
      <LogMain t={t} view={{ site: SITE, asked: NOTHING, team: [], now: NOW, mayExport: true, ...more }} />,
    )
  const paged = (items: readonly LogEntry[], more: Partial<NonNullable<View['page']>> = {}) => ({
    page: { items, next: null, lookedBackTo: null, ...more } as NonNullable<View['page']>,
  })

  it.for([
    [{}, t('desk.log-empty')],
    [{ who: '7' }, t('desk.log-none')],
    [{ area: 'rule' }, t('desk.log-none')],
    [{ from: '2026-01-01' }, t('desk.log-none')],
  ] as const)('asked for %j and empty says “%s”', async ([asked, words], { expect }) => {
    const html = await draw({ asked: { ...NOTHING, ...asked }, ...paged([]) })
    expect(wordsOf(html)).toContain(words)
    expect(html).not.toContain('log.csv')
  })

  it.for(LOG_AREAS)('keeps the area %s chosen, and in the way to the file', async (area, { expect }) => {
    const html = await draw({ asked: { ...NOTHING, area }, ...paged([ENTRY]) })
    expect(html).toContain(`value="${area}" selected`)
    expect(html).toContain(`/desk/courier/log.csv?area=${area}`)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('offers the file only to who may have it', async ({ expect }) => {
    expect(await draw(paged([ENTRY]))).toContain('log.csv')
    expect(await draw({ mayExport: false, ...paged([ENTRY]) })).not.toContain('log.csv')
  })

  it('leads on from where it ended, with what was asked', async ({ expect }) => {
    const asked = { ...NOTHING, comment: '77' }
    const html = await draw({ asked, ...paged([ENTRY], { next: 'a b' }) })
    expect(html).toContain('/desk/courier/log?comment=77&amp;after=a+b')
    expect(html).toContain('type="hidden" name="comment" value="77"')
    expect(wordsOf(html)).toContain(t('desk.older'))
    const far = wordsOf(await draw({ asked, ...paged([], { next: 'x', lookedBackTo: NOW - DAY_MS }) }))
    expect(far).toContain(t('desk.log-go-on'))
    expect(far).not.toContain(t('desk.older'))
  })

  it.for([
    ['comment:77', true],
    ['comment:', false],
    ['comment:7x', false],
    ['rule:77', false],
    ['site:courier', false],
  ] as const)('leads from %s to a comment: %s', async ([subject, leads], { expect }) => {
    const html = await draw(paged([{ ...ENTRY, subject }]))
    expect(html.includes('?item=')).toBe(leads)
  })

  it('names nobody where nobody did it, and an act without words by its own name', async ({ expect }) => {
    const words = wordsOf(await draw(paged([{ ...ENTRY, by: null, action: 'moon.rise' }])))
    expect(words).toContain('moon.rise')
    expect(words).toContain(`${t('desk.log-nobody')} moon.rise`)
  })

  it('shows each change, and only the side that there is', async ({ expect }) => {
    const changes = [
      { field: 'name', from: 'Old', to: EVIL },
      { field: 'added', from: null, to: 'New' },
      { field: 'gone', from: 'Was', to: null },
    ]
    const html = await draw(paged([{ ...ENTRY, changes }]))
    expect([html.match(/<del>/g)?.length, html.match(/<ins>/g)?.length]).toEqual([2, 2])
    expect(html).not.toContain('<img')
  })

  it.for(['who', 'area', 'from', 'to'] as const)('says what is wrong at %s', async (field, { expect }) => {
    const html = await draw({ issues: [{ field, message: 'Not a day.' }] })
    expect(html).toContain(`aria-describedby="${field}-error"`)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })
})

describe('the page of the overview', () => {
  const day = (at: number, decided = 0, median: number | null = null) => ({
    day: Math.floor(NOW / DAY_MS) - 30 + at,
    decided,
    approved: decided,
    rejected: 0,
    returned: 0,
    spam: 0,
    deleted: 0,
    median_ms: median,
    p90_ms: median,
    looked_ms: null,
    looked_p90_ms: null,
  })
  const QUIET = {
    days: Array.from({ length: 30 }, (_, at) => day(at)),
    people: [],
    reasons: [],
    told: [],
    waiting: { count: 0, isMore: false, oldestAt: null },
    today: { decided: 0, medianMs: null },
    why: [],
  } as unknown as Figures
  const draw = (more: Partial<Figures> = {}, mayReadLog = true, words = t) =>
    rendered(
      <OverviewMain
        t={words}
        site={SITE}
        figures={{ ...QUIET, ...more }}
        span={30}
        now={NOW}
        mayReadLog={mayReadLog}
      />,
    )
  const person = {
    personId: 7,
    by: 'Mo',
    decided: 1234,
    approved: 1,
    rejected: 2,
    returned: 0,
    spam: 3,
    deleted: 4,
  }

  it('of a quiet month draws nothing and says so', async ({ expect }) => {
    const html = await draw()
    expect(wordsOf(html)).toContain(t('desk.overview-none'))
    expect(html).not.toContain('<svg')
    expect(html.match(/<dd>–<\/dd>/g)).toHaveLength(2)
  })

  it('draws decisions and waits, each by itself', async ({ expect }) => {
    const charts = async (decided: number, median: number | null) =>
      (await draw({ days: [...QUIET.days.slice(1), day(30, decided, median)] })).match(/<figure/g)?.length ??
      0
    expect(await charts(1, null)).toBe(1)
    expect(await charts(1, 0)).toBe(2)
    expect(await charts(0, HOUR_MS)).toBe(1)
  })

  it('writes numbers as each language does', async ({ expect }) => {
    expect(wordsOf(await draw({ people: [person] }))).toContain('1,234')
    expect(wordsOf(await draw({ people: [person] }, true, de))).toContain('1.234')
  })

  it('names people only to who may read the log, and who left by no name', async ({ expect }) => {
    expect(wordsOf(await draw({ people: [person] }, false))).not.toContain('Mo ')
    const html = await draw({ people: [person, { ...person, personId: 8, by: null }] })
    expect(wordsOf(html)).toContain(t('desk.overview-gone'))
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it.for([
    [99, false, '99'],
    [1000, true, t('desk.or-more', { count: 1000 })],
  ] as const)('of %i that wait (more: %s) says “%s”', async ([count, isMore, words], { expect }) => {
    expect(wordsOf(await draw({ waiting: { count, isMore, oldestAt: NOW - HOUR_MS } }))).toContain(words)
  })
})

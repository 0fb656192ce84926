/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { readKeys } from '../../../src/desk/account/key-table'
import { KeySheet } from '../../../src/desk/account/keys'
import { deskUrl } from '../../../src/desk/desk-url'
import { UndoOffer, Warning } from '../../../src/desk/flash'
import { type DeskPlace, frameOf } from '../../../src/desk/nav'
import { LogMain } from '../../../src/desk/overview/log-page'
import { EmptyList, EmptyQueue } from '../../../src/desk/queue/empty-queue'
import { ItemPane, type PaneView } from '../../../src/desk/queue/item-pane'
import { LetterMark } from '../../../src/desk/queue/letter-mark'
import { SnippetMain, snippetOf } from '../../../src/desk/set-up/snippet-page'
import { SettingsMain, valuesOf } from '../../../src/desk/settings/settings-page'
import { SitesMain } from '../../../src/desk/sites/sites-page'
import { translator } from '../../../src/i18n/translate'
import { contrast, READABLE } from '../../../src/kernel/color'
import { HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import type { Item, LogEntry } from '../../../src/moderation/public'
import type { Role, Site } from '../../../src/sites/public'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const de = translator('de')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = {
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'] }),
}
const ITEM: Item = {
  id: 77,
  status: 'held',
  revision: 1,
  name: 'Ada',
  email: 'ada@mail.example',
  verified: false,
  url: null,
  network: null,
  body: 'Words.',
  html: '<p>Words.</p>',
  createdAt: NOW - HOUR_MS,
  page: 'https://courier.example/1',
  title: 'One',
  parent: null,
  record: null,
  decision: undefined,
  reports: [],
  reason: null,
  pinned: null,
  beside: { before: [], after: [] },
  pageState: 'site',
  closedByAge: false,
  threadId: 'A'.repeat(22),
  doubts: [],
  ties: { address: 0, network: 0, hosts: [], counted: 4 },
}

const render = async (view: unknown): Promise<string> => String(await view)

const pane = (item: Partial<Item> = {}, view: Partial<PaneView> = {}) =>
  render(
    <ItemPane
      t={t}
      view={{
        site: SITE,
        item: { ...ITEM, ...item },
        now: NOW,
        mayDecide: true,
        maySeeAddress: true,
        place: { status: 'held' },
        ...view,
      }}
    />,
  )

const actionsIn = (html: string) =>
  [...html.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)

describe('deskUrl', () => {
  it('leaves out what is the default and escapes the rest', ({ expect }) => {
    expect(deskUrl(SITE, {})).toBe('/desk/courier')
    expect(deskUrl(SITE, { status: 'held' })).toBe('/desk/courier')
    expect(deskUrl(SITE, { status: 'spam', after: 'a b&c', item: 5, done: 6 })).toBe(
      '/desk/courier?status=spam&after=a+b%26c&item=5&done=6',
    )
    expect(deskUrl(SITE, { status: 'spam', bulk: 7 })).toBe('/desk/courier?status=spam&bulk=7')
  })
})

describe('the bar of the desk', () => {
  const who = { name: 'Mo', email: 'mo@team.example' }
  const own = { ...SITE, role: 'owner' as const }
  const member = { site: SITE, sites: [own], at: 'log' as const }

  const labels = (role: Role, at: DeskPlace, which: 'nav' | 'subnav' = 'subnav') =>
    frameOf(t, who, { ...member, role, at })[which].map(({ label }) => label)

  it('has four things at most, and shows each role what it may enter', ({ expect }) => {
    expect(labels('owner', 'log', 'nav')).toEqual(['Comments', 'Subscribers', 'Mail', 'Site'])
    expect(labels('moderator', 'log', 'nav')).toEqual(['Comments', 'Subscribers', 'Mail', 'Site'])
    expect(labels('reader', 'queue', 'nav')).toEqual(['Comments', 'Subscribers', 'Site'])
  })

  it('shows the pages beside the one that is open, for each role its own', ({ expect }) => {
    expect(labels('owner', 'log')).toEqual([
      'Decide',
      'Overview',
      'Search',
      'Pages',
      'Log',
      'Notices',
      'Bans',
      'Rules',
    ])
    expect(labels('moderator', 'log')).toEqual([
      'Decide',
      'Overview',
      'Search',
      'Pages',
      'Log',
      'Notices',
      'Bans',
    ])
    expect(labels('reader', 'queue')).toEqual(['Decide', 'Overview', 'Search', 'Pages'])
    expect(labels('owner', 'settings')).toEqual(['Settings', 'Team', 'Limits', 'Set up', 'Embed code'])
    expect(labels('moderator', 'team')).toEqual(['Team', 'Limits', 'Set up', 'Embed code'])
  })

  it('leads each thing to its first page that the role may enter', ({ expect }) => {
    const hrefs = (role: Role) => frameOf(t, who, { ...member, role }).nav.map(({ href }) => href)
    expect(hrefs('owner').at(-1)).toBe('/desk/courier/settings')
    expect(hrefs('moderator').at(-1)).toBe('/desk/courier/team')
  })

  it('marks the page one is on and what it belongs to, and no other', ({ expect }) => {
    const { nav, subnav } = frameOf(t, who, { ...member, role: 'owner' })
    expect(nav.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/desk/courier'])
    expect(subnav.filter(({ current }) => current).map(({ href }) => href)).toEqual(['/desk/courier/log'])
  })

  it('leads to the list of sites only where there are several', ({ expect }) => {
    const other = { ...own, id: 'other' }
    expect(frameOf(t, who, { ...member, role: 'owner' }).placeHref).toBe('/desk/courier')
    expect(frameOf(t, who, { ...member, role: 'owner', sites: [own, other] }).placeHref).toBe('/desk/sites')
  })

  it('names who is signed in, by address if there is no name', ({ expect }) => {
    expect(frameOf(t, who).who).toBe('Mo')
    expect(frameOf(t, { ...who, name: '' }).who).toBe('mo@team.example')
    expect(frameOf(t, who)).toMatchObject({ nav: [], subnav: [] })
  })
})

describe('the open comment', () => {
  it.for([
    ['held', ['approve', 'reject', 'return', 'spam', 'delete']],
    ['published', ['restore', 'reject', 'return', 'spam', 'delete']],
    ['rejected', ['approve', 'restore', 'return', 'spam', 'delete']],
    ['returned', ['approve', 'restore', 'reject', 'spam', 'delete']],
    ['spam', ['approve', 'restore', 'reject', 'delete']],
    ['deleted', ['approve', 'restore', 'reject', 'spam']],
  ] as const)('offers for a %s one what it is not already', async ([status, actions], { expect }) => {
    expect(actionsIn(await pane({ status }))).toEqual(actions)
  })

  it('offers nothing to who only reads', async ({ expect }) => {
    const html = await pane({}, { mayDecide: false, maySeeAddress: false })
    expect(html).not.toContain('<form')
    expect(html).not.toContain('ada@mail.example')
  })

  it('shows the thread around it in the order of reading, each name a way there', async ({ expect }) => {
    const near = (id: number, more: object = {}) => ({
      id,
      status: 'published' as const,
      name: `Bo ${id}`,
      excerpt: 'Said <b>before</b>.',
      createdAt: NOW - HOUR_MS,
      ...more,
    })
    const beside = { before: [near(70, { status: 'deleted' })], after: [near(80)] }
    const html = await pane({ beside })
    const parts = /Around it on the page.*?<\/ol>/s.exec(html)![0]
    expect(parts).toMatch(/Bo 70.*The open comment of Ada.*Bo 80/s)
    expect(parts).toContain('href="/desk/courier?status=published&amp;item=80"')
    expect(parts).toContain('<span class="chip">deleted</span>')
    expect(parts).toContain('Said &lt;b&gt;before&lt;/b&gt;.')
    const across = await pane({ beside }, { place: { status: 'held', across: 'all' } })
    expect(across).toContain('href="/desk/all?status=published&amp;item=80&amp;of=courier"')
    expect(await pane()).not.toContain('Around it on the page')
  })

  it('says the risk beside the reasons it is made of', async ({ expect }) => {
    const html = await pane({ doubts: [{ code: 'links', count: 3 }, { code: 'shouting' }] })
    expect(html).toContain('Risk 45 of 100')
    expect(await pane()).not.toContain('of 100')
  })

  it('binds a decision to the words and the place that were seen', async ({ expect }) => {
    const html = await pane(
      { revision: 3, status: 'spam' },
      { place: { status: 'spam', after: 'place' }, next: { id: 78, siteId: 'courier' } },
    )
    for (const [name, value] of [
      ['revision', '3'],
      ['from', 'spam'],
      ['after', 'place'],
      ['next', '78'],
    ]) {
      expect(html).toContain(`name="${name}" value="${value}"`)
    }
    expect(html).toContain('edited 2 times')
  })

  it('says why it waits, or who decided', async ({ expect }) => {
    expect(await pane({ doubts: [{ code: 'all' }, { code: 'linked', count: 2 }] })).toMatch(
      /every comment waits.*waits for its 2 links/s,
    )
    const decision = { id: 1, personId: 2, by: 'Kim', action: 'comment.reject', at: NOW - MINUTE_MS }
    const decided = await pane({ status: 'rejected', decision })
    expect(decided).toContain('by Kim,')
    expect(decided).toContain('1 minute ago')
    expect(decided).not.toContain('every comment waits')
  })

  it('says where links lead whose words say something else, as text', async ({ expect }) => {
    const targetsOf = async (html: string) =>
      [...(await pane({ html })).matchAll(/<bdi>([^<]+)<\/bdi>/g)].map(([, target]) => target)
    const link = (href: string, words: string) =>
      `<p><a href="${href}" rel="nofollow ugc noopener">${words}</a></p>`
    expect(await targetsOf(link('https://evil.example/?a=1&amp;b=2', '<em>our</em> shop'))).toEqual([
      'https://evil.example/?a=1&amp;b=2',
    ])
    // Letters that only look alike, each target once.
    const alike = link('https://аpple.example/', 'https://apple.example/')
    expect(await targetsOf(alike + alike)).toEqual(['https://xn--pple-43d.example/'])
    for (const plain of [
      link('https://shop.example/x?a=1&amp;b=2', 'https://shop.example/x?a=1&amp;b=2'),
      link('http://shop.example', 'shop.example'),
      '<p>https://shop.example</p>',
    ])
      expect(await targetsOf(plain), plain).toEqual([])
    const many = Array.from({ length: 25 }, (_, at) => link(`https://h${at}.example/`, 'here')).join('')
    expect(await targetsOf(many)).toHaveLength(20)
    expect(await pane({ html: many })).toContain('…')
  })

  it('says what language the words seem to be in, where they say it', async ({ expect }) => {
    expect(await pane({ body: 'Les lampes sont trop fortes pour la rue.' })).toContain('seems to be French')
    expect(await pane({ body: 'Новые фонари.' })).toContain('seems to be Russian')
    expect(await pane({ body: 'Ok' })).not.toContain('seems to be')
  })

  it('tells the author’s record in words', async ({ expect }) => {
    const html = await pane({
      record: {
        counts: { published: 12, rejected: 1, spam: 2, held: 4 },
        counted: 20,
        isMore: false,
        firstAt: NOW - 48 * HOUR_MS,
        lastAt: NOW - HOUR_MS,
      },
    })
    expect(html).toContain('12 published · 1 rejected')
    expect(html).toContain('2 days ago')
    expect(html).toContain('last <time')
    // A share of what was decided: what waits says nothing yet.
    expect(html).toContain('3 of 15 decided ones rejected or spam')
  })

  it('says of how many of a busy author it tells', async ({ expect }) => {
    const record = {
      counts: { published: 20 },
      counted: 20,
      isMore: true,
      firstAt: NOW - 48 * HOUR_MS,
      lastAt: NOW,
    }
    expect(await pane({ record })).toContain('More than 20 comments; of the last 20: 20 published')
    expect(await pane({ record: { ...record, isMore: false } })).not.toContain('More than')
  })

  it('says what it is tied to in numbers as far as they are counted, and beyond them so', async ({
    expect,
  }) => {
    const tied = (count: number) =>
      pane({
        email: 'ada@mail.example',
        ties: { address: count, network: count, hosts: [{ host: 'x.example', count }], counted: 4 },
      })
    const few = await tied(4)
    expect(few).toContain('>4 other comments from this address<')
    expect(few).toContain('>4 other comments lead to x.example<')
    const many = await tied(5)
    expect(many).toContain('>more than 4 other comments from this address<')
    expect(many).toContain('>more than 4 other comments from this network<')
    expect(many).toContain('>more than 4 other comments lead to x.example<')
  })

  it('speaks of no share of refusals where there is none, nor of a last one where there is only one', async ({
    expect,
  }) => {
    const html = await pane({
      record: { counts: { published: 1 }, counted: 20, isMore: false, firstAt: NOW - 5, lastAt: NOW - 5 },
    })
    expect(html).not.toMatch(/decided ones|last <time/)
  })

  it('shows what it answers, and leads away without telling from where', async ({ expect }) => {
    const html = await pane({
      parent: { name: '<i>Bo</i>', html: '<p>First.</p>', status: 'published' },
      url: 'https://ada.example/',
    })
    expect(html).toContain('In reply to &lt;i&gt;Bo&lt;/i&gt;')
    expect(html).toContain('<p>First.</p>')
    expect(html.match(/<a [^>]*target="_blank"[^>]*>/g)!.every((link) => link.includes('noreferrer'))).toBe(
      true,
    )
  })
})

describe('the sheet of keys', () => {
  it('has one line a command and no key twice', async ({ expect }) => {
    const html = await render(<KeySheet t={t} keys={readKeys()} />)
    const keys = [...html.matchAll(/data-keys="([^"]+)"/g)].flatMap(([, found]) => found!.split(' '))
    const single = [
      ...'0123456789',
      '/',
      '?',
      'ArrowDown',
      'ArrowUp',
      'Enter',
      'a',
      'b',
      'c',
      'd',
      'e',
      'j',
      'k',
      'm',
      'p',
      'r',
      's',
      't',
      'u',
      'w',
      'x',
    ]
    const forMany = ['Shift+a', 'Shift+c', 'Shift+d', 'Shift+r', 'Shift+s', 'Shift+x']
    expect(keys.sort()).toEqual([...single, ...forMany].sort())
    const commands = [...html.matchAll(/data-does="([\w-]+)"/g)].map(([, command]) => command)
    expect(new Set(commands).size).toBe(commands.length)
  })
})

describe('an empty list', () => {
  it('rewards with the date, the day’s work and the median wait', async ({ expect }) => {
    const html = await render(
      <EmptyQueue t={t} day={{ decided: 1234, medianMs: 25 * MINUTE_MS }} now={NOW} />,
    )
    expect(html).toContain('Tuesday, November 24, 2026')
    expect(html).toContain('1,234')
    expect(html).toContain('25 min')
  })

  it.for([
    [10_000, '1 min'],
    [59 * MINUTE_MS, '59 min'],
    [3 * HOUR_MS, '3 hr'],
    [72 * HOUR_MS, '3 days'],
  ] as const)('says %i ms as %s', async ([medianMs, words], { expect }) => {
    expect(await render(<EmptyQueue t={t} day={{ decided: 1, medianMs }} now={NOW} />)).toContain(
      `>${words}<`,
    )
  })

  it('speaks German, with German figures', async ({ expect }) => {
    const html = await render(<EmptyQueue t={de} day={{ decided: 1234, medianMs: HOUR_MS }} now={NOW} />)
    expect(html).toContain('Dienstag, 24. November 2026')
    expect(html).toContain('1.234')
  })

  it('does not boast of nothing', async ({ expect }) => {
    const html = await render(<EmptyQueue t={t} day={{ decided: 0, medianMs: null }} now={NOW} />)
    expect(html).toContain('No decisions today yet.')
    expect(html).not.toContain('<dl')
  })

  it('says of an empty list no more than is true of it', async ({ expect }) => {
    const list = (place: Parameters<typeof EmptyList>[0]['place']) =>
      render(<EmptyList t={t} place={place} />)
    expect(await list({ status: 'spam' })).toContain('Nothing here')
    expect(await list({ status: 'held' })).toContain('Nothing waits')
    expect(await list({ status: 'reported' })).toContain('Comments that readers report show up here.')
    for (const part of [{ why: 'links' }, { after: 'c' }] as const)
      expect(await list({ status: 'held', ...part })).toMatch(/Nothing here.*Nothing of this reason/)
  })
})

describe('what was just done', () => {
  it('is offered back by a form, so that it works without scripts', async ({ expect }) => {
    const html = await render(
      <UndoOffer t={t} site={SITE} done={{ id: 9, action: 'spam' }} place={{ status: 'held' }} />,
    )
    expect(html).toContain('method="post" action="/desk/courier/undo/9"')
    expect(html).toContain('Marked as spam.')
  })

  it('warns aloud', async ({ expect }) => {
    expect(await render(<Warning text="<b>No</b>" />)).toContain('role="alert"')
    expect(await render(<Warning text="<b>No</b>" />)).toContain('&lt;b&gt;No&lt;/b&gt;')
  })
})

describe('LetterMark', () => {
  it('can be read on every hue: 4.5 to 1 (1.4.3)', async ({ expect }) => {
    const seen = new Set<number>()
    for (let at = 0; at < 400; at++) {
      const [, hue, saturation, lightness] =
        /fill="hsl\((\d+) (\d+)% (\d+)%\)"/.exec(await render(<LetterMark name={`n${at}`} />))?.map(Number) ??
        []
      seen.add(hue!)
      // CSS Color 4, 7.1.
      const [s, l] = [saturation! / 100, lightness! / 100]
      const channel = (n: number) => {
        const k = (n + hue! / 30) % 12
        return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
      }
      const color = `#${[0, 8, 4].map((n) => channel(n).toString(16).padStart(2, '0')).join('')}`
      expect(contrast(color, '#ffffff'), `hue ${hue}`).toBeGreaterThanOrEqual(READABLE)
    }
    expect(seen.size).toBeGreaterThan(200)
  })

  it('draws the first letter, the same hue for the same name, nothing a policy would stop', async ({
    expect,
  }) => {
    const ada = await render(<LetterMark name="ada" />)
    expect(ada).toContain('>A</text>')
    expect(ada).toBe(await render(<LetterMark name="ada" />))
    expect(ada).not.toBe(await render(<LetterMark name="adb" />))
    expect(ada).not.toContain('style=')
  })

  it('takes a whole character, and a mark where there is none', async ({ expect }) => {
    expect(await render(<LetterMark name="🦊 fox" />)).toContain('>🦊</text>')
    expect(await render(<LetterMark name="" />)).toContain('>?</text>')
    expect(await render(<LetterMark name="<script>" />)).toContain('>&lt;</text>')
  })
})

describe('the log', () => {
  const entry = {
    id: 1,
    personId: 2,
    by: 'Mo',
    action: 'comment.approve',
    at: NOW,
    subject: 'comment:5',
    before: 'held',
    after: 'published',
    changes: [],
  } as const
  const asked = { who: '', area: '', comment: '', from: '', to: '' }
  const log = (
    items: readonly LogEntry[],
    next: string | null = null,
    more: Partial<Parameters<typeof LogMain>[0]['view']> = {},
  ) => {
    const page = { items, next, lookedBackTo: null }
    const view = { site: SITE, asked, team: [], now: NOW, mayExport: false, page, ...more }
    return render(<LogMain t={t} view={view} />)
  }

  it('says what happened in words, with a way to the comment', async ({ expect }) => {
    const html = await log([entry], 'abc')
    expect(html).toContain('approved')
    expect(html).toContain('waiting → published')
    expect(html).toContain('href="/desk/courier?item=5"')
    expect(html).toContain('href="/desk/courier/log?after=abc"')
  })

  it('shows actions of other slices under their own names, and who is nobody', async ({ expect }) => {
    const html = await log([
      {
        ...entry,
        by: null,
        action: 'subscriber.something-new',
        subject: 'subscriber:3',
        before: null,
        after: null,
      },
    ])
    expect(html).toContain('subscriber.something-new')
    expect(html).toContain('a visitor or the system')
    expect(html).toContain('subscriber:3')
    expect(html).not.toContain('→')
  })

  it('shows every field that was changed, as the text it is', async ({ expect }) => {
    const html = await log([
      {
        ...entry,
        action: 'site.settings',
        subject: 'site:courier',
        before: null,
        after: null,
        changes: [
          { field: 'hold', from: 'all', to: 'none' },
          { field: 'name', from: null, to: '<script>' },
        ],
      },
    ])
    expect(html).toContain('<code>hold</code>: <del>all</del> <ins>none</ins>')
    expect(html).toContain('<code>name</code>:  <ins>&lt;script&gt;</ins>')
  })

  it('keeps what was asked for: in the form, for older entries, and for the file', async ({ expect }) => {
    const team = [{ person_id: 7, email: 'mo@team.example', name: '' }]
    const html = await log([entry], 'abc', {
      asked: { ...asked, who: '7', area: 'comment', from: '2026-11-01' },
      team,
      mayExport: true,
    })
    expect(html).toMatch(/<option value="7" selected[^>]*>m•••@team\.example/)
    expect(html).toMatch(/<option value="comment" selected/)
    expect(html).toContain('/desk/courier/log?who=7&amp;area=comment&amp;from=2026-11-01&amp;after=abc"')
    expect(html).toContain('/desk/courier/log.csv?who=7&amp;area=comment&amp;from=2026-11-01"')
    expect(html).not.toContain('mo@team.example')
  })

  it('offers no file to whoever may not take the log away', async ({ expect }) => {
    expect(await log([entry])).not.toContain('log.csv')
  })

  it('says how far back it has looked', async ({ expect }) => {
    const html = await log([], 'abc', { page: { items: [], next: 'abc', lookedBackTo: NOW - 86_400_000 } })
    expect(html).toContain('Looked back to')
    expect(html).toContain('Look further back')
  })

  it('says so when nothing was done', async ({ expect }) => {
    expect(await log([])).toContain('Nothing was done yet.')
  })
})

describe('the embed code', () => {
  it('is what a page needs, with a way for readers without scripts', ({ expect }) => {
    const code = snippetOf(SITE, 'https://comments.test', t)
    expect(code).toContain('<script type="module" src="https://comments.test/embed.js"></script>')
    expect(code).toContain('<afterword-comments site="courier">')
    expect(code).toContain('https://comments.test/courier/thread?page=PAGE_ADDRESS')
    expect(code).toContain('https://comments.test/courier/subscribe')
    expect(code.match(/<noscript>/g)).toHaveLength(2)
  })

  it('warns as long as no page may use it', async ({ expect }) => {
    const bare = { ...SITE, settings: { ...SITE.settings, origins: [] } }
    const warned = await render(<SnippetMain t={t} site={bare} publicUrl="https://comments.test" />)
    expect(warned).toContain('No page may use this code yet')
    const ready = await render(<SnippetMain t={t} site={SITE} publicUrl="https://comments.test" />)
    expect(ready).toContain('Works on pages of https://courier.example.')
  })
})

describe('the settings', () => {
  it('show what is stored', async ({ expect }) => {
    const html = await render(<SettingsMain t={t} site={SITE} values={valuesOf(SITE)} />)
    expect(html).toContain('value="The Courier"')
    expect(html).toContain('https://courier.example</textarea>')
    expect(html).toMatch(/<option value="all" selected/)
    expect(html).not.toContain('aria-invalid')
  })

  it('put what is wrong beside its field, tied to it', async ({ expect }) => {
    const issues = [{ field: 'origins', message: 'Not that.' }]
    const html = await render(
      <SettingsMain t={t} site={SITE} values={{ ...valuesOf(SITE), origins: 'x y' }} issues={issues} />,
    )
    expect(html).toMatch(
      /<textarea id="origins"[^>]*aria-invalid="true" aria-describedby="origins-hint origins-error"/,
    )
    expect(html).toContain('id="origins-error"')
    expect(html).toContain('x y</textarea>')
  })

  it('name each language in itself', async ({ expect }) => {
    const html = await render(<SettingsMain t={t} site={SITE} values={valuesOf(SITE)} />)
    expect(html).toContain('>English</option>')
    expect(html).toContain('>Deutsch</option>')
  })
})

describe('the list of sites', () => {
  it('says whom to ask where there is none', async ({ expect }) => {
    expect(
      await render(<SitesMain t={t} sites={[]} invitations={[]} archived={[]} mayMake={false} now={0} />),
    ).toContain('Ask its owner to add you.')
    const sites = [{ ...SITE, role: 'reader' as const }]
    const html = await render(
      <SitesMain t={t} sites={sites} invitations={[]} archived={[]} mayMake={false} now={0} />,
    )
    expect(html).toContain('href="/desk/courier"')
    expect(html).not.toContain('/desk/sites/new')
  })
})

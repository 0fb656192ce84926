/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { readKeys } from '../../../src/desk/account/key-table'
import { reportBulk, reportLeft, reportUndo } from '../../../src/desk/queue/bulk-report'
import { decisionsFor } from '../../../src/desk/queue/decisions'
import { itemJson } from '../../../src/desk/queue/item-json'
import { QueueMain, type QueueView } from '../../../src/desk/queue/queue-page'
import { ReportFacts } from '../../../src/desk/queue/report-facts'
import { TiesFacts } from '../../../src/desk/queue/ties'
import { translator } from '../../../src/i18n/translate'
import { HOUR_MS } from '../../../src/kernel/time'
import type { Item, QueueItem } from '../../../src/moderation/public'
import { DoubtFacts, LISTS, STATUSES } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const ROW: QueueItem = {
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
  reports: 0,
}

const queue = (more: Partial<QueueView> = {}) =>
  rendered(
    <QueueMain
      t={t}
      view={{
        site: SITE,
        place: { status: 'held' },
        reported: { count: 0, isMore: false },
        queue: { items: [ROW], next: null },
        openId: undefined,
        chosen: false,
        mayDecide: true,
        keys: readKeys(),
        now: NOW,
        ...more,
      }}
    >
      <p>pane</p>
    </QueueMain>,
  )

describe('a list of the queue', () => {
  it.for(LISTS)('%s marks its own tab and no other', async (status, { expect }) => {
    const html = await queue({ place: { status } })
    const current = [...html.matchAll(/href="([^"]+)" aria-current="page"/g)].map(([, href]) => href)
    expect(current).toEqual([status === 'held' ? '/desk/courier' : `/desk/courier?status=${status}`])
  })

  it.for([
    [0, false, 'Reported'],
    [1, false, 'Reported (1)'],
    [20, false, 'Reported (20)'],
    [20, true, 'Reported (20+)'],
  ] as const)('tells of %d reported (more: %j) as "%s"', async ([count, isMore, words], { expect }) => {
    const tab = /status=reported"[^>]*>([^<]+)</.exec(await queue({ reported: { count, isMore } }))![1]
    expect(tab!.trim()).toBe(words)
  })

  it.for([
    [{}, []],
    [{ isReply: true }, ['reply']],
    [{ hasLink: true }, ['link']],
    [{ reports: 1 }, ['1 report']],
    [{ isReply: true, hasLink: true, reports: 2 }, ['reply', 'link', '2 reports']],
    [{ risk: 5 }, []],
    [{ risk: 45, hasLink: true }, ['risk 45', 'link']],
  ] as const)('marks a row %j with %j', async ([more, chips], { expect }) => {
    const html = await queue({ queue: { items: [{ ...ROW, ...more }], next: null } })
    expect([...html.matchAll(/<span class="chip[^"]*">([^<]+)</g)].map(([, chip]) => chip)).toEqual(chips)
  })

  it.for([
    ['who decides', {}, true],
    ['who reads', { mayDecide: false }, false],
    ['who decides, in the list of what was reported', { place: { status: 'reported' as const } }, false],
  ] as const)('can be picked from by %s: %j', async ([, more, may], { expect }) => {
    const html = await queue(more)
    expect(html.includes('name="pick-77" value="3"')).toBe(may)
    expect(html.includes('id="bulk"')).toBe(may)
  })

  it('has neither rows nor bar where nothing is', async ({ expect }) => {
    const html = await queue({ queue: { items: [], next: null } })
    expect(html).not.toContain('id="rows"')
    expect(html).not.toContain('id="bulk"')
  })

  it('keeps its place in every row, and leads on from where it ends', async ({ expect }) => {
    const html = await queue({
      place: { status: 'spam', after: 'x y' },
      queue: { items: [ROW], next: 'n&1' },
    })
    expect(html).toContain('href="/desk/courier?status=spam&amp;after=x+y&amp;item=77"')
    expect(html).toContain('href="/desk/courier?status=spam&amp;after=n%261"')
    expect(html).toContain('name="after" value="x y"')
  })

  it('marks the open row, and is alone on a phone once one is chosen', async ({ expect }) => {
    expect(await queue({ openId: 77 })).toMatch(/item=77" aria-current="true"/)
    expect(await queue({ openId: 78 })).not.toContain('aria-current="true"')
    expect(await queue({ chosen: true })).toContain('class="panes has-item"')
    expect(await queue()).toContain('class="panes"')
  })

  it('takes everything a visitor wrote for text, in attributes too', async ({ expect }) => {
    const items = [
      { ...ROW, name: EVIL, excerpt: EVIL },
      { ...ROW, id: 78, name: EVIL },
    ]
    const html = await queue({ queue: { items, next: null } })
    expect(html).not.toContain('<img')
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it('leads to deciding all that match, narrowed as the list is; what was reported is read one by one', async ({
    expect,
  }) => {
    for (const status of STATUSES) {
      const html = await queue({ place: { status, why: 'word', order: 'riskiest', after: 'x' } })
      expect(html).toContain(`href="/desk/courier/sweeps/new?status=${status}&amp;why=word"`)
      expect(html.includes('Empty this list…')).toBe(status === 'spam')
    }
    expect(await queue({ place: { status: 'reported' } })).not.toContain('/sweeps/new')
    expect(await queue({ mayDecide: false })).not.toContain('/sweeps/new')
  })

  it('keeps order and reason in every row, in the next page and in the forms', async ({ expect }) => {
    const html = await queue({
      place: { status: 'held', order: 'riskiest', why: 'links' },
      queue: { items: [ROW], next: 'n' },
    })
    expect(html).toContain('href="/desk/courier?order=riskiest&amp;why=links&amp;item=77"')
    expect(html).toContain('href="/desk/courier?order=riskiest&amp;why=links&amp;after=n"')
    expect(html).toContain('name="order" value="riskiest"')
    expect(html).toMatch(/<option value="riskiest" selected=""/)
    expect(html).toMatch(/<option value="links" selected=""/)
  })

  it('says where the search index is behind', async ({ expect }) => {
    expect(await queue({ queue: { items: [], next: null, behind: true } })).toContain('not searchable yet')
    expect(await queue()).not.toContain('not searchable yet')
  })
})

describe('what can be decided', () => {
  it.for([
    ['held', ['approve', 'reject', 'return', 'spam', 'delete']],
    ['published', ['restore', 'reject', 'return', 'spam', 'delete']],
    ['rejected', ['approve', 'restore', 'return', 'spam', 'delete']],
    ['returned', ['approve', 'restore', 'reject', 'spam', 'delete']],
    ['spam', ['approve', 'restore', 'reject', 'delete']],
    ['deleted', ['approve', 'restore', 'reject', 'spam']],
  ] as const)('of a comment that is %s', ([status, actions], { expect }) => {
    expect(decisionsFor(status).map(({ action }) => action)).toEqual(actions)
    const reported = decisionsFor(status, true).map(({ action }) => action)
    expect(reported).toEqual(status === 'published' ? ['approve', ...actions] : actions)
  })

  it('has one sign for each', ({ expect }) => {
    for (const status of STATUSES) {
      const decisions = decisionsFor(status, true)
      expect(new Set(decisions.map(({ sign }) => sign)).size).toBe(decisions.length)
    }
  })
})

describe('what a bulk did', () => {
  const left = (id: number, why: 'changed' | 'unknown', by?: string) => ({ id, why, ...(by && { by }) })
  const done = (moved: number, skipped: object[] = []) =>
    ({ moved: Array.from({ length: moved }, (_, id) => id), skipped }) as never

  it.for([
    ['all', done(3), '3 approved.'],
    ['one', done(1), '1 approved.'],
    ['none', done(0), '0 approved.'],
    ['all but one that was edited', done(2, [left(1, 'changed')]), /^2 approved\. \S.+/],
    ['all but one of another site', done(2, [left(1, 'unknown')]), '2 approved. 1 is not of this site.'],
    [
      'all but two of another site',
      done(2, [left(1, 'unknown'), left(2, 'unknown')]),
      '2 approved. 2 are not of this site.',
    ],
  ] as const)('moved %s', ([, what, words], { expect }) => {
    expect(reportBulk(t, 'approve', what)).toMatch(words)
  })

  it('names each who was quicker once, with how many', ({ expect }) => {
    const skipped = [
      { id: 1, why: 'decided', by: 'Mo' },
      { id: 2, why: 'decided', by: 'Jo' },
      { id: 3, why: 'decided', by: 'Mo' },
    ]
    const words = reportLeft(t, done(0, skipped))
    expect(words.match(/Mo/g)).toHaveLength(1)
    expect(words.match(/Jo/g)).toHaveLength(1)
    expect(words).toMatch(/2.*Mo/)
  })

  it('says nothing of what stayed where nothing did', ({ expect }) => {
    expect(reportLeft(t, done(5))).toBe('')
    expect(reportUndo(t, done(5))).toBe('5 taken back.')
  })
})

describe('facts for a decision', () => {
  const report = (more: object = {}) =>
    ({
      reason: 'spam',
      note: '',
      at: NOW - HOUR_MS,
      open: true,
      notice: null,
      ...more,
    }) as Item['reports'][number]
  const reports = (list: readonly Item['reports'][number][]) =>
    rendered(<ReportFacts t={t} reports={list} now={NOW} />)

  it('say nothing where there is nothing to say', async ({ expect }) => {
    expect(wordsOf(await reports([]))).not.toContain('Reports')
    expect(wordsOf(await rendered(<DoubtFacts t={t} doubts={[]} />))).not.toContain('Why it is here')
  })

  it('count open reports by their reasons, and settled ones apart', async ({ expect }) => {
    const html = await reports([
      report(),
      report(),
      report({ open: false }),
      report({ open: false, note: 'old' }),
    ])
    expect(html.match(/chip-reported/g)).toHaveLength(1)
    expect(wordsOf(html)).toMatch(/: 2 2 settled before/)
    expect(wordsOf(html)).toContain('old')
  })

  it('name a notice of illegal content, whether it is awaited, and its words where they changed, as text', async ({
    expect,
  }) => {
    const notice = (more: object) =>
      report({
        reason: 'illegal',
        note: 'Why.',
        notice: { reference: '814203771904', words: null, awaited: false, ...more },
      })
    const plain = wordsOf(await reports([notice({})]))
    expect(plain).toContain('Notice 814203771904 of illegal content')
    expect(plain).not.toMatch(/mailed|When it came/)
    const html = await reports([notice({ words: EVIL, awaited: true })])
    expect(wordsOf(html)).toMatch(/its sender is mailed what you decide.*When it came, the comment said:/)
    expect(html).not.toContain('<img')
  })

  it('show what readers added, as text, and no empty quotes', async ({ expect }) => {
    const html = await reports([report({ note: EVIL }), report()])
    expect(html.match(/report-note/g)).toHaveLength(1)
    expect(html).not.toContain('<img')
  })

  it.for([
    [[{ code: 'links', count: 4 }], '4 links Risk 30 of 100'],
    [[{ code: 'shouting' }, { code: 'repeated' }], 'capital letters repeats itself Risk 35 of 100'],
    [[{ code: 'insisted' }], 'author was told, and sent it for review Risk 20 of 100'],
    [[{ code: 'all' }], 'every comment waits'],
  ] as const)('name doubts: %j', async ([doubts, words], { expect }) => {
    expect(wordsOf(await rendered(<DoubtFacts t={t} doubts={doubts} />))).toBe(`Why it is here ${words}`)
  })

  const ITEM = {
    id: 77,
    email: 'ada+x@mail.example',
    ties: { address: 2, network: 3, hosts: [{ host: 'x.example', count: 4 }], counted: 4 },
  }
  const tiesOf = async (item: object, maySeeAddress = true) => {
    const view = await rendered(
      <TiesFacts
        t={t}
        site={SITE}
        item={{ ...ITEM, ...item } as unknown as Item}
        maySeeAddress={maySeeAddress}
      />,
    )
    return [...view.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
  }

  it('lead to what else came from there', async ({ expect }) => {
    expect(await tiesOf({})).toEqual([
      '/desk/courier/search?address=ada%2Bx%40mail.example',
      '/desk/courier/search?network=77',
      '/desk/courier/search?host=x.example',
    ])
  })

  it('give no way by an address to who may not see it, nor by one that is not there', async ({ expect }) => {
    expect(await tiesOf({}, false)).not.toContain('/desk/courier/search?address=ada%2Bx%40mail.example')
    expect(await tiesOf({ email: null })).toHaveLength(2)
  })

  it('give no way to nothing', async ({ expect }) => {
    const ties = { address: 0, network: 0, hosts: [{ host: 'x.example', count: 0 }] }
    expect(await tiesOf({ ties })).toEqual([])
    expect(
      wordsOf(
        await rendered(
          <TiesFacts t={t} site={SITE} item={{ ...ITEM, ties } as unknown as Item} maySeeAddress />,
        ),
      ),
    ).not.toContain('Elsewhere')
  })
})

describe('a comment for scripts', () => {
  const ITEM = {
    id: 9_007_199_254_740_991,
    status: 'held',
    revision: 1,
    name: 'Ada',
    email: 'ada@mail.example',
    createdAt: NOW,
    record: null,
    decision: undefined,
    ties: { address: 1, network: 1, hosts: [], counted: 4 },
    reports: [{ note: 'private' }],
  } as unknown as Item

  it('holds the author’s address only with the permission for it', ({ expect }) => {
    expect(itemJson(ITEM, false)).not.toHaveProperty('email')
    expect(itemJson(ITEM, true)).toMatchObject({ email: 'ada@mail.example' })
  })

  it('keeps ids as text, moments as ISO, and what ties comments together to itself', ({ expect }) => {
    const json = itemJson(ITEM, true)
    expect(json).toMatchObject({
      id: '9007199254740991',
      createdAt: '2026-11-24T09:00:00.000Z',
      decision: null,
      author: null,
    })
    expect(JSON.stringify(json)).not.toMatch(/ties|private|network/)
  })

  it('says who decided, without a number of theirs', ({ expect }) => {
    const decision = { id: 5, action: 'approve', by: 'Mo', at: NOW, byId: 3 }
    expect(itemJson({ ...ITEM, decision } as unknown as Item, false).decision).toEqual({
      action: 'approve',
      by: 'Mo',
      at: '2026-11-24T09:00:00.000Z',
    })
  })
})

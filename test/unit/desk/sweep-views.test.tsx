/** @jsxImportSource hono/jsx */
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { SimilarFacts } from '../../../src/desk/queue/ties'
import { NewSweepMain, SweepMain, SweepNotice } from '../../../src/desk/sweeps/sweep-page'
import { sweepUrl } from '../../../src/desk/sweeps/sweep-url'
import { translator } from '../../../src/i18n/translate'
import { HOUR_MS, MINUTE_MS } from '../../../src/kernel/time'
import { type Item, STATUSES } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import { type Sweep, SweepAsked } from '../../../src/sweeps/public'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const EVIL = '<img src=x onerror=alert(1)>"\'&'

const SWEEP: Sweep = {
  id: 77,
  personId: 1,
  by: 'Mo',
  action: 'spam',
  status: 'held',
  state: 'running',
  stalled: false,
  total: 1000,
  moved: 300,
  passed: 0,
  undone: 0,
  startedAt: NOW - MINUTE_MS,
  endedAt: null,
  quicker: [],
}

const progress = (more: Partial<Sweep> = {}, mayUndo = true) =>
  rendered(<SweepMain t={t} view={{ site: SITE, sweep: { ...SWEEP, ...more }, now: NOW, mayUndo }} />)

const count = (asked: v.InferInput<typeof SweepAsked>, counted: object = {}) =>
  rendered(
    <NewSweepMain
      t={t}
      site={SITE}
      asked={v.parse(SweepAsked, asked)}
      counted={{ count: 1234, isMore: false, confirm: 'token', ...counted }}
    />,
  )

const actionsIn = (html: string) =>
  [...html.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)

describe('the page of a count', () => {
  it.for(STATUSES)(
    'in the list %s offers what would move a comment from there',
    async (status, { expect }) => {
      const html = await count({ status })
      const outcomes = {
        approve: 'published',
        restore: 'held',
        reject: 'rejected',
        return: 'returned',
        spam: 'spam',
        delete: 'deleted',
      } as const
      const expected = Object.entries(outcomes)
        .filter(
          ([action, outcome]) =>
            outcome !== status && (action !== 'return' || !['spam', 'deleted'].includes(status)),
        )
        .map(([action]) => action)
      expect(actionsIn(html)).toEqual(expected)
      expect(html).toContain('name="confirm" value="token"')
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    },
  )

  it('says the number in words of its own for one', async ({ expect }) => {
    expect(await count({})).toContain('1,234 comments match')
    expect(await count({}, { count: 1 })).toContain('1 comment matches')
    expect(await count({}, { count: 1 })).toContain('Approve it')
  })

  it('has nothing to press where nothing matches, or too much', async ({ expect }) => {
    const none = await count({}, { count: 0, confirm: null })
    expect([actionsIn(none), none.includes('Nothing matches')]).toEqual([[], true])
    const many = await count({}, { count: 100_000, isMore: true, confirm: null })
    expect([actionsIn(many), many.includes('More than 100,000 match')]).toEqual([[], true])
  })

  it('says all that narrows it, as text', async ({ expect }) => {
    const html = await count({
      status: 'spam',
      q: EVIL,
      author: 'Ada',
      page: 'streets',
      host: 'shop.example',
      address: 'ada@mail.example',
      network: '5',
      text: '6',
      thread: '7',
      why: 'links',
      from: '2026-11-01',
      to: '2026-11-30',
    })
    expect(html).not.toContain('<img')
    const words = wordsOf(html)
    for (const said of [
      'Spam',
      'many links',
      'Ada',
      'streets',
      'shop.example',
      'ada@mail.example',
      'from the same network',
      'in the same words',
      'on the same page',
      'November 1, 2026',
      'November 30, 2026',
    ])
      expect(words).toContain(said)
  })
})

describe('the page of its progress', () => {
  it('shows how far it is, and offers to stop', async ({ expect }) => {
    const html = await progress({ passed: 20 })
    expect(html).toContain('320 of 1,000')
    expect(html).toMatch(/<progress[^>]*max="1000" value="320"/)
    expect(html).toContain('action="/desk/courier/sweeps/77/stop"')
    expect(html).not.toContain('/undo"')
    expect(html).toContain('data-poll="yes"')
  })

  it.for([
    [{ state: 'done', moved: 1000 }, 'Done', true],
    [{ state: 'stopped', moved: 300 }, 'Stopped', true],
    [{ state: 'done', moved: 0 }, 'Done', false],
    [{ state: 'undone', moved: 300, undone: 300 }, 'Taken back', false],
  ] as const)('once it is %j says %s; can be taken back: %s', async ([more, words, undo], { expect }) => {
    const html = await progress(more)
    expect(html).toContain(`<h2>${words}</h2>`)
    expect(html.includes('action="/desk/courier/sweeps/77/undo"')).toBe(undo)
    expect(html.includes('action="/desk/courier/sweeps/77/resume"')).toBe(more.state === 'stopped')
    expect(html).not.toContain('data-poll')
    expect(html).not.toContain('/stop"')
  })

  it.for(['running', 'undoing'] as const)(
    'of one that stands still while %s offers to go on',
    async (state, { expect }) => {
      const html = await progress({ state, stalled: true })
      expect(html).toContain('action="/desk/courier/sweeps/77/resume"')
      expect(html).toContain('· stopped</h2>')
      expect(html).not.toContain('data-poll')
      expect(html).not.toContain('by itself')
      expect(html.includes('/stop"')).toBe(state === 'running')
      expect(await progress({ state })).not.toContain('/resume"')
    },
  )

  it('offers the way back to nobody else', async ({ expect }) => {
    expect(await progress({ state: 'done', moved: 5 }, false)).not.toContain('/undo"')
  })

  it('says what was left, why, and who was quicker', async ({ expect }) => {
    const words = wordsOf(await progress({ state: 'done', moved: 950, passed: 20, quicker: ['Kim', EVIL] }))
    expect(words).toContain('950 decided')
    expect(words).toContain('20 edited or moved since the count, and left')
    expect(words).toContain('30 decided by somebody else meanwhile')
    expect(words).toContain('Kim and')
    expect(await progress({ quicker: [EVIL] })).not.toContain('<img')
  })

  it('counts backwards on the way back, and says what stays', async ({ expect }) => {
    const going = await progress({ state: 'undoing', moved: 300, undone: 120 })
    expect(going).toContain('120 of 300')
    expect(going).toContain('data-poll="yes"')
    const words = wordsOf(
      await progress({ state: 'undone', moved: 300, undone: 290, endedAt: NOW - HOUR_MS }),
    )
    expect(words).toContain('290 taken back')
    expect(words).toContain('10 were decided or edited again, and stay')
  })

  it('names nobody who is gone', async ({ expect }) => {
    expect(wordsOf(await progress({ by: null }))).toContain('somebody who has left')
  })
})

describe('the line at the queue', () => {
  it.for([
    [{}, 'Mo: Marking as spam, 300 of 1,000.'],
    [{ action: 'approve' }, 'Mo: Approving, 300 of 1,000.'],
    [{ state: 'undoing', undone: 7 }, 'Mo: Taking it back, 7 of 300.'],
    [{ by: null }, 'somebody who has left: Marking as spam, 300 of 1,000.'],
  ] as const)('of %j is "%s"', async ([more, words], { expect }) => {
    const html = await rendered(<SweepNotice t={t} site={SITE} sweep={{ ...SWEEP, ...more }} />)
    expect(wordsOf(html)).toContain(words)
    expect(html).toContain('href="/desk/courier/sweeps/77"')
  })
})

describe('the way to a count', () => {
  it('carries the list and what narrows it, and nothing of the place on the page', ({ expect }) => {
    expect(sweepUrl(SITE, { status: 'held' })).toBe('/desk/courier/sweeps/new?status=held')
    const place = { status: 'spam', why: 'links', order: 'newest', after: 'x' }
    expect(sweepUrl(SITE, place)).toBe('/desk/courier/sweeps/new?status=spam&why=links')
    expect(sweepUrl(SITE, { status: 'held', host: 'a.example', q: '' })).toBe(
      '/desk/courier/sweeps/new?status=held&host=a.example',
    )
  })
})

describe('all that are like the open comment', () => {
  const item = {
    id: 5,
    ties: { address: 0, network: 0, hosts: [{ host: 'shop.example', count: 0 }], counted: 4 },
  } as unknown as Item

  it('can be decided together: the same words, the same page, the same links', async ({ expect }) => {
    const html = await rendered(<SimilarFacts t={t} site={SITE} item={item} />)
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))).toEqual([
      '/desk/courier/sweeps/new?status=held&text=5',
      '/desk/courier/sweeps/new?status=held&thread=5',
      '/desk/courier/sweeps/new?status=held&host=shop.example',
    ])
    expect(wordsOf(html)).toContain('waiting with links to shop.example…')
  })
})

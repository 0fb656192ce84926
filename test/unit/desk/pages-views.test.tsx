/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import type { BranchPlan } from '../../../src/comments/public'
import { type Place, placeQuery } from '../../../src/desk/desk-url'
import { CommentMoveMain, MoveLine, MoveMain, PageMovePlan } from '../../../src/desk/pages/move-page'
import { PageMain, PageState, PagesMain, type PagesView } from '../../../src/desk/pages/pages-page'
import { ItemActs } from '../../../src/desk/queue/item-acts'
import { WordsMain, type WordsView } from '../../../src/desk/queue/words-page'
import { translator } from '../../../src/i18n/translate'
import { DAY_MS, HOUR_MS } from '../../../src/kernel/time'
import type { Item, List } from '../../../src/moderation/public'
import type { Site } from '../../../src/sites/public'
import type { MoveRow, PageFacts, PagePlan } from '../../../src/threads/public'
import { danglingIds, doubledIds, rendered as render, wordsOf as words } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const de = translator('de')
const NOW = Date.UTC(2026, 10, 30, 9)
const SITE: Site = {
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'], closeDays: 30 }),
}
const PAGE: PageFacts = {
  id: 'A'.repeat(22),
  page: 'https://courier.example/one',
  title: 'One',
  published: 3,
  held: 0,
  lastCommentAt: NOW - HOUR_MS,
  state: 'site',
  closedBy: null,
}
const MOVE: MoveRow = {
  id: 99,
  person_id: 7,
  kind: 'page',
  source_id: 'A'.repeat(22),
  target_id: 'B'.repeat(22),
  source_page: 'https://courier.example/old',
  target_page: 'https://courier.example/new',
  state: 'running',
  moved: 250,
  total: 1000,
  memory: '{}',
  created_at: NOW - HOUR_MS,
  finished_at: null,
  stopped_job: null,
}
const SOURCE = {
  id: 'A'.repeat(22),
  page: 'https://courier.example/old',
  title: 'Old',
  published: 4,
  held: 1,
  closed_at: null,
  created_at: NOW - DAY_MS,
  moved_to: null,
  pinned: 0,
  away: 2,
}
const PLAN: PagePlan = {
  source: SOURCE,
  targetId: 'B'.repeat(22),
  targetPage: 'https://courier.example/new',
  target: undefined,
  targetOpen: true,
  total: 7,
  isMore: false,
  keepPins: true,
}
const HEAD = {
  id: 5,
  parent_id: null,
  root_id: 5,
  path: '',
  status: 1,
  thread_id: 'A'.repeat(22),
  depth: 0,
  author_name: 'Ada',
  pinned_at: null,
  came_by: null,
  page: 'https://courier.example/old',
  title: 'Old',
  published: 4,
  held: 0,
  closed_at: null,
  thread_at: 0,
  moved_to: null,
}
const BRANCH: BranchPlan = {
  head: HEAD,
  below: [],
  parent: undefined,
  threadId: 'B'.repeat(22),
  page: 'https://courier.example/new',
  thread: undefined,
  open: true,
  places: [],
  published: 1,
  held: 0,
  flat: 0,
}
const ITEM: Item = {
  id: 77,
  status: 'held',
  revision: 3,
  name: 'Ada <b>',
  email: null,
  verified: false,
  url: null,
  network: null,
  body: 'Words & more.',
  html: '<p>Words &amp; more.</p>',
  createdAt: NOW - HOUR_MS,
  page: 'https://courier.example/one',
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
  ties: { address: null, network: null, hosts: [], counted: 4 } as unknown as Item['ties'],
}

const list = (
  more: Partial<PagesView> = {},
  items: readonly PageFacts[] = [PAGE],
  next: string | null = null,
  said = t,
) =>
  render(
    <PagesMain
      t={said}
      view={{ site: SITE, begins: '', list: { items, next }, moves: [], now: NOW, mayDecide: true, ...more }}
    />,
  )

describe('the list of pages', () => {
  it('shows a page by its title, with its address, what it holds and when the last word came', async ({
    expect,
  }) => {
    const html = await list()
    expect(html).toContain(`href="/desk/courier/pages/${PAGE.id}">One</a>`)
    expect(html).toContain('<code>https://courier.example/one</code>')
    expect(words(html)).toContain('3 comments · latest 1 hour ago')
    expect(html).toContain(`name="page-${PAGE.id}"`)
  })

  it('ties every control to its label, and no two of them alike', async ({ expect }) => {
    const html = await list({ begins: '/x', moves: [MOVE] }, [PAGE, { ...PAGE, id: 'C'.repeat(22) }], 'NEXT')
    expect(doubledIds(html)).toEqual([])
    expect(danglingIds(html)).toEqual([])
  })

  it('shows a page without a title by its address, once', async ({ expect }) => {
    const html = await list({}, [{ ...PAGE, title: '' }])
    expect(html).toContain('>https://courier.example/one</a>')
    expect(html).not.toContain('<code>')
  })

  it.for([
    [{ published: 1 }, '1 comment'],
    [{ published: 0 }, '0 comments'],
    [{ published: 2, held: 1 }, '2 comments · 1 waits'],
    [{ published: 2, held: 4 }, '2 comments · 4 wait'],
  ] as const)('counts in words: %o', async ([facts, said], { expect }) => {
    expect(words(await list({}, [{ ...PAGE, ...facts }]))).toContain(said)
  })

  it('says nothing of a last word where there was none', async ({ expect }) => {
    expect(words(await list({}, [{ ...PAGE, published: 0, lastCommentAt: null }]))).not.toContain('latest')
  })

  it('offers readers nothing to pick and nothing to press', async ({ expect }) => {
    const html = await list({ mayDecide: false })
    expect(html).not.toContain('type="checkbox"')
    expect(html).not.toContain('value="close"')
    expect(html).toContain('type="search"')
  })

  it('says that there is nothing, or that nothing begins so', async ({ expect }) => {
    expect(words(await list({}, []))).toContain('No page has comments yet.')
    expect(words(await list({ begins: '/x' }, []))).toContain('No page with comments begins so.')
  })

  it('goes on with what was asked for, and forms lead back to it', async ({ expect }) => {
    const html = await list({ begins: '/a&b', after: 'CURSOR' }, [PAGE], 'NEXT')
    expect(html).toContain('href="/desk/courier/pages?begins=%2Fa%26b&amp;after=NEXT"')
    expect(html).toContain('<input type="hidden" name="begins" value="/a&amp;b"/>')
    expect(html).toContain('<input type="hidden" name="after" value="CURSOR"/>')
  })

  it.for([
    [{ act: 'close', count: 1 }, '1 page closed.'],
    [{ act: 'close', count: 3 }, '3 pages closed.'],
    [{ act: 'open', count: 1 }, '1 page opened again.'],
    [{ act: 'open', count: 0 }, '0 pages opened again.'],
  ] as const)('says what was done: %o', async ([done, said], { expect }) => {
    const html = await list({ done })
    expect(words(html)).toContain(said)
    expect(html).toContain('role="status"')
  })

  it('names the latest moves, each with how it stands', async ({ expect }) => {
    const html = await list({ moves: [MOVE, { ...MOVE, id: 98, state: 'done' }] })
    expect(words(html)).toContain('Moved lately')
    expect(html).toContain('href="/desk/courier/moves/99"')
    expect(html).toContain('href="/desk/courier/moves/98"')
  })

  it('speaks German', async ({ expect }) => {
    const said = words(await list({}, [{ ...PAGE, held: 1 }], null, de))
    expect(said).toContain('Adresse beginnt mit')
    expect(said).toContain('3 Kommentare · 1 wartet')
    expect(said).toContain('Schließen')
  })

  it('escapes what strangers wrote into titles and addresses', async ({ expect }) => {
    const html = await list({}, [{ ...PAGE, title: '<script>alert(1)</script>' }])
    expect(html).not.toContain('<script>')
  })
})

describe('how a page stands', () => {
  const chips = async (facts: Partial<PageFacts>) =>
    words(await render(<PageState t={t} site={SITE} page={{ ...PAGE, ...facts }} />))

  it.for([
    [{}, ''],
    [{ closedBy: 'hand', state: 'closed' }, 'closed'],
    [{ closedBy: 'age' }, 'closed by its age: 30 days'],
    [{ state: 'all' }, 'all wait'],
    [{ state: 'none' }, 'none waits'],
    [{ state: 'all', closedBy: 'age' }, 'closed by its age: 30 days all wait'],
  ] as const)('%o is told as "%s"', async ([facts, said], { expect }) => {
    const told = await chips(facts)
    if (said === '' || said.startsWith('closed')) expect(told.startsWith(said)).toBe(true)
    else expect(told).not.toBe('')
  })
})

describe('one page', () => {
  const page = (facts: Partial<PageFacts> = {}, more: object = {}) =>
    render(
      <PageMain
        t={t}
        view={{
          site: SITE,
          page: { ...PAGE, ...facts },
          now: NOW,
          mayDecide: true,
          saved: false,
          typed: '',
          ...more,
        }}
      />,
    )

  it('leads to itself, to its comments, and says what it holds', async ({ expect }) => {
    const html = await page()
    expect(html).toContain('href="https://courier.example/one"')
    expect(html).toContain('href="/desk/courier/search?page=https%3A%2F%2Fcourier.example%2Fone"')
    expect(html).toMatch(/<option value="site" selected/)
  })

  it('has a name where it has no title', async ({ expect }) => {
    expect(words(await page({ title: '' }))).toContain('A page without a title')
  })

  it('tells who opens it in vain why', async ({ expect }) => {
    expect(words(await page({ closedBy: 'age' }))).toContain(
      'Its age closes it, by the setting for all pages.',
    )
    expect(words(await page({ closedBy: 'hand', state: 'closed' }))).not.toContain('Its age closes it')
  })

  it('says that it was saved, and what is wrong with an address', async ({ expect }) => {
    expect(words(await page({}, { saved: true }))).toContain('Saved')
    const html = await page(
      {},
      { typed: 'nonsense', issues: [{ field: 'to', message: 'This is no address.' }] },
    )
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="nonsense"')
    expect(words(html)).toContain('This is no address.')
  })

  it('has no form for who only reads', async ({ expect }) => {
    const html = await page({}, { mayDecide: false })
    expect(html).not.toContain('<form')
  })
})

describe('what a page’s move would do', () => {
  const plan = (more: Partial<PagePlan> = {}, said = t) =>
    render(
      <PageMovePlan t={said} site={SITE} plan={{ ...PLAN, ...more }} to="https://courier.example/new?a=1" />,
    )

  it('names both addresses, counts, and asks for one press', async ({ expect }) => {
    const html = await plan()
    const said = words(html)
    expect(said).toContain('From https://courier.example/old To https://courier.example/new')
    expect(said).toContain('7 comments move.')
    expect(said).toContain('No comments are there yet.')
    expect(html).toContain(`action="/desk/courier/pages/${SOURCE.id}/move"`)
    expect(html).toContain('name="to" value="https://courier.example/new?a=1"')
    expect(html.match(/type="submit"/g)).toHaveLength(1)
  })

  it.for([
    [{ total: 1 }, '1 comment moves.'],
    [{ total: 1000, isMore: true }, 'More than 1,000 comments move.'],
    [{ target: { ...SOURCE, published: 1, held: 0 } }, '1 comment is there already.'],
    [{ target: { ...SOURCE, published: 2, held: 3 } }, '5 comments are there already.'],
    [{ targetOpen: false }, 'That page is closed and stays so.'],
    [{ keepPins: false }, 'loses its pin'],
  ] as const)('says what matters: %o', async ([more, said], { expect }) => {
    expect(words(await plan(more))).toContain(said)
  })

  it('says nothing of what does not matter', async ({ expect }) => {
    const said = words(await plan())
    expect(said).not.toContain('closed')
    expect(said).not.toContain('pin')
  })

  it('speaks German', async ({ expect }) => {
    expect(words(await plan({}, de))).toContain('7 Kommentare ziehen um.')
  })
})

describe('where a comment goes', () => {
  const view = { site: SITE, id: 5, name: 'Ada', place: { status: 'held' } as Place, page: '', under: '' }
  const page = (more: object = {}) => render(<CommentMoveMain t={t} view={{ ...view, ...more }} />)

  it('keeps the place one came from, for the look, the press, and the way back', async ({ expect }) => {
    const place = { status: 'held', order: 'riskiest', why: 'word', after: 'c', across: 'all' } as const
    const html = await page({ place, plan: BRANCH })
    for (const field of [
      'list" value="held',
      'order" value="riskiest',
      'why" value="word',
      'after" value="c',
      'across" value="all',
    ])
      expect(html.split(`name="${field}"`), field).toHaveLength(3)
    expect(html).toContain(
      'href="/desk/all?order=riskiest&amp;why=word&amp;after=c&amp;item=5&amp;of=courier"',
    )
  })

  it('is asked first, and nothing can be pressed but a look', async ({ expect }) => {
    const html = await page()
    expect(html.match(/type="submit"/g)).toHaveLength(1)
    expect(html).not.toContain('method="post"')
    expect(words(html)).toContain('Show what would happen')
  })

  it.for([
    [{}, 'It stands by itself then'],
    [{ parent: { ...HEAD, author_name: 'Ben' } }, 'It answers Ben then.'],
    [{ flat: 1 }, '1 answer would be deeper than is shown'],
    [{ flat: 4 }, '4 answers would be deeper than is shown'],
    [{ open: false }, 'That page is closed and stays so.'],
    [{ below: [HEAD, HEAD] }, '3 comments move.'],
  ] as const)('is told before it is done: %o', async ([more, said], { expect }) => {
    const html = await page({ plan: { ...BRANCH, ...more } })
    expect(words(html)).toContain(said)
    expect(html).toContain('method="post"')
  })

  it('carries what was typed to the press, and keeps it when it is refused', async ({ expect }) => {
    const html = await page({ under: '#c-5', page: 'https://courier.example/x', plan: BRANCH })
    expect(html.match(/name="under"[^>]*value="#c-5"/g)).toHaveLength(2)
    expect(html.match(/name="page"[^>]*value="https:\/\/courier.example\/x"/g)).toHaveLength(2)
    const refused = await page({ under: 'what?', issues: [{ field: 'under', message: 'This is no link.' }] })
    expect(refused).toContain('value="what?"')
    expect(refused).toContain('aria-invalid="true"')
    expect(words(await page({ warning: 'It stands there already.' }))).toContain('It stands there already.')
  })
})

describe('a move', () => {
  const page = (more: Partial<MoveRow> = {}, view: object = {}) =>
    render(<MoveMain t={t} view={{ site: SITE, move: { ...MOVE, ...more }, by: 'Mo', now: NOW, ...view }} />)

  it('shows how far it is while it runs, and is asked again', async ({ expect }) => {
    const html = await page()
    expect(html).toContain('data-poll="yes"')
    expect(html).toContain('<progress id="bar" max="1000" value="250"')
    expect(words(html)).toContain('250 of 1,000')
    expect(words(html)).toContain('is moving · Mo')
    expect(words(html)).toContain('Look again')
    expect(html).not.toContain('<form')
  })

  it('never shows more than all of it', async ({ expect }) => {
    expect(words(await page({ moved: 1200 }))).toContain('1,200 of 1,200')
    expect(await page({ moved: 0, total: 0 })).toContain('max="1"')
  })

  it('can be taken back once it is done', async ({ expect }) => {
    const html = await page({ state: 'done', finished_at: NOW })
    expect(html).toContain('action="/desk/courier/moves/99/undo"')
    expect(html).not.toContain('data-poll')
    expect(words(html)).toContain('What came with it goes back')
    const comment = await page({ state: 'done', kind: 'comment', finished_at: NOW })
    expect(words(comment)).not.toContain('What came with it goes back')
  })

  it.for([
    ['running', 'is moving'],
    ['done', 'moved'],
    ['undoing', 'is going back'],
    ['undone', 'taken back'],
  ] as const)('is told as it stands: %s', async ([state, said], { expect }) => {
    const html = await page({ state })
    expect(words(html)).toContain(said)
    expect(html.includes('data-poll')).toBe(state === 'running' || state === 'undoing')
    expect(html.includes('<form')).toBe(state === 'done')
    const line = words(await render(<MoveLine t={t} site={SITE} move={{ ...MOVE, state }} now={NOW} />))
    expect(line).toContain(said)
    expect(line).toContain('https://courier.example/old → https://courier.example/new')
  })

  it('leads back to the list it was begun from, also from what its forms lead to', async ({ expect }) => {
    const from = { status: 'spam', order: 'oldest', across: 'all', item: 5 } as const
    const html = await page({ state: 'done' }, { from, back: placeQuery(from, 5) })
    expect(html).toContain('href="/desk/all?status=spam&amp;order=oldest&amp;item=5&amp;of=courier"')
    expect(html).toContain('/moves/99/undo?list=spam&amp;order=oldest&amp;across=all&amp;item=5"')
    expect(html).not.toContain('href="/desk/courier/pages"')
    expect(await page({ state: 'done' })).toContain('href="/desk/courier/pages"')
  })

  it('says why it could not be taken back, and nobody’s name where there is none', async ({ expect }) => {
    const said = words(await page({ state: 'done' }, { warning: 'It was already.', by: undefined }))
    expect(said).toContain('It was already.')
    expect(said).not.toContain('Mo')
  })
})

describe('words of the team', () => {
  const view: WordsView = {
    site: SITE,
    item: ITEM,
    now: NOW,
    act: 'edit',
    name: 'Mo',
    place: { status: 'held' },
    body: ITEM.body,
    revision: 3,
    key: 'KEY',
    approve: false,
  }
  const page = (more: Partial<WordsView> = {}) => render(<WordsMain t={t} view={{ ...view, ...more }} />)

  it('are edited as they were written, bound to what was read', async ({ expect }) => {
    const html = await page()
    expect(html).toContain('Words &amp; more.</textarea>')
    expect(html).toContain('name="revision" value="3"')
    expect(html).toContain('action="/desk/courier/comments/77/edit"')
    expect(html).not.toContain('name="key"')
    expect(html).not.toContain('<b>')
  })

  it('answer what can be read above, under a name, once', async ({ expect }) => {
    const html = await page({ act: 'reply', body: '' })
    expect(html).toContain('<p>Words &amp; more.</p>')
    expect(html).toContain('name="key" value="KEY"')
    expect(words(html)).toContain('Your answer, as Mo')
  })

  it('approve what waits only by a box, which stays ticked', async ({ expect }) => {
    expect(await page({ act: 'reply' })).toContain('name="approve"')
    expect(await page({ act: 'reply', approve: true })).toMatch(/name="approve"[^>]*checked/)
    expect(await page({ act: 'reply', item: { ...ITEM, status: 'published' } })).not.toContain(
      'name="approve"',
    )
    expect(await page()).not.toContain('name="approve"')
  })

  it('are asked for once more where they are doubtful', async ({ expect }) => {
    const html = await page({ ack: 'TOKEN', issues: [{ field: 'body', message: 'Many links.' }] })
    expect(html).toContain('name="ack" value="TOKEN"')
    expect(words(html)).toContain('Post it all the same')
    expect(words(html)).toContain('Many links.')
  })
})

describe('what can be done with the open comment besides deciding', () => {
  const acts = async (status: Item['status'], list: List = 'held') =>
    [
      ...(
        await render(
          <ItemActs t={t} view={{ site: SITE, item: { ...ITEM, status }, place: { status: list } }} />,
        )
      ).matchAll(/data-does="(\w+)" href="([^"]+)"/g),
    ].map(([, act, href]) => `${act} ${href}`)
  const at = '/desk/courier/comments/77'

  it.for([
    ['held', ['edit', 'reply', 'move', 'ban']],
    ['published', ['edit', 'reply', 'move', 'ban']],
    ['returned', ['edit', 'move', 'ban']],
    ['rejected', ['edit', 'move', 'ban']],
    ['spam', ['edit', 'move', 'ban']],
    ['deleted', ['move', 'ban']],
  ] as const)('of a %s one', async ([status, does], { expect }) => {
    expect(await acts(status)).toEqual(does.map((act) => `${act} ${at}/${act}`))
  })

  it('leads back to the list it was opened in', async ({ expect }) => {
    expect((await acts('published', 'reported'))[0]).toBe(`edit ${at}/edit?list=reported`)
  })
})

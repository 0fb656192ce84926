/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { CommentForm, type FormState } from '../../../src/comments/form/comment-form'
import type { ThreadView } from '../../../src/comments/thread/comment'
import { RecentComments } from '../../../src/comments/thread/recent-comments'
import type { ShownRoot, ThreadPage } from '../../../src/comments/thread/shown-thread'
import { Thread } from '../../../src/comments/thread/thread'
import { embedLinks, pageLinks } from '../../../src/comments/thread/thread-links'
import { translator } from '../../../src/i18n/translate'
import { HOUR_MS } from '../../../src/kernel/time'
import type { Settings, Site, Sort } from '../../../src/sites/public'
import { ASKS } from '../../../src/sites/public'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const NOW = Date.UTC(2026, 10, 24, 9)
const PAGE = 'https://courier.example/1'
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const PLACE = { siteId: 'courier', page: PAGE, sort: 'newest' } as const
const VIEW: ThreadView = {
  t,
  siteId: 'courier',
  now: NOW,
  links: embedLinks(PLACE),
  depth: 3,
  open: true,
  votes: 'both',
  lowScore: 5,
}
const PAGE_VIEW: ThreadView = { ...VIEW, links: pageLinks(PLACE) }
const VIEWS = { embed: VIEW, page: PAGE_VIEW }
const siteWith = (settings: Partial<Settings> = {}): Site => ({
  id: 'courier',
  name: 'The Courier',
  settings: { ...siteSettings(), ...settings },
})
const root = (more: Partial<ShownRoot> = {}): ShownRoot => ({
  id: 7,
  parentId: null,
  rootId: more.id ?? 7,
  depth: 0,
  path: '',
  state: 'published',
  name: 'Ada',
  url: null,
  verified: false,
  html: '<p>A word on this.</p>',
  createdAt: NOW - HOUR_MS,
  publishedAt: NOW - HOUR_MS,
  editedAt: null,
  editedByTeam: false,
  score: 0,
  badge: null,
  pinned: false,
  children: [],
  replyCount: 0,
  moreReplies: null,
  earlierReplies: null,
  ...more,
})

describe('the form of a comment', () => {
  const form = (state: FormState = {}, view = VIEW, settings: Partial<Settings> = {}) =>
    rendered(<CommentForm view={view} site={siteWith(settings)} page={PAGE} form={state} />)
  const fieldOf = (html: string, name: string) =>
    html.match(new RegExp(`<(?:input|textarea|select)[^>]* id="f-${name}"[^>]*>`))?.[0]

  for (const [field, setting] of [
    ['name', 'askName'],
    ['email', 'askEmail'],
    ['url', 'askUrl'],
  ] as const) {
    it.for(ASKS)(`asks for ${field} as the site says: %s`, async (ask, { expect }) => {
      const html = await form({}, VIEW, { [setting]: ask })
      const input = fieldOf(html, field)
      expect(input !== undefined).toBe(ask !== 'off')
      expect(/ required/.test(input ?? '')).toBe(ask === 'required')
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    })
  }

  it('offers mails only beside an address they can go to', async ({ expect }) => {
    for (const name of ['notify', 'frequency']) {
      expect(fieldOf(await form({}, VIEW, { askEmail: 'off' }), name)).toBeUndefined()
      expect(fieldOf(await form({}, VIEW, { askEmail: 'optional' }), name)).toBeDefined()
    }
  })

  it('speaks of an address only where it asks for one', async ({ expect }) => {
    const says = 'Your e-mail address will not be published.'
    expect(wordsOf(await form())).toContain(says)
    expect(wordsOf(await form({}, VIEW, { askEmail: 'off' }))).not.toContain(says)
  })

  it('remembers nobody where nothing is asked', async ({ expect }) => {
    const none = { askName: 'off', askEmail: 'off', askUrl: 'off' } as const
    expect(await form({}, VIEW, none)).not.toContain('name="remember"')
    for (const one of ['askName', 'askEmail', 'askUrl'])
      expect(await form({}, VIEW, { ...none, [one]: 'optional' })).toContain('name="remember"')
    expect(await form({}, PAGE_VIEW)).not.toContain('name="remember"')
  })

  it.for(['body', 'name', 'email', 'url'])(
    'says what is wrong with %s beside it, and goes on there',
    async (field, { expect }) => {
      const html = await form({ issues: [{ field, message: EVIL }] }, PAGE_VIEW)
      expect(fieldOf(html, field)).toMatch(/aria-invalid="true"/)
      expect(fieldOf(html, field)).toMatch(/ autofocus/)
      expect(html.match(/aria-invalid/g)).toHaveLength(1)
      expect(html).toMatch(new RegExp(`<div id="e-${field}"><p [^>]+ data-for="${field}"><`))
      expect(html).not.toContain('<img')
      expect(html).toMatch(/class="aw-summary" part="summary" hidden/)
    },
  )

  it('lists what is wrong from the second on, and goes on at the first', async ({ expect }) => {
    const html = await form(
      {
        issues: [
          { field: 'name', message: 'No name.' },
          { field: 'body', message: 'No words.' },
        ],
      },
      PAGE_VIEW,
    )
    expect(html).toContain('class="aw-summary" part="summary"><')
    expect(html).toContain('<a href="#f-name">No name.</a></li><li><a href="#f-body">No words.</a>')
    expect(html.match(/ autofocus/g)).toHaveLength(1)
    expect(fieldOf(html, 'name')).toContain('autofocus')
  })

  it('leads to no field that it does not have', async ({ expect }) => {
    const html = await form(
      {
        issues: [
          { field: 'name', message: 'No name.' },
          { field: 'page', message: 'No page.' },
        ],
      },
      PAGE_VIEW,
    )
    expect(html).not.toContain('href="#f-page"')
    expect(html).toMatch(/part="summary" hidden/)
  })

  it('has in the element a place for what is wrong with each field, in the list too, hidden until then', async ({
    expect,
  }) => {
    const html = await form()
    expect(html).toMatch(/part="summary" hidden/)
    const fields = [...html.matchAll(/<(li|p)[^>]* data-for="(\w+)" hidden=""/g)].map(
      ([, tag, field]) => `${tag} ${field}`,
    )
    for (const field of ['body', 'name', 'email', 'url'])
      expect(fields.filter((place) => place.endsWith(field)).toSorted(), field).toEqual([
        `li ${field}`,
        `p ${field}`,
      ])
  })

  it('loses nothing that was typed, and shows it as words', async ({ expect }) => {
    const values = { body: EVIL, name: EVIL, email: EVIL, url: EVIL, notify: 'all', frequency: 'daily' }
    const html = await form({ values }, PAGE_VIEW)
    expect(html).not.toContain('<img')
    expect(html.split('&lt;img src=x onerror=alert(1)&gt;')).toHaveLength(5)
    for (const chosen of ['all', 'daily']) expect(html).toMatch(new RegExp(`value="${chosen}" selected`))
    expect(html.match(/ selected/g)).toHaveLength(2)
  })

  it('names whom it answers, and posts where that stands', async ({ expect }) => {
    const html = await form({ parent: { id: 7, name: 'Bob' } }, PAGE_VIEW)
    expect(wordsOf(html)).toContain('Your reply to Bob')
    expect(html).toContain('name="parentId" value="7"')
    expect(html).toContain('comment=7#c-7')
    expect(await form({}, PAGE_VIEW)).toContain('name="parentId" value=""')
  })

  it.for([
    ['a key where it is fresh for this page', { key: 'uuid' }, 'name="key" value="uuid"'],
    ['a way to insist once words were doubted', { ack: 'doubt' }, 'name="ack" value="doubt"'],
    ['what happened, as an alert', { message: 'Too many.' }, 'role="alert">Too many.</p>'],
    ['that a mailbox is asked', { asked: true }, '<p class="aw-note" part="note" role="status">'],
  ] as const)('has %s, and not otherwise', async ([, state, markup], { expect }) => {
    expect(await form(state, PAGE_VIEW)).toContain(markup)
    expect(await form({}, PAGE_VIEW)).not.toContain(markup)
  })

  it('has in a page nothing that needs a script', async ({ expect }) => {
    const html = await form({}, PAGE_VIEW)
    expect(html).not.toMatch(
      /name="(preview|asNew|key|revision|ack)"|role="toolbar"|part="preview"|data-(w503|if|save|title)/,
    )
    const embedded = await form()
    for (const part of ['name="preview"', 'name="asNew"', 'role="toolbar"', 'data-w503', 'data-max="20000"'])
      expect(embedded).toContain(part)
  })

  it('holds in the element, empty, what one try hands to the next: the key, the revision, the answer to a doubt', async ({
    expect,
  }) => {
    const html = await form()
    const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)"([^>]*)>/g)].map(
      ([, name, more]) => `${name} ${more!.replace(/\/$/, '').trim()}`,
    )
    expect(hidden).toEqual([
      `page value="${PAGE}"`,
      'parentId value=""',
      'key value=""',
      'revision data-if="meanwhile"',
    ])
    // Named by its label, to which it comes back from a reply.
    expect(html).toMatch(/<form [^>]*data-title="Your comment"/)
    expect(html).toContain('<label for="f-body" part="label"><span>Your comment</span>')
  })

  it('sends the doubted words by a button of its own, which is there once they are doubted', async ({
    expect,
  }) => {
    const html = await form()
    // The way to submit by the Enter key is the one button that posts.
    const posts = [...html.matchAll(/<button type="submit"([^>]*)>([^<]*)</g)]
    expect(posts.map(([, , words]) => words)).toEqual(['Post comment'])
    expect(posts[0]![1]).not.toMatch(/data-if|hidden|name=/)
    expect(html).toMatch(
      /<button type="button"[^>]* name="submit" data-if="nudge" hidden="">Send it for review</,
    )
  })

  it('shows the preview below the words, which stay', async ({ expect }) => {
    const html = await form()
    expect(html.indexOf('part="preview"')).toBeGreaterThan(html.indexOf('</textarea>'))
    expect(html).toMatch(
      /<section class="aw-ask aw-more" part="preview" aria-label="Preview" tabindex="-1" hidden="">/,
    )
    expect(fieldOf(html, 'body')).not.toMatch(/hidden|data-when/)
    expect(html.match(/part="mode"/g)).toHaveLength(1)
  })
})

describe('a thread', () => {
  interface More extends Partial<ThreadPage['thread']> {
    readonly sort?: Sort
    readonly items?: readonly ShownRoot[]
    readonly next?: string | null
    readonly previous?: string | null
    readonly asked?: ThreadPage['asked']
  }
  const thread = (more: More = {}, view = VIEW) => {
    const { sort = 'newest', items = [], next = null, previous = null, asked, ...fields } = more
    const shown: ThreadPage = {
      site: siteWith(),
      thread: {
        id: 'thread',
        page: PAGE,
        title: 'One',
        count: items.length,
        open: true,
        version: 1,
        createdAt: NOW,
        movedTo: null,
        ...fields,
      },
      sort,
      items,
      next,
      previous,
      ...(asked && { asked }),
    }
    return rendered(<Thread view={{ ...view, open: shown.thread.open }} shown={shown} />)
  }

  for (const [kind, view] of Object.entries(VIEWS)) {
    it.for([
      ['empty', {}],
      ['closed', { open: false, items: [root()] }],
      ['of one', { items: [root()] }],
      [
        'of many',
        { items: [root(), root({ id: 8 }), root({ id: 9, pinned: true })], next: 'n', previous: 'p' },
      ],
      ['with a deleted one', { items: [root({ state: 'removed', name: '', html: '' })] }],
      ['with a low one', { items: [root({ score: -5 })] }],
      ['with a long one', { items: [root({ html: 'x'.repeat(2001) })] }],
    ] as const)(`points to what is there, once each: ${kind}, %s`, async ([, more], { expect }) => {
      const html = await thread(more, view)
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    })
  }

  it.for([
    [0, true, false, false],
    [0, false, false, false],
    [1, true, false, false],
    [1, false, true, false],
    [2, true, false, true],
    [2, false, true, true],
  ] as const)(
    'of %i, open %s: says that it is closed %s, offers an order %s',
    async ([count, open, closed, order], { expect }) => {
      const html = await thread({ count, open })
      expect(html.includes('part="closed"')).toBe(closed)
      expect(html.includes('part="sort"')).toBe(order)
      expect(html.includes('id="form"')).toBe(open)
      expect(html.includes('part="follow"')).toBe(open)
    },
  )

  it.for([
    [0, 'Comments'],
    [1, '1 comment'],
    [2, '2 comments'],
  ] as const)('of %i is headed “%s”', async ([count, title], { expect }) => {
    expect(await thread({ count })).toContain(`part="count">${title}</h2>`)
  })

  it('tells what is pinned from what is first by its order: the first page has it above all', async ({
    expect,
  }) => {
    const two = root({ id: 8, pinned: true })
    const pinned = (html: string) =>
      [...html.matchAll(/<li id="c-(\d+)"[^>]* data-pinned/g)].map(([, id]) => Number(id))
    const items = [root({ pinned: true }), two, root({ id: 9 }), root({ id: 10, pinned: true })]
    expect(pinned(await thread({ items }))).toEqual([7, 8])
    expect(pinned(await thread({ items, previous: 'p' }))).toEqual([])
    expect(pinned(await thread({ items: [two] }))).toEqual([8])
    expect(pinned(await thread({ items: [root(), two] }))).toEqual([])
    expect([...(await thread({ items })).matchAll(/<li id="c-(\d+)/g)].map(([, id]) => id)).toEqual([
      '7',
      '8',
      '9',
      '10',
    ])
  })

  it.for([
    ['newest', [7, 5, 9]],
    ['oldest', [7, 9, 5]],
  ] as const)(
    'shows its author an own comment below what is pinned, without scripts: %s',
    async ([sort, ids], { expect }) => {
      const own = {
        status: 'held',
        editable: true,
        deletable: true,
        parentName: null,
        comment: root({ id: 5 }),
      } as const
      const items = [root({ pinned: true }), root({ id: 9 })]
      const html = await thread({ items, sort }, { ...VIEWS.page, own })
      expect([...html.matchAll(/<li id="c-(\d+)/g)].map(([, id]) => Number(id))).toEqual(ids)
    },
  )

  it('says why it is empty: nobody wrote yet, or nobody can', async ({ expect }) => {
    expect(wordsOf(await thread())).toContain('No comments yet.')
    expect(wordsOf(await thread({ open: false }))).toContain('comments are closed.')
  })

  it('is sorted by votes only where there are votes', async ({ expect }) => {
    const sorts = (html: string) =>
      [...html.matchAll(/ name="sort" value="(\w+)" aria/g)].map(([, sort]) => sort)
    expect(sorts(await thread({ count: 2 }))).toEqual(['newest', 'oldest', 'top'])
    expect(sorts(await thread({ count: 2 }, { ...VIEW, votes: 'off' }))).toEqual(['newest', 'oldest'])
  })

  it.for(['newest', 'oldest', 'top'] as const)(
    'marks its order %s, and it alone',
    async (sort, { expect }) => {
      const embedded = await thread({ count: 2, sort })
      expect(embedded).toMatch(new RegExp(`value="${sort}" aria-pressed="true"`))
      expect(embedded.match(/name="sort" value="\w+" aria-pressed="true"/g)).toHaveLength(1)
      expect((await thread({ count: 2, sort }, PAGE_VIEW)).match(/aria-current="true"/g)).toHaveLength(1)
    },
  )

  it.for([
    [-4, false],
    [-5, true],
    [-6, true],
  ] as const)('with five votes down to fold at, %i folds: %s', async ([score, folds], { expect }) => {
    expect((await thread({ items: [root({ score })] })).includes('aw-low')).toBe(folds)
  })

  it('folds nothing by votes where nobody votes down, or the site says never', async ({ expect }) => {
    const items = [root({ score: -50 })]
    for (const more of [{ votes: 'up' }, { votes: 'off' }, { lowScore: 0 }] as const)
      expect(await thread({ items }, { ...VIEW, ...more })).not.toContain('aw-low')
  })

  it.for([
    [2000, false],
    [2001, true],
  ] as const)('cuts %i letters to a screen: %s', async ([length, cuts], { expect }) => {
    const html = await thread({ items: [root({ html: 'x'.repeat(length) })] })
    expect(html.includes('aw-long')).toBe(cuts)
    expect(html).toContain('x'.repeat(length))
  })

  it('folds what is low and long once', async ({ expect }) => {
    const html = await thread({ items: [root({ html: 'x'.repeat(2001), score: -5 })] })
    expect(html.match(/<details/g)).toHaveLength(1)
    expect(html).toContain('part="low"')
  })

  it('keeps the place of a deleted comment, with nothing to do about it', async ({ expect }) => {
    const html = await thread({ items: [root({ state: 'removed', name: '', html: '' })] })
    expect(wordsOf(html)).toContain('This comment was removed.')
    expect(html).toContain('id="c-7"')
    expect(html).not.toMatch(/part="(?:actions|reply|report|vote)"/)
  })

  it('marks what is pinned, edited, confirmed and of the house, each only then', async ({ expect }) => {
    const parts = (html: string) =>
      ['pinned', 'edited', 'verified', 'badge'].filter((part) => html.includes(`part="${part}"`))
    expect(parts(await thread({ items: [root()] }))).toEqual([])
    expect(parts(await thread({ items: [root({ pinned: true })] }))).toEqual(['pinned'])
    expect(parts(await thread({ items: [root({ editedAt: NOW })] }))).toEqual(['edited'])
    expect(parts(await thread({ items: [root({ verified: true })] }))).toEqual(['verified'])
    for (const badge of ['team', 'author'] as const)
      expect(parts(await thread({ items: [root({ badge })] }))).toEqual(['badge'])
  })

  it('has a place to say what could not be done below each comment and the way to follow, where a script says it', async ({
    expect,
  }) => {
    const items = [root(), root({ id: 8 })]
    const places = (html: string) =>
      html
        .replace(/<form id="form".*?<\/form>/s, '')
        .match(/<p class="aw-alert" part="alert"(?: role="alert")?><\/p>/g)
    expect(places(await thread({ items }))).toHaveLength(3)
    expect(places(await thread({ items }, PAGE_VIEW))).toBe(null)
  })

  it('takes nobody’s answer once closed', async ({ expect }) => {
    const items = [root()]
    expect(await thread({ items })).toContain('name="reply" value="7"')
    expect(await thread({ items, open: false })).not.toContain('name="reply"')
  })

  it('goes on where there is more, both ways, and nowhere else', async ({ expect }) => {
    expect(await thread({ items: [root()] })).not.toContain('part="pager"')
    expect(wordsOf(await thread({ next: 'n' }))).toContain('Load more comments')
    expect(wordsOf(await thread({ previous: 'p' }))).toContain('Load the comments above')
    const html = await thread({ next: 'n', previous: 'p' }, PAGE_VIEW)
    expect(html).toContain('after=n')
    expect(html).toContain('before=p')
  })

  it.for([
    [{ moreReplies: 'm', replyCount: 1 }, 'Show 1 more reply'],
    [{ moreReplies: 'm', replyCount: 12 }, 'Show 12 more replies'],
    [{ earlierReplies: 'e' }, 'Show earlier replies'],
  ] as const)('with %j says “%s”', async ([more, says], { expect }) => {
    expect(wordsOf(await thread({ items: [root(more)] }))).toContain(says)
  })

  it('says so if the comment that was asked for is not there', async ({ expect }) => {
    expect(await thread({ asked: { id: 9, found: false } })).toContain('data-missing="9"')
    expect(await thread({ asked: { id: 9, found: true } })).not.toContain('data-missing')
  })

  it('shows a name as a name, whatever stands in it', async ({ expect }) => {
    for (const view of [VIEW, PAGE_VIEW]) {
      const html = await thread({ items: [root({ name: EVIL })] }, view)
      expect(html).not.toContain('<img')
      expect(wordsOf(html)).toContain(EVIL)
    }
  })
})

describe('the newest comments of a site', () => {
  const recent = (...items: Partial<Parameters<typeof RecentComments>[0]['items'][number]>[]) =>
    rendered(
      <RecentComments
        t={t}
        now={NOW}
        siteId="courier"
        items={items.map((item) => ({ ...root(), page: PAGE, title: 'One', ...item }))}
      />,
    )
  const excerptOf = (html: string) => html.match(/part="body"[^>]*>([^<]*)</)?.[1]

  it('are none at first, and then one each, linked to its place', async ({ expect }) => {
    expect(wordsOf(await recent())).toBe('No comments yet.')
    const html = await recent({ id: 7 }, { id: 8 })
    expect([...html.matchAll(/ href="([^"]+)"/g)].map(([, to]) => to)).toEqual([`${PAGE}#c-7`, `${PAGE}#c-8`])
  })

  it.for([
    [119, 'x'.repeat(119)],
    [120, 'x'.repeat(120)],
    [121, `${'x'.repeat(119)}…`],
  ] as const)('show %i letters as they fit into 120', async ([length, shown], { expect }) => {
    expect(excerptOf(await recent({ html: `<p>${'x'.repeat(length)}</p>` }))).toBe(shown)
  })

  it('name the page, or its host where it has no title', async ({ expect }) => {
    expect(wordsOf(await recent({ title: 'One' }))).toContain('on One')
    expect(wordsOf(await recent({ title: '' }))).toContain('on courier.example')
  })

  it('show names and titles as words, whatever stands in them', async ({ expect }) => {
    const html = await recent({ name: EVIL, title: EVIL })
    expect(html).not.toContain('<img')
    expect(wordsOf(html)).toContain(`on ${EVIL}`)
  })
})

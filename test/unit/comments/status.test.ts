import fc from 'fast-check'
import { describe, it } from 'vitest'
import { editWindow } from '../../../src/comments/own/edit-window'
import { STATUS, type Status, statusName } from '../../../src/comments/status'
import { plainText } from '../../../src/comments/thread/plain-text'
import { embedLinks, feedAddress, pageLinks, permalink } from '../../../src/comments/thread/thread-links'
import { threadIdOf } from '../../../src/comments/thread-id'
import { parsePageUrl } from '../../../src/kernel/page-url'
import { MINUTE_MS } from '../../../src/kernel/time'
import { siteSettings } from '../../support/site-settings'

describe('where a comment stands', () => {
  it.for(Object.entries(STATUS))('%s is %d, both ways', ([name, code], { expect }) => {
    expect(statusName(code)).toBe(name)
  })

  it.for([-1, 6, 1.5, Number.NaN, 1e9])(
    'is waiting under a number nobody knows: %d shows nothing',
    (code, { expect }) => {
      expect(statusName(code)).toBe('held')
    },
  )
})

describe('how long an author may change a comment', () => {
  const site = (editMinutes: number) => ({ id: 's', name: 'S', settings: siteSettings({ editMinutes }) })
  const row = (status: Status, decided_at: number | null = null) => ({
    status: STATUS[status],
    created_at: 1_000_000,
    decided_at,
  })

  it.for([
    ['held', true],
    ['returned', true],
    ['rejected', false],
    ['spam', false],
    ['deleted', false],
  ] as const)('%s: %j, whenever', ([status, editable], { expect }) => {
    for (const minutes of [0, 15, 10_080])
      for (const now of [1_000_000, 1e15])
        expect(editWindow(site(minutes), row(status, 5), now)).toEqual({ editable, until: null })
  })

  it('ends for a published one at the minute, to the millisecond', ({ expect }) => {
    const end = 1_000_000 + 15 * MINUTE_MS
    expect(editWindow(site(15), row('published'), end - 1)).toEqual({ editable: true, until: end })
    expect(editWindow(site(15), row('published'), end)).toEqual({ editable: false, until: end })
  })

  it('begins when readers could see it, not when it was written', ({ expect }) => {
    const decided = 9_000_000
    expect(editWindow(site(15), row('published', decided), decided + 15 * MINUTE_MS - 1).editable).toBe(true)
    expect(editWindow(site(15), row('published', decided), decided + 15 * MINUTE_MS).editable).toBe(false)
  })

  it('never is where the site says so, and has no end to show', ({ expect }) => {
    expect(editWindow(site(0), row('published'), 1_000_000)).toEqual({ editable: false, until: null })
  })
})

describe('the words of a comment without its markup', () => {
  it.for([
    ['<p>One</p>', 'One'],
    ['<p>One</p>\n<p>two</p>', 'One two'],
    ['<p>a <em>word</em>.</p>', 'a word.'],
    ['<p><strong>b</strong>old<code>x</code></p>', 'boldx'],
    ['<p>see <a href="https://x.example" rel="nofollow">there</a>.</p>', 'see there.'],
    ['<ul><li>a</li><li>b</li></ul>', 'a b'],
    ['<blockquote><p>q</p></blockquote><p>a</p>', 'q a'],
    ['<p>line<br>next</p>', 'line next'],
    ['<p>&lt;script&gt; &amp; &quot;q&quot; &#39;s&#39;</p>', '<script> & "q" \'s\''],
    ['<p>&amp;lt;</p>', '&lt;'],
    ['<p>&nbsp;&copy;</p>', '&nbsp;&copy;'],
    ['', ''],
    ['<p></p>', ''],
  ] as const)('of %s are "%s"', ([html, text], { expect }) => {
    expect(plainText(html)).toBe(text)
  })

  it('come back whole from whatever was escaped, but for spaces', ({ expect }) => {
    const escaped = (text: string) =>
      text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(`<p>${escaped(text)}</p>`)).toBe(text.replace(/\s+/g, ' ').trim())
      }),
    )
  })
})

describe('the id of a thread', () => {
  const idOf = (site: string, page: string) => threadIdOf(site, parsePageUrl(page)!)

  it('is 22 characters that can stand in an address', async ({ expect }) => {
    expect(await idOf('s', 'https://x.example/1')).toMatch(/^[\w-]{22}$/)
  })

  it.for([
    ['https://x.example/1', 'https://x.example/1#c-5'],
    ['https://x.example/1', 'https://X.EXAMPLE/1'],
    ['https://x.example/1', 'https://x.example:443/1'],
  ] as const)('is one for %s and %s', async ([one, other], { expect }) => {
    expect(await idOf('s', one)).toBe(await idOf('s', other))
  })

  it.for([
    ['https://x.example/1', 'https://x.example/2'],
    ['https://x.example/1', 'https://y.example/1'],
    ['https://x.example/a', 'https://x.example/A'],
    ['https://x.example/?p=1', 'https://x.example/?p=2'],
  ] as const)('is another for %s and %s', async ([one, other], { expect }) => {
    expect(await idOf('s', one)).not.toBe(await idOf('s', other))
  })

  it('is another at another site, and no two can be made to meet by their names', async ({ expect }) => {
    expect(await idOf('a', 'https://x.example/1')).not.toBe(await idOf('b', 'https://x.example/1'))
    expect(await idOf('a', 'https://x.example/1')).not.toBe(await idOf('a-x', 'https://x.example/1'))
  })
})

describe('where the controls of a thread lead', () => {
  const PAGE = 'https://x.example/?a=1&b=2'
  const place = { siteId: 's', page: PAGE, sort: 'newest' } as const

  it('goes by the article’s own address for everybody', ({ expect }) => {
    expect(permalink(PAGE, 7)).toBe(`${PAGE}#c-7`)
    expect(embedLinks(place).comment(7)).toBe(`${PAGE}#c-7`)
  })

  it('escapes the page, so that its own query stays its own', ({ expect }) => {
    const { more, replies, sort } = pageLinks(place)
    for (const path of [more({ after: 'x&y' }), replies(5, { before: 'x&y' }), sort('top')]) {
      const url = new URL(path, 'https://comments.test')
      expect(url.searchParams.get('page'), path).toBe(PAGE)
      expect(url.searchParams.get('b'), path).toBeNull()
      expect(url.searchParams.get('y'), path).toBeNull()
    }
  })

  it('says an order only where it is not the usual one', ({ expect }) => {
    expect(pageLinks(place).sort('newest')).not.toContain('sort=')
    expect(pageLinks(place).sort('oldest')).toContain('sort=oldest')
    expect(embedLinks({ ...place, sort: 'top' }).more({ after: 'c' })).toContain('sort=top')
    // Replies have an order of their own, whatever the thread's.
    expect(embedLinks({ ...place, sort: 'top' }).replies(5, { after: 'c' })).not.toContain('sort=')
  })

  it.for([undefined, 'de'])('keeps the language that was asked for: %s', (lang, { expect }) => {
    const kept = lang === undefined ? null : lang
    for (const links of [embedLinks({ ...place, lang }), pageLinks({ ...place, lang })]) {
      for (const path of [links.more({ after: 'c' }), links.replies(5, { after: 'c' })])
        expect(new URL(path, 'https://comments.test').searchParams.get('lang')).toBe(kept)
    }
    expect(pageLinks({ ...place, lang }).report(5)).toBe(`/s/report/5${lang ? '?lang=de' : ''}`)
  })

  it.for([
    [undefined, 'https://c.example/s/comments.atom'],
    ['https://x.example/1', 'https://c.example/s/comments.atom?page=https%3A%2F%2Fx.example%2F1'],
  ] as const)('has a feed for %s', ([page, address], { expect }) => {
    expect(feedAddress('https://c.example', 's', page)).toBe(address)
  })
})

import fc from 'fast-check'
import { describe, it } from 'vitest'
import { composeNews, ITEMS_MAX, type NewsItem } from '../../../src/following/news-mail'
import { translator } from '../../../src/i18n/translate'
import { composeMail } from '../../../src/mail/letter/compose'
import { testContext } from '../../support/test-context'

const t = translator('en')
const TO = { siteId: 'courier', siteName: 'The Courier', email: 'reader@example.org' }
const LINKS = {
  stop: 'https://comments.test/following/stop/one',
  stopAll: 'https://comments.test/following/stop/all',
  manage: 'https://comments.test/following/page',
}
const item = (fields: Partial<NewsItem> = {}): NewsItem => ({
  id: 7,
  name: 'Bob',
  body: 'A word.',
  page: 'https://courier.example/post',
  answers: false,
  ...fields,
})
const letterOf = (items: NewsItem[], left = 0, links: Parameters<typeof composeNews>[3] = LINKS) =>
  composeMail(testContext(), composeNews(TO, items, left, links, t), TO.email, 42)

describe('a mail about comments', () => {
  it('has every header a list has, each once (U1, U2, L2, L3, A1, A3)', async ({ expect }) => {
    const { headers } = await letterOf([item()])
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${LINKS.stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '"The Courier" <comments.courier.comments.test>',
      'List-Post': 'NO',
      Precedence: 'bulk',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    })
  })

  it('leads out of this one follow by its header, or of all where there are several', async ({ expect }) => {
    const { headers } = await letterOf([item()], 0, { stopAll: LINKS.stopAll, manage: LINKS.manage })
    expect(headers['List-Unsubscribe']).toBe(`<${LINKS.stopAll}>`)
  })

  it('keeps its List-Id when the site is renamed, and encodes the name in it', async ({ expect }) => {
    const mail = composeNews({ ...TO, siteName: 'Süd\r\nBcc: x@y.example' }, [item()], 0, LINKS, t)
    const { headers } = await composeMail(testContext(), mail, TO.email, 42)
    expect(headers['List-Id']).toMatch(
      /^=\?UTF-8\?Q\?\S+\?= <comments\.courier\.comments\.test>$|^[\x20-\x7e]+ <comments\.courier\.comments\.test>$/,
    )
    expect(Object.values(headers).join()).not.toMatch(/[\r\n]/)
  })

  it('makes every address in a stranger’s words harmless, in both parts (S8, S-14)', async ({ expect }) => {
    const { html, text } = await letterOf([
      item({
        name: 'paypal.com',
        body: 'See https://evil.example/login or evil.example and ![x](https://evil.example/pixel.png) [your bank](http://evil.example) me@evil.example',
      }),
    ])
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url!)
    expect(links.filter((url) => !/^https:\/\/(comments\.test|courier\.example)\//.test(url))).toEqual([])
    expect(html).not.toMatch(/<img/)
    for (const part of [html, text]) {
      expect(part).not.toContain('https://evil')
      expect(part).not.toContain('evil.example')
      expect(part).not.toContain('paypal.com')
    }
    expect(text).toContain('https[:]//evil[.]example/login')
  })

  it('has nothing in its subject that a visitor wrote', async ({ expect }) => {
    const { subject } = await letterOf([item({ name: 'URGENT', body: 'URGENT' })])
    expect(subject).toBe('A new comment at The Courier')
  })

  it('escapes markup and keeps long words short', async ({ expect }) => {
    const { html, text } = await letterOf([
      item({ name: '<b>x</b>', body: `<script>alert(1)</script> ${'long '.repeat(500)}` }),
    ])
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('<b>x</b>')
    expect(text.length).toBeLessThan(2000)
    expect(text).toContain('…')
  })

  it('says whether it brings replies or news, how many, and how many more there are', async ({ expect }) => {
    const subjects = await Promise.all([
      letterOf([item({ answers: true })]),
      letterOf([item({ answers: true }), item({ answers: true })]),
      letterOf([item({ answers: true }), item()]),
      letterOf([item()], 1200),
    ])
    expect(subjects.map(({ subject }) => subject)).toEqual([
      'A reply to your comment at The Courier',
      '2 replies to your comment at The Courier',
      '2 new comments at The Courier',
      '1,201 new comments at The Courier',
    ])
    expect(subjects[3]!.text).toContain('There are 1,200 more on the page.')
  })

  it('fits into Gmail whatever strangers write, and leads nowhere but to us and the site', async ({
    expect,
  }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: fc.string({ unit: 'binary', maxLength: 200 }),
            body: fc.string({ unit: 'binary', maxLength: 4000 }),
          }),
          {
            minLength: 1,
            maxLength: ITEMS_MAX,
          },
        ),
        async (words) => {
          const { html, text, headers, subject } = await letterOf(words.map(item))
          expect(new TextEncoder().encode(html).length).toBeLessThan(102_000)
          const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url!)
          expect(links.every((url) => /^https:\/\/(comments\.test|courier\.example)\//.test(url))).toBe(true)
          expect(text).toContain(LINKS.stopAll)
          expect(`${subject}${Object.values(headers).join('')}`).not.toMatch(/[\r\n]/)
        },
      ),
      { numRuns: 30 },
    )
  })
})

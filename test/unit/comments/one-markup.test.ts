import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { call } from '../../support/api'
import { XSS_PAYLOADS } from '../../support/browser/xss-payloads'

// What a comment is as markup is made once, when it is posted. Wherever it is read, it is that, to the byte (E-41).

/** Every place where readers meet a whole thread as markup. */
const surfaces = (site: Site, id: number): Readonly<Record<string, string>> => {
  const page = encodeURIComponent(aPage(site))
  return {
    'the element’s thread': `/embed/${site.id}/thread?page=${page}`,
    'the thread opened around it': `/embed/${site.id}/thread?page=${page}&comment=${id}`,
    'the page without scripts': `/${site.id}/thread?page=${page}`,
    'the copy for site generators': `/${site.id}/comments.html?page=${page}`,
  }
}

/** As many attacks as go into one comment, each a paragraph of its own. */
const BODIES = Array.from({ length: Math.ceil(XSS_PAYLOADS.length / 15) }, (_, at) =>
  XSS_PAYLOADS.slice(at * 15, at * 15 + 15).join('\n\n'),
).concat(
  'A **word**, `code` & a [link](https://example.org/?a=1&b="2").\n\n> Said\n\n- one\n- two\n\n```\n<b>\n```',
)

describe('the markup of a comment', () => {
  it('is the same to the byte wherever it is read, and escaped once', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    for (const body of BODIES) {
      const { id, html } = await aComment(site, { body })
      expect(html).not.toMatch(/<(script|img|svg|iframe|style|form|input|base|meta|link)\b/i)
      expect(html).not.toContain('&amp;amp;')
      for (const [where, path] of Object.entries(surfaces(site, id))) {
        const { status, text } = await call(path)
        expect(status, where).toBe(200)
        expect(text.includes(html), `${where}: ${body.slice(0, 60)}`).toBe(true)
      }
      const { json } = await call(`/v1/${site.id}/comments/${id}`)
      expect(json.html).toBe(html)
    }
  })

  it('tells search engines of every link and every name that readers wrote them (E-42)', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site, {
      name: 'Ada',
      url: 'https://ada.example/',
      body: 'See [this](https://one.example), https://two.example and <https://three.example>.',
    })
    for (const [where, path] of Object.entries(surfaces(site, id))) {
      const { text } = await call(path)
      const outside = [...text.matchAll(/<a [^>]*href="https:\/\/(ada|one|two|three)\.example[^>]*>/g)]
      // The copy for site generators carries names without their sites.
      expect(new Set(outside.map(([, host]) => host)).size, where).toBe(path.includes('.html') ? 3 : 4)
      for (const [link] of outside) expect(link, where).toContain('rel="nofollow ugc noopener"')
    }
    const { json } = await call(`/v1/${site.id}/comments/${id}`)
    expect(json.html.match(/rel="nofollow ugc noopener"/g)).toHaveLength(3)
  })
})

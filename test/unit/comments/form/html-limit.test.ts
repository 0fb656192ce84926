import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, it } from 'vitest'
import { HTML_MAX_BYTES, renderMarkdown } from '../../../../src/comments/form/render-markdown'
import { listRootsNewest } from '../../../../src/comments/queries'
import { BODY_MAX, ReadThread } from '../../../../src/comments/schema'
import { threadIdOf } from '../../../../src/comments/thread-id'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { liveContext } from '../../../support/a-team'
import { aNetwork, call, postJson } from '../../../support/api'
import { testContext } from '../../../support/test-context'

// A root and its first replies come as one text, and a value of D1 ends at two million bytes. Locally nothing ends there, so it is measured.
const VALUE_MAX_BYTES = 2_000_000

const FAMILY = '👨‍👩‍👧‍👦'
const bytes = (text: string) => new TextEncoder().encode(text).length
/** As HTML it takes as much as may be kept, to some bytes. */
const FULL = FAMILY.repeat(Math.floor((HTML_MAX_BYTES - 7) / bytes(FAMILY)))
const TOO_MUCH = FULL + FAMILY

describe('words that take too much as HTML', () => {
  it.for([
    ['letters', 'a'],
    ['letters of three bytes', '語'],
    ['emoji', '😀'],
    ['what is written with five letters in HTML', '&'],
    ['quotes', '"'],
    ['emphasis', '*a*'],
    ['addresses that become links', 'a.co '],
    ['links', '[](x:y)'],
    ['lists', '- a\n'],
    ['code', '`a` '],
    ['quotations', '> a\n\n'],
    ['flags', '🇺🇦'],
    ['thumbs of one skin', '👍🏽'],
  ])('are none of %s, as long as a comment may be', ([, piece], { expect }) => {
    const graphemes = [...new Intl.Segmenter().segment(piece!)].length
    const html = renderMarkdown(piece!.repeat(Math.floor(BODY_MAX / graphemes)))
    expect(bytes(html)).toBeLessThan(HTML_MAX_BYTES)
  })

  it('are taken up to the limit, and refused from there on by every door, naming the field', async ({
    expect,
  }) => {
    expect(bytes(renderMarkdown(FULL))).toBeLessThanOrEqual(HTML_MAX_BYTES)
    const site = await aSite({ hold: 'none' })
    const own = await aComment(site, {}, { ctx: liveContext() })
    const fields = { page: aPage(site), name: 'Ada', body: TOO_MUCH }
    const edit = (path: string, method: string) =>
      call(path, {
        method,
        body: JSON.stringify({ body: TOO_MUCH }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${own.token}`, ...aNetwork() },
      })
    for (const answer of [
      await postJson(`/v1/${site.id}/comments`, fields, aNetwork()),
      await postJson(`/embed/${site.id}/comments`, fields, aNetwork()),
      await postJson(`/v1/${site.id}/preview`, fields, aNetwork()),
      await postJson(`/embed/${site.id}/preview`, fields, aNetwork()),
      await edit(`/v1/${site.id}/comments/${own.id}`, 'PATCH'),
      await edit(`/embed/${site.id}/own/${own.id}`, 'POST'),
    ])
      expect([answer.status, answer.json.code, answer.json.errors]).toEqual([
        422,
        'web/fields-refused',
        [{ field: 'body', message: expect.stringContaining('shorten it') }],
      ])
    const { kept } = (await env.DB.prepare('SELECT count(*) AS kept FROM comments WHERE site_id = ?1')
      .bind(site.id)
      .first<{ kept: number }>())!
    expect(kept).toBe(1)
  })

  it('counts what an address makes of them, which is three times as much', ({ expect }) => {
    const link = (families: number) => `[x](https://example.org/${FAMILY.repeat(families)})`
    expect(bytes(renderMarkdown(link(5_000)))).toBeGreaterThan(bytes(link(5_000)) * 2.9)
    expect(() => renderMarkdown(link(6_000))).toThrow()
  })
})

describe('the longest words there are', () => {
  it('of a root and its first replies fit into one value, and are read as they are', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const root = await aComment(site, { body: FULL }, { ctx })
    for (let reply = 0; reply < 3; reply++)
      await aComment(site, { body: FULL, parentId: String(root.id) }, { ctx })
    const { page } = v.parse(ReadThread, { page: aPage(site) })
    const threadId = await threadIdOf(site.id, page)
    const [first] = await ctx.db.all(listRootsNewest(threadId, Number.MAX_SAFE_INTEGER, 21))
    expect(bytes(first!.root)).toBeGreaterThan(4 * (HTML_MAX_BYTES - 100))
    expect(bytes(first!.root)).toBeLessThan(VALUE_MAX_BYTES)
    const { status, text } = await call(`/embed/${site.id}/thread?page=${encodeURIComponent(aPage(site))}`)
    expect([status, text.split(FULL).length - 1]).toEqual([200, 4])
  })
})

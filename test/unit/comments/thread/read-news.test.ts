import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { readNews, readVersion } from '../../../../src/comments/thread/read-news'
import { parsePageUrl } from '../../../../src/kernel/page-url'
import type { Site } from '../../../../src/sites/public'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { at, call } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const pageOf = (site: Site) => parsePageUrl(aPage(site))!
const news = async (site: Site, since: number) =>
  (await readNews(testContext(), site, pageOf(site), since)).items

/** A comment that was written at a time, in place of the test's own. */
const written = async (site: Site, now: number, fields: object = {}) =>
  aComment(site, fields, { ctx: testContext({ now }) })

const T = Date.UTC(2026, 10, 24, 12)
const MINUTE = 60_000

describe('what is new in a thread (B7)', () => {
  it('is what came since, roots and replies alike, each with whom it answers', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const old = await written(site, T, { name: 'Ada' })
    const root = await written(site, T + 5 * MINUTE, { name: 'Ben' })
    const reply = await written(site, T + 6 * MINUTE, { name: 'Cy', parentId: String(old.id) })
    const items = await news(site, T + MINUTE)
    expect(items.map(({ id, inReplyTo }) => [id, inReplyTo])).toEqual([
      [reply.id, 'Ada'],
      [root.id, undefined],
    ])
    expect(await news(site, T + 7 * MINUTE)).toEqual([])
  })

  it('is also an older comment that a moderator approved since', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await written(site, T)
    await written(site, T + MINUTE)
    await env.DB.prepare('UPDATE comments SET decided_at = ?2 WHERE id = ?1')
      .bind(id, T + 60 * MINUTE)
      .run()
    expect((await news(site, T + 30 * MINUTE)).map((item) => item.id)).toEqual([id])
  })

  it('is nothing that readers may not see, of no other page and no other site', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const held = await written(site, T)
    await setStatus(held.id, 'held')
    await written(site, T, { page: aPage(site, '/post/2') })
    await written(other, T)
    expect(await news(site, 0)).toEqual([])
    await expect(readNews(testContext(), site, parsePageUrl(aPage(other))!, 0)).rejects.toMatchObject({
      code: 'comments/page-not-allowed',
    })
  })

  it('keeps to the depth the site shows', async ({ expect }) => {
    const site = await aSite({ hold: 'none', depth: 1 })
    const root = await written(site, T)
    const reply = await written(site, T, { parentId: String(root.id) })
    const deep = await written(site, T, { parentId: String(reply.id) })
    expect((await news(site, 0)).find(({ id }) => id === deep.id)).toMatchObject({ depth: 1 })
  })

  it('is asked for by one row, and read by a few dozen', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const root = await aComment(site, {}, { ctx })
    for (let n = 0; n < 30; n++) await aComment(site, {}, { ctx })
    for (let n = 0; n < 30; n++) await aComment(site, { parentId: String(root.id) }, { ctx })
    const asks = testContext()
    expect((await readVersion(asks, site.id, pageOf(site))).count).toBe(61)
    expect([asks.db.usage.roundTrips, asks.db.usage.rowsRead]).toEqual([1, 1])
    const reads = testContext()
    await readNews(reads, site, pageOf(site), 0)
    expect(reads.db.usage.roundTrips).toBe(1)
    expect(reads.db.usage.rowsRead).toBeLessThanOrEqual(80)
    expect([asks, reads].map(({ db }) => db.usage.rowsWritten)).toEqual([0, 0])
  })
})

describe('GET /embed/{site}/news', () => {
  const ask = (site: Site, seen: number, more: Record<string, string> = {}, init: RequestInit = {}) =>
    call(at(`/embed/${site.id}/news`, { page: aPage(site), lang: 'en', seen: String(seen), ...more }), init)

  it('says nothing while there is nothing, and then a 304 of one row', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const first = await ask(site, 1)
    expect([first.status, first.text]).toEqual([200, ''])
    expect(first.headers.get('cache-control')).toBe('public, max-age=10')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const etag = first.headers.get('etag') ?? ''
    const again = await ask(site, 1, { once: '1' }, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(again.headers.get('server-timing')).toMatch(/queries=1 rows_read=1 rows_written=0/)
  })

  it('offers what is new, in the language of the thread, never in the browser’s', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    for (let n = 0; n < 3; n++) await aComment(site)
    const { text } = await ask(site, 1, { since: '5' })
    expect(text).toMatch(/<button type="button"[^>]*>2 new comments <span part="alert"><\/span><\/button>/)
    expect(text).toContain(`name="load" value="/embed/${site.id}/fresh?page=`)
    expect(text).toContain('since=5')
    expect((await ask(site, 2, { lang: 'de' })).text).toContain('1 neuer Kommentar')
    const french = { headers: { 'accept-language': 'de' } }
    expect((await ask(site, 2, { lang: 'xx', b: '1' }, french)).text).toContain('1 new comment')
  })

  it('leads to the article anew where more came than can be put in', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    for (let n = 0; n < 21; n++) await aComment(site, {}, { ctx })
    const { text } = await ask(site, 0)
    expect(text).toContain(`href="${aPage(site)}"`)
    expect(text).not.toContain('name="load"')
  })

  it('takes deletions for nothing new, and an unknown thread for an empty one', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    expect((await ask(site, 5)).text).toBe('')
    expect((await ask(site, 0, { page: aPage(site, '/never') })).text).toBe('')
    expect((await ask({ ...site, id: 'nobody' }, 0)).text).toBe('')
    for (const seen of ['-1', 'x', '1e3']) {
      expect((await ask(site, 0, { seen })).status, seen).toBe(422)
    }
  })
})

describe('GET /embed/{site}/fresh', () => {
  it('brings them with their places, and how the thread stands with them', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site)
    const reply = await aComment(site, { name: 'Ben', body: '<b>Not</b> markup', parentId: String(root.id) })
    const { text } = await call(at(`/embed/${site.id}/fresh`, { page: aPage(site), since: '0', lang: 'en' }))
    expect(text).toMatch(/^<ol data-count="2" data-now="\d+" data-words="2 comments">/)
    expect(text).toMatch(new RegExp(`<li id="c-${reply.id}"[^>]*data-path="[0-9a-z]{22}"`))
    expect(text).toContain('in reply to <bdi>Ada</bdi>')
    expect(text).not.toContain('<b>Not')
  })
})

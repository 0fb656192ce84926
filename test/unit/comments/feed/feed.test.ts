import { parseAtomFeed } from 'feedsmith'
import { describe, it } from 'vitest'
import { readFeed } from '../../../../src/comments/feed/read-feed'
import { parsePageUrl } from '../../../../src/kernel/page-url'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { at, call, ORIGIN } from '../../../support/api'
import { setStatus } from '../../../support/set-status'
import { testContext } from '../../../support/test-context'

const feedOf = async (path: string) => {
  const answer = await call(path)
  return { ...answer, feed: parseAtomFeed(answer.text) }
}

describe('GET /{site}/comments.atom', () => {
  it('is the newest of a page, roots and replies, with who answers whom (B9)', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { title: 'Half & half', body: 'First *word*.' })
    const reply = await aComment(site, {
      name: 'Ben',
      parentId: String(root.id),
      url: 'https://ben.example/',
    })
    await aComment(site, { page: aPage(site, '/post/2'), body: 'Elsewhere.' })
    const path = at(`/${site.id}/comments.atom`, { page: aPage(site) })
    const { status, headers, text, feed } = await feedOf(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(headers.get('cache-tag')).toContain(`site-${site.id},thread-`)
    expect(feed.title?.value).toBe('Comments on Half & half')
    expect(feed.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', ORIGIN + path],
      ['alternate', aPage(site)],
    ])
    const [newest, oldest] = feed.entries ?? []
    expect(feed.entries).toHaveLength(2)
    expect(newest).toMatchObject({
      authors: [{ name: 'Ben', uri: 'https://ben.example/' }],
      title: { value: 'Ben on Half & half' },
      links: [{ href: `${aPage(site)}#c-${reply.id}`, rel: 'alternate' }],
      thr: { inReplyTos: [{ ref: oldest!.id, href: `${aPage(site)}#c-${root.id}` }] },
    })
    expect(oldest!.content).toMatchObject({ type: 'html', value: '<p>First <em>word</em>.</p>' })
    expect(oldest!.id).toMatch(/^tag:comments\.test,2026:/)
    expect(text).not.toContain('Elsewhere.')
  })

  it('is the newest of the whole site without a page, and of no other site', async ({ expect }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    await aComment(site, { page: aPage(site, '/a') })
    await aComment(site, { page: aPage(site, '/b') })
    await aComment(other, { body: 'Of the others.' })
    const { feed, text } = await feedOf(`/${site.id}/comments.atom`)
    expect(feed.entries?.map(({ links }) => links?.[0]?.href?.split('#')[0])).toEqual([
      aPage(site, '/b'),
      aPage(site, '/a'),
    ])
    expect(feed.title?.value).toBe(`Comments on ${site.name}`)
    expect(text).not.toContain('Of the others.')
  })

  it('holds nothing that waits, was removed, or tells an address (E-45)', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const up = await aComment(site, { body: 'Up.', email: 'ada@example.org' })
    for (const status of ['held', 'rejected', 'spam', 'deleted'] as const) {
      const { id } = await aComment(site, { body: `Secret ${status}.`, parentId: String(up.id) })
      await setStatus(id, status)
    }
    for (const path of [
      `/${site.id}/comments.atom`,
      at(`/${site.id}/comments.atom`, { page: aPage(site) }),
    ]) {
      const { text, feed } = await feedOf(path)
      expect(feed.entries).toHaveLength(1)
      expect(text).not.toMatch(/Secret|ada@|@example/)
    }
  })

  it('carries attacks as the words they are', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const attacks = [
      ']]></content><script>alert(1)</script>',
      '<![CDATA[ x ]]>',
      '&lt;img src=x onerror=alert(1)&gt;',
      '"><svg onload=alert(1)>',
      '<!ENTITY x SYSTEM "file:///etc/passwd"> &x;',
      '\u202Eexe.\u2028new line\u0000\u000b\uFFFE',
    ]
    for (const [n, attack] of attacks.entries())
      await aComment(site, {
        page: aPage(site, `/${n}`),
        title: attack,
        name: attack.slice(0, 90),
        body: attack,
      })
    const { text, feed } = await feedOf(`/${site.id}/comments.atom`)
    expect(feed.entries).toHaveLength(attacks.length)
    // Whatever stands in a CDATA section is text, and none of them can be left.
    expect(text.replace(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toMatch(/<script|<svg|<img|<!/i)
    // XML 1.0 allows none of these, however escaped.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are the point
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
    for (const entry of feed.entries ?? []) {
      expect(entry.content?.value).not.toMatch(/<(script|svg|img)/i)
      expect(entry.content?.value).toMatch(/^<p>/)
    }
    expect(feed.entries!.map(({ authors }) => authors![0]!.name)).toContain(attacks[1])
  })

  it('is not sent again to who has it: by ETag, else by date (RFC 9110, 13.1)', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const path = at(`/${site.id}/comments.atom`, { page: aPage(site) })
    const { headers } = await call(path)
    const [etag, date] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
    const ask = async (more: Record<string, string>) => {
      const answer = await call(`${path}&n=${Math.random()}`, { headers: more })
      return [answer.status, answer.text === '']
    }
    expect(await ask({ 'if-none-match': etag })).toEqual([304, true])
    expect(await ask({ 'if-modified-since': date })).toEqual([304, true])
    expect((await ask({ 'if-modified-since': new Date(Date.parse(date) - 1000).toUTCString() }))[0]).toBe(200)
    // The tag decides where both are sent; a date that is none decides nothing.
    expect((await ask({ 'if-none-match': 'W/"other"', 'if-modified-since': date }))[0]).toBe(200)
    expect((await ask({ 'if-modified-since': 'yesterday' }))[0]).toBe(200)
    await aComment(site)
    expect((await ask({ 'if-none-match': etag }))[0]).toBe(200)
  })

  it('is an empty feed of a page nobody wrote on, and refuses what is none of the site’s', async ({
    expect,
  }) => {
    const site = await aSite()
    const { status, feed, headers } = await feedOf(at(`/${site.id}/comments.atom`, { page: aPage(site) }))
    expect([status, feed.entries ?? []]).toEqual([200, []])
    expect(headers.get('last-modified')).toBeNull()
    const refused = async (path: string) => (await call(path)).status
    expect(await refused(at(`/${site.id}/comments.atom`, { page: 'https://evil.example/' }))).toBe(422)
    expect(await refused(at(`/${site.id}/comments.atom`, { page: 'javascript:1' }))).toBe(422)
    expect(await refused('/nobody/comments.atom')).toBe(404)
  })

  it('reads at most 150 rows in one round trip', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const ctx = testContext()
    const root = await aComment(site, {}, { ctx })
    for (let n = 0; n < 40; n++) {
      await aComment(site, {}, { ctx })
      await aComment(site, { parentId: String(root.id) }, { ctx })
    }
    for (const page of [undefined, parsePageUrl(aPage(site))]) {
      const reads = testContext()
      expect((await readFeed(reads, site, page)).items).toHaveLength(30)
      expect(reads.db.usage.roundTrips).toBe(1)
      expect(reads.db.usage.rowsRead).toBeLessThanOrEqual(150)
      expect(reads.db.usage.rowsWritten).toBe(0)
    }
  })
})

describe('GET /{site}/comments.html', () => {
  const path = (site: { id: string }, page: string, more = {}) =>
    at(`/${site.id}/comments.html`, { page, ...more })

  it('is the thread as lasting markup: whole addresses, absolute times, no form (E-40)', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { body: 'First *word*.' })
    await aComment(site, { name: 'Ben', body: '<script>alert(1)</script>', parentId: String(root.id) })
    const { status, headers, text } = await call(path(site, aPage(site)))
    expect(status).toBe(200)
    expect(headers.get('cloudflare-cdn-cache-control')).not.toBeNull()
    expect(text).toMatch(
      /^<section class="afterword-static" lang="en" dir="ltr"><p>2 comments<\/p><ol><li id="c-/,
    )
    expect(text).toContain('<em>word</em>')
    expect(text).toMatch(/<ol><li[^>]*>.*<ol><li[^>]*>.*<bdi>Ben<\/bdi>/)
    expect(text).not.toMatch(/<script|<form|<button|class="aw-| style=|ago</)
    for (const [, href] of text.matchAll(/href="([^"]+)"/g)) expect(href).toMatch(/^https:\/\//)
    expect(text).toContain(`${ORIGIN}/${site.id}/thread?page=`)
  })

  it('says where the rest is, and speaks the site’s language', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'de' })
    const ctx = testContext()
    for (let n = 0; n < 3; n++) await aComment(site, { body: `Number ${n}.` }, { ctx })
    const { text } = await call(path(site, aPage(site), { limit: '2' }))
    expect(text).toContain('Weitere Kommentare, und selbst schreiben')
    const rest = /href="([^"]*after=[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&')
    expect((await call(rest.slice(ORIGIN.length))).text).toContain('Number 2.')
  })

  it('holds nothing that waits, and of an empty page only the way to write', async ({ expect }) => {
    const site = await aSite()
    await aComment(site, { body: 'Waiting.' })
    const { text } = await call(path(site, aPage(site)))
    expect(text).not.toMatch(/Waiting|<ol|<li/)
    expect(text).toContain('Write a comment')
  })
})

describe('the page without scripts, for machines', () => {
  const open = (site: { id: string }, more = {}) =>
    call(at(`/${site.id}/thread`, { page: aPage(site as Parameters<typeof aPage>[0]), ...more }))
  const dataOf = (text: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!)

  it('says what it is in schema.org’s words (B6)', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, {
      title: 'An article',
      body: 'First *word* & more.',
      url: 'https://ada.example/',
    })
    const reply = await aComment(site, { name: 'Ben', parentId: String(root.id) })
    const { text, headers } = await open(site)
    expect(dataOf(text)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'DiscussionForumPosting',
      headline: 'An article',
      url: aPage(site),
      commentCount: 2,
      author: { '@type': 'Organization', name: site.name },
      comment: [
        {
          '@type': 'Comment',
          url: `${aPage(site)}#c-${root.id}`,
          text: 'First word & more.',
          author: { '@type': 'Person', name: 'Ada', url: 'https://ada.example/' },
          comment: [{ '@type': 'Comment', '@id': `${aPage(site)}#c-${reply.id}` }],
        },
      ],
    })
    expect(dataOf(text).datePublished).toMatch(/^20\d\d-/)
    expect(text).toContain(`<link rel="canonical" href="${aPage(site)}"/>`)
    expect(text).toContain(
      `<link rel="alternate" type="application/atom+xml" href="${ORIGIN}/${site.id}/comments.atom?page=`,
    )
    expect(headers.get('x-robots-tag')).toBeNull()
    expect(headers.get('content-security-policy')).toMatch(/script-src 'nonce-[\w-]+' 'strict-dynamic'/)
  })

  it.for(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028\u2029', '"}\\u003c/script'])(
    'and no comment breaks out of them: %j (E-43)',
    async (attack, { expect }) => {
      const site = await aSite({ hold: 'none' })
      await aComment(site, { title: `T ${attack}`, name: `N ${attack}`, body: `B ${attack}` })
      const { text } = await open(site)
      const [, block] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)!
      expect(block).not.toMatch(/[<>\u2028\u2029]/)
      const data = JSON.parse(block!)
      expect(data.comment).toHaveLength(1)
      expect(text.match(/<script/g)).toHaveLength(1)
    },
  )

  it('is found by nobody while it shows what waits, answers one, or holds nothing', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const robots = async (more = {}) => (await open(site, more)).headers.get('x-robots-tag')
    expect(await robots()).toBe('noindex')
    const { id } = await aComment(site)
    expect(await robots()).toBeNull()
    expect(await robots({ reply: String(id) })).toBe('noindex')
  })
})

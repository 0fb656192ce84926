import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { encodePathId } from '../../../src/kernel/id'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call, postForm, postJson } from '../../support/api'
import { setStatus } from '../../support/set-status'

const count = (text: string, piece: string) => text.split(piece).length - 1
/** The address a control of the fragment loads from. */
const loadFrom = (html: string) =>
  /name="load" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

describe('GET /embed/{site}/thread', () => {
  it('gives count, order, form and comments in one round trip, kept briefly for every origin', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const first = await aComment(site, { body: 'First *word*' })
    await aComment(site, { body: 'Answer', name: 'Ben', parentId: String(first.id) })
    const answer = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(answer.text).toContain('2 comments')
    expect(answer.text).toContain('<em>word</em>')
    expect(answer.text).toMatch(/<h3[^>]*><bdi>Ben<\/bdi> in reply to <bdi>Ada<\/bdi>, <time/)
    expect(answer.text).toContain('Your e-mail address will not be published. Required fields are marked *')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=10')
    expect(answer.headers.get('cache-tag')).toContain(`site-${site.id},thread-`)
    expect(answer.headers.get('server-timing')).toMatch(/queries=4 /)
  })

  it('holds nothing that belongs to one reader: no key, no held comment, no address', async ({ expect }) => {
    const site = await aSite()
    await aComment(site, { body: 'Waiting', email: 'ada@example.org' })
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(text).not.toMatch(/Waiting|ada@|name="(?:key|ack|revision)" value="[^"]/)
    expect(text).toContain('No comments yet. The first one sets the tone.')
  })

  it('is not sent again to who has it, in that language and order alone', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    const etag = (await call(path)).headers.get('etag') ?? ''
    const ask = (more: string) => call(path + more, { headers: { 'if-none-match': etag } })
    expect((await ask('')).status).toBe(304)
    expect((await ask('&lang=de')).status).toBe(200)
    expect((await ask('&sort=oldest')).status).toBe(200)
    await aComment(site)
    expect((await ask('&fresh=1')).status).toBe(200)
  })

  it('speaks the element’s language, else the site’s', async ({ expect }) => {
    const site = await aSite({ locale: 'de' })
    const path = at(`/embed/${site.id}/thread`, { page: aPage(site) })
    expect((await call(path)).text).toContain('Noch keine Kommentare.')
    expect((await call(`${path}&lang=en-GB`)).text).toContain('No comments yet.')
    expect((await call(`${path}&lang=tlh`)).text).toContain('Noch keine Kommentare.')
  })

  it('goes on after 20 roots with items only, until there are no more', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    for (let n = 0; n < 21; n++) await aComment(site, { body: `Number ${n}.` })
    const first = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'de' }))
    expect(count(first.text, '<article')).toBe(20)
    const next = await call(loadFrom(first.text))
    expect(next.status).toBe(200)
    expect(next.text).toContain('Number 0.')
    expect(next.text).not.toMatch(/<form|<section|name="load"/)
    expect(next.text).toContain('Antworten')
  })

  it('offers the replies it did not bring, and brings them with their place', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site)
    for (let n = 0; n < 5; n++) await aComment(site, { body: `Reply ${n}.`, parentId: String(root.id) })
    const first = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(first.text).toContain('Show 2 more replies')
    const rest = await call(loadFrom(first.text))
    expect(count(rest.text, '<article')).toBe(2)
    expect(rest.text.match(new RegExp(`data-path="${encodePathId(root.id)}\\w{11}"`, 'g'))).toHaveLength(2)
    expect(rest.text).toContain('Reply 4.')
  })

  it('says what is closed, and shows no form and no reply there', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    await env.DB.prepare('UPDATE threads SET closed_at = 1 WHERE site_id = ?1').bind(site.id).run()
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(text).toContain('Comments are closed on this page.')
    expect(text).not.toMatch(/<form|name="reply"/)
  })

  it('keeps the place of a removed comment above replies, without its words and name', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site, { name: 'Gone', body: 'Unsaid' })
    await aComment(site, { body: 'Still here', parentId: String(root.id) })
    await setStatus(root.id, 'deleted')
    await env.DB.prepare('UPDATE comments SET shown = 1 WHERE id = ?1').bind(root.id).run()
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(text).toContain('This comment was removed.')
    expect(text).toContain('Still here')
    expect(text).not.toMatch(/Gone|Unsaid/)
    expect(text).toContain('1 comment<')
  })

  it('refuses in problem+json what is no page of the site, no site, no place', async ({ expect }) => {
    const site = await aSite()
    const ask = (query: Record<string, string>, id = site.id) => call(at(`/embed/${id}/thread`, query))
    expect((await ask({ page: 'https://elsewhere.example/' })).json.code).toBe('comments/page-not-allowed')
    expect((await ask({ page: aPage(site) }, 'nobody-here')).json.code).toBe('sites/unknown')
    expect((await ask({ page: aPage(site), after: 'AAAA' })).json).toMatchObject({ status: 422 })
    expect((await ask({})).json.errors).toEqual([{ field: 'page', message: 'Enter something here.' }])
    const top = await ask({ page: aPage(site), sort: 'top' })
    expect(top.status).toBe(200)
  })

  it('escapes every field that a visitor or an address brings', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const attack = `"><script>alert(1)</script>'`
    const page = `${aPage(site)}?q=${encodeURIComponent(attack)}`
    await aComment(site, { page, name: attack, title: attack, body: attack })
    const embedded = await call(at(`/embed/${site.id}/thread`, { page }))
    const whole = await call(at(`/${site.id}/thread`, { page, lang: attack }))
    const recent = await call(`/embed/${site.id}/recent`)
    for (const { text, status } of [embedded, whole, recent]) {
      expect(status).toBe(200)
      expect(text).not.toContain('<script>alert')
      expect(text).toContain('&lt;script&gt;')
    }
  })
})

describe('POST /embed/{site}/comments', () => {
  const words = (site: { id: string }) => ({
    page: aPage(site as Site),
    name: 'Ada',
    body: 'Hello **there**',
  })

  it('gives the author the comment as an item, with a token and why nobody else sees it', async ({
    expect,
  }) => {
    const site = await aSite()
    const answer = await postJson(`/embed/${site.id}/comments`, words(site))
    expect(answer.status).toBe(202)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.text).toMatch(
      /^<li id="c-(\d+)" class="aw-item aw-own" data-id="\1" data-keep="1" data-token="[\w.-]+" data-version="held,1,true,true" /,
    )
    expect(answer.text).toContain('Only you can see this until a moderator has read it.')
    expect(answer.text).toContain('<strong>there</strong>')
    expect(answer.text.replace(/<a class="aw-quiet" part="status"/, '')).not.toMatch(/name="reply"|<a /)
  })

  it('gives a published one like any other, with the new count', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site)
    const answer = await postForm(`/embed/${site.id}/comments`, words(site))
    expect(answer.status).toBe(201)
    expect(answer.text).toContain('data-count="2 comments"')
    expect(answer.text).toContain('name="reply"')
  })

  it('answers one key once, whether it comes as a header or as a field', async ({ expect }) => {
    const site = await aSite()
    const key = crypto.randomUUID()
    const first = await postJson(`/embed/${site.id}/comments`, { ...words(site), key })
    const again = await postJson(`/embed/${site.id}/comments`, words(site), { 'idempotency-key': key })
    const id = (html: string) => /data-id="(\d+)"/.exec(html)?.[1]
    expect(id(again.text)).toBe(id(first.text))
  })

  it('names the wrong fields, and refuses pages of others', async ({ expect }) => {
    const site = await aSite()
    const wrong = await postJson(`/embed/${site.id}/comments`, { page: aPage(site), body: ' ', email: 'x' })
    expect(wrong.headers.get('content-type')).toBe('application/problem+json')
    expect(wrong.json.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'body',
      'email',
      'name',
    ])
    const foreign = await postJson(`/embed/${site.id}/comments`, words(site), {
      origin: 'https://evil.example',
    })
    expect(foreign.json).toMatchObject({ status: 403, code: 'sites/origin-not-allowed' })
  })
})

describe('GET /embed/{site}/own/{id}', () => {
  it('shows the author what became of the comment, and nobody else anything', async ({ expect }) => {
    const site = await aSite()
    const { id, token } = await aComment(site, { body: 'Mine' })
    const ask = (bearer?: string) =>
      call(`/embed/${site.id}/own/${id}`, bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {})
    for (const [status, note] of [
      ['held', 'Only you can see this until a moderator has read it.'],
      ['rejected', 'Not published.'],
      ['spam', 'Not published.'],
      ['deleted', 'Removed.'],
    ] as const) {
      await setStatus(id, status)
      const answer = await ask(token)
      expect(answer.text).toContain(note)
      expect(answer.text).toContain(`data-status="${status}"`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
    await setStatus(id, 'published')
    expect((await ask(token)).text).not.toContain('aw-note')
    const other = await aSite()
    const headers = { authorization: `Bearer ${token}` }
    // An empty item, whose name and class the element knows: no word of the comment, and no hint whether it is there.
    for (const { status, text } of [
      await ask(),
      await ask('no.such.token'),
      await call(`/embed/${other.id}/own/${id}`, { headers }),
    ])
      expect([status, text]).toEqual([200, `<li id="c-${id}" class="aw-item" data-id="${id}"></li>`])
  })
})

describe('GET /embed/{site}/recent', () => {
  it('lists the newest published words of this site as text, with links to their places', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    await aComment(site, { body: 'Older', title: 'A title' })
    const newer = await aComment(site, { body: 'Newer & <b>bold</b> **words**' })
    await setStatus((await aComment(site, { body: 'Hidden' })).id, 'held')
    const answer = await call(`/embed/${site.id}/recent?limit=2`)
    expect(answer.text.indexOf('Newer')).toBeLessThan(answer.text.indexOf('Older'))
    expect(answer.text).toContain('Newer &amp; &lt;b&gt;bold&lt;/b&gt; words')
    expect(answer.text).toContain(`href="${aPage(site)}#c-${newer.id}"`)
    expect(answer.text).toContain('A title')
    expect(answer.text).not.toContain('Hidden')
    expect((await call(`/embed/${(await aSite()).id}/recent`)).text).toContain('No comments yet.')
  })
})

describe('/{site}/thread without scripts', () => {
  const open = (site: { id: string }, more: Record<string, string> = {}) =>
    call(at(`/${site.id}/thread`, { page: aPage(site as Site), ...more }))

  it('is a whole page that nobody keeps or frames, nor indexes while it is empty', async ({ expect }) => {
    const site = await aSite()
    const { headers, text } = await open(site)
    expect(text).toMatch(/^<!doctype html><html lang="en"/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('access-control-allow-origin')).toBeNull()
    // A browser that may send no referrer posts with "Origin: null", which no site allows.
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(text).toMatch(/name="key" value="[0-9a-f-]{36}"/)
    expect(text).not.toMatch(/<button type="button" class="aw-quiet" id="s-|name="load"/)
  })

  it('may be found by search engines, unless the owner says no (E-44)', async ({ expect }) => {
    const [listed, hidden] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none', listed: 'no' })]
    for (const site of [listed, hidden]) await aComment(site)
    const found = await open(listed)
    expect(found.headers.get('x-robots-tag')).toBeNull()
    expect(found.text).toContain('<link rel="canonical"')
    const kept = await open(hidden)
    expect(kept.headers.get('x-robots-tag')).toBe('noindex')
    expect(kept.text).not.toMatch(/rel="canonical"|ld\+json/)
    const copy = (site: { id: string }) =>
      call(at(`/${site.id}/comments.html`, { page: aPage(site as Site) }))
    expect((await copy(hidden)).text).toContain('data-nosnippet=""')
    expect((await copy(listed)).text).not.toContain('data-nosnippet')
  })

  it('shows the author the held comment in its place after posting, and takes one key once', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const ben = await aComment(site, { name: 'Ben' })
    expect((await open(site, { reply: String(ben.id) })).text).toContain('Your reply to Ben')
    const held = { ...site, settings: { ...site.settings, hold: 'all' as const } }
    await env.DB.prepare('UPDATE sites SET settings = ?2 WHERE id = ?1')
      .bind(site.id, JSON.stringify(held.settings))
      .run()
    const fields = {
      page: aPage(site),
      parentId: String(ben.id),
      key: crypto.randomUUID(),
      name: 'Ada',
      email: '',
      url: '',
      body: 'An answer',
    }
    const answer = await postForm(`/${site.id}/thread`, fields, { origin: 'https://comments.test' })
    expect(answer.status).toBe(202)
    const ofBen = answer.text.slice(answer.text.indexOf(`id="c-${ben.id}"`))
    expect(ofBen).toMatch(/<ol class="aw-replies"[^>]*><li id="c-\d+" class="aw-item aw-own"/)
    const again = await postForm(`/${site.id}/thread`, fields)
    expect(again.status).toBe(202)
    expect((await open(site)).text).not.toContain('An answer')
  })

  it('shows a refused form again with every word kept, and the status of the refusal', async ({ expect }) => {
    const site = await aSite()
    const fields = {
      page: aPage(site),
      parentId: '',
      name: '',
      email: 'x@',
      url: '',
      body: 'Kept "as" <typed>',
    }
    const answer = await postForm(`/${site.id}/thread`, fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Kept &quot;as&quot; &lt;typed&gt;</textarea>')
    expect(answer.text).toContain('value="x@"')
    expect(count(answer.text, 'aria-invalid="true"')).toBe(2)
    expect(answer.text).toContain('Some of what you entered needs another look.')
  })

  it('offers a reply as a new comment where what it answers is gone', async ({ expect }) => {
    const site = await aSite()
    const gone = await aComment(site)
    const fields = { page: aPage(site), parentId: String(gone.id), name: 'Ada', body: 'Kept' }
    const answer = await postForm(`/${site.id}/thread`, fields)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('you can post it as a new comment.')
    expect(answer.text).toMatch(/name="parentId" value=""/)
    expect(answer.text).toContain('Kept</textarea>')
  })

  it('takes nothing from a page of another site', async ({ expect }) => {
    const site = await aSite()
    const fields = { page: aPage(site), name: 'Ada', body: 'Forged' }
    expect((await postForm(`/${site.id}/thread`, fields, { origin: 'https://evil.example' })).status).toBe(
      403,
    )
    expect((await postForm(`/${site.id}/thread`, { ...fields, page: 'https://evil.example/' })).status).toBe(
      422,
    )
    expect((await open({ id: 'nobody-here' })).status).toBe(404)
  })

  it('reads on below one comment by a link', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const root = await aComment(site)
    for (let n = 0; n < 5; n++) await aComment(site, { body: `Reply ${n}.`, parentId: String(root.id) })
    const link =
      /href="([^"]*replies=[^"]*)"/.exec((await open(site)).text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const branch = await call(link)
    expect(branch.status).toBe(200)
    expect(branch.text).toContain('Reply 4.')
    expect(branch.text).toContain('All comments on this page')
    expect(branch.text).not.toContain('Reply 0.')
  })
})

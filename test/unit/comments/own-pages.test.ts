import { describe, it } from 'vitest'
import type { Site } from '../../../src/sites/public'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call, ORIGIN, postForm } from '../../support/api'

const OURS = { 'sec-fetch-site': 'same-origin', origin: ORIGIN }
const thread = (site: Site, cookie = '') =>
  call(at(`/${site.id}/thread`, { page: aPage(site) }), { headers: { cookie } })

/** Posts by the page's form. @returns its id, and the cookie as a browser would send it back */
async function post(site: Site, body = 'A word on this.', cookie = '') {
  const fields = { page: aPage(site), name: 'Ada', body, url: '', email: '', parentId: '' }
  const answer = await postForm(`/${site.id}/thread`, fields, { ...OURS, cookie })
  const set = answer.headers.get('set-cookie') ?? ''
  const token = set.split(';')[0]!.split('=')[1]!.split('~')[0]!
  const payload = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')))
  return { answer, set, id: String(payload[2]), cookie: set.split(';')[0]! }
}
const act = (site: Site, id: string, cookie: string, fields: Record<string, string>, headers = OURS) =>
  postForm(`/${site.id}/comments/${id}/own`, fields, { ...headers, cookie })

describe('one’s own comment, without scripts (B6)', () => {
  it('is remembered by a cookie for our own pages alone, which no script reads', async ({ expect }) => {
    const site = await aSite()
    const { answer, set } = await post(site)
    expect(answer.status).toBe(202)
    expect(set).toMatch(/^__Secure-afterword-own=[\w.~-]+; Max-Age=2592000; /)
    expect(set).toContain(`Path=/${site.id};`)
    for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax']) expect(set).toContain(word)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  })

  it('is listed on its page while it waits, for that browser alone, and found by nobody', async ({
    expect,
  }) => {
    const site = await aSite()
    const { id, cookie } = await post(site, 'Waiting *here*.')
    const mine = await thread(site, cookie)
    expect(mine.text).toMatch(/<h2 id="mine">Your comments on this page<\/h2>/)
    expect(mine.text).toContain(`href="/${site.id}/comments/${id}/own"`)
    expect(mine.text).toContain('Waiting here.')
    expect(mine.headers.get('x-robots-tag')).toBe('noindex')
    expect((await thread(site)).text).not.toMatch(/Waiting|id="mine"/)
    const other = await aSite()
    expect((await thread(other, cookie)).text).not.toContain('Waiting')
    const elsewhere = await call(at(`/${site.id}/thread`, { page: aPage(site, '/post/2') }), {
      headers: { cookie },
    })
    expect(elsewhere.text).not.toContain('Waiting')
  })

  it('is edited by a plain form, and leads back to its place', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id, cookie } = await post(site, 'Before.')
    const form = await call(`/${site.id}/comments/${id}/own`, { headers: { cookie } })
    expect(form.text).toMatch(/<textarea[^>]*>Before\.<\/textarea>/)
    expect(form.headers.get('cache-control')).toBe('no-store')
    const saved = await act(site, id, cookie, { action: 'edit', revision: '1', body: 'After & <b>more</b>.' })
    expect(saved.status).toBe(303)
    expect(saved.headers.get('location')).toMatch(
      new RegExp(`^/${site.id}/thread\\?.*comment=${id}#c-${id}$`),
    )
    const { text } = await thread(site)
    expect(text).toContain('After &amp; &lt;b&gt;more&lt;/b&gt;.')
    // Saved over somebody else's newer words: told so, and nothing typed is lost.
    const late = await act(site, id, cookie, { action: 'edit', revision: '1', body: 'Too late.' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('was changed meanwhile')
    expect(late.text).toMatch(/<textarea[^>]*>Too late\.<\/textarea>/)
  })

  it('keeps what was typed and says what is wrong beside the field', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id, cookie } = await post(site)
    const refused = await act(site, id, cookie, { action: 'edit', revision: '1', body: '   ' })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/<textarea[^>]*aria-invalid="true"/)
    expect((await act(site, id, cookie, { action: 'shout' })).status).toBe(422)
  })

  it('is deleted by a button, and its token goes with it', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const first = await post(site, 'Stays.')
    const second = await post(site, 'Goes.', first.cookie)
    const gone = await act(site, second.id, second.cookie, { action: 'delete' })
    expect(gone.status).toBe(303)
    const left = (gone.headers.get('set-cookie') ?? '').split(';')[0]!
    expect(left).toBe(first.cookie)
    const { text } = await thread(site, left)
    expect(text).not.toContain('Goes.')
    expect(text).toContain(`/comments/${first.id}/own`)
    const last = await act(site, first.id, left, { action: 'delete' })
    expect(last.headers.get('set-cookie')).toMatch(/afterword-own=; Max-Age=0/)
  })

  it('opens to no other browser, site or comment, and by no request from elsewhere (S-01, S-24)', async ({
    expect,
  }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const { id, cookie } = await post(site)
    const foreign = String((await aComment(site)).id)
    const show = (path: string, cookie: string) => call(path, { headers: { cookie } })
    const own = `/${site.id}/comments/${id}/own`
    expect((await show(own, '')).status).toBe(403)
    expect(
      (
        await show(
          own,
          cookie.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')),
        )
      ).status,
    ).toBe(403)
    expect((await show(`/${site.id}/comments/${foreign}/own`, cookie)).status).toBe(403)
    expect((await show(`/${other.id}/comments/${id}/own`, cookie)).status).toBe(403)
    const remove = { action: 'delete' }
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: aPage(site).slice(0, -7) },
      { origin: 'https://evil.example' },
      {},
    ] as Record<string, string>[]) {
      const answer = await postForm(own, remove, { ...headers, cookie })
      expect([answer.status, JSON.stringify(headers)]).toEqual([403, JSON.stringify(headers)])
    }
    expect((await show(own, cookie)).status).toBe(200)
  })

  it('is shown, not changed, once its time is over', async ({ expect }) => {
    const site = await aSite({ hold: 'none', editMinutes: 0 })
    const { id, cookie } = await post(site)
    const { status, text } = await call(`/${site.id}/comments/${id}/own`, { headers: { cookie } })
    expect(status).toBe(200)
    expect(text).toContain('The time to edit or delete this comment is over.')
    expect(text).not.toMatch(/<form|<textarea/)
    expect((await act(site, id, cookie, { action: 'delete' })).status).toBe(409)
    expect((await thread(site, cookie)).text).not.toContain('id="mine"')
  })

  it('is nothing that /v1, the elements or a kept answer ever look at', async ({ expect }) => {
    const site = await aSite()
    const { id, cookie } = await post(site, 'Waiting.')
    const page = encodeURIComponent(aPage(site))
    for (const path of [
      `/v1/${site.id}/comments?page=${page}`,
      `/embed/${site.id}/thread?page=${page}`,
      `/${site.id}/comments.html?page=${page}`,
      `/${site.id}/comments.atom`,
    ]) {
      const answer = await call(path, { headers: { cookie } })
      expect([answer.status, answer.text.includes('Waiting.')], path).toEqual([200, false])
      expect(answer.headers.get('set-cookie'), path).toBeNull()
    }
    expect((await call(`/v1/${site.id}/comments/${id}/status`, { headers: { cookie } })).status).toBe(401)
  })
})

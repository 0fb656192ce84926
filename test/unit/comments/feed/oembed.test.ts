import { describe, it } from 'vitest'
import { commentOf } from '../../../../src/comments/feed/oembed'
import { aComment } from '../../../support/a-comment'
import { aPage, aSite } from '../../../support/a-site'
import { at, call, ORIGIN } from '../../../support/api'
import { setStatus } from '../../../support/set-status'

describe('GET /{site}/oembed', () => {
  it('quotes one comment, with its author, its moment and the way back (E-46)', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site, {
      url: 'ada.example',
      body: 'A **word** & more.',
      email: 'ada@mail.example',
    })
    const link = `${aPage(site)}#c-${id}`
    const { status, headers, json, text } = await call(at(`/${site.id}/oembed`, { url: link }))
    expect(status).toBe(200)
    expect(headers.get('cache-tag')).toBe(`site-${site.id}`)
    expect(json).toMatchObject({
      version: '1.0',
      type: 'rich',
      author_name: 'Ada',
      author_url: 'https://ada.example/',
      provider_name: site.name,
      provider_url: `https://${site.id}.example`,
    })
    expect(json.title).toMatch(/^Comment by Ada, .*\d{4}/)
    expect(json.html).toContain(
      `<blockquote cite="${link}"><div dir="auto"><p>A <strong>word</strong> &amp; more.</p>`,
    )
    expect(json.html).toContain(`<a href="${link}"><time datetime="`)
    expect(text).not.toContain('mail.example')
    const again = await call(at(`/${site.id}/oembed`, { url: link }), {
      headers: { 'if-none-match': headers.get('etag')! },
    })
    expect(again.status).toBe(304)
  })

  it('is named by our page of that comment, and takes that address as well', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site, { body: 'Named.' })
    const ours = at(`/${site.id}/thread`, { page: aPage(site), comment: String(id) })
    const { text } = await call(ours)
    const [, href] = /type="application\/json\+oembed" href="([^"]+)"/.exec(text)!
    const { json } = await call(href!.replaceAll('&amp;', '&').slice(ORIGIN.length))
    expect(json.html).toContain('Named.')
    expect((await call(at(`/${site.id}/oembed`, { url: ORIGIN + ours }))).json).toEqual(json)
    // A whole thread is no comment.
    expect((await call(at(`/${site.id}/thread`, { page: aPage(site) }))).text).not.toContain('json+oembed')
  })

  it('quotes nothing that waits, is gone, stands elsewhere or is none, and speaks JSON alone', async ({
    expect,
  }) => {
    const [site, other] = [await aSite({ hold: 'none' }), await aSite({ hold: 'none' })]
    const ask = async (url: string, more = {}) =>
      (await call(at(`/${site.id}/oembed`, { url, ...more }))).status
    const { id } = await aComment(site)
    const link = `${aPage(site)}#c-${id}`
    expect(await ask(link)).toBe(200)
    expect(await ask(link, { format: 'xml' })).toBe(501)
    for (const status of ['held', 'rejected', 'returned', 'spam', 'deleted'] as const) {
      await setStatus(id, status)
      expect(await ask(link), status).toBe(404)
    }
    const elsewhere = await aComment(other)
    for (const url of [
      '',
      'nonsense',
      aPage(site),
      `${aPage(other)}#c-${elsewhere.id}`,
      '#c-',
      '#c-99999999999999999999',
    ])
      expect(await ask(url), url).toBe(404)
  })

  it('is asked for by whatever somebody pasted, and carries no attack further', async ({ expect }) => {
    expect(commentOf('https://courier.example/1?comment=7#c-8')).toBe(7)
    expect(commentOf('https://courier.example/1#c-8')).toBe(8)
    expect(commentOf('https://courier.example/1?uncomment=7')).toBeUndefined()
    const site = await aSite({ hold: 'none' })
    const attack = '"><script>hit()</script>'
    const { id } = await aComment(site, { name: attack, body: attack })
    const { json } = await call(at(`/${site.id}/oembed`, { url: `#c-${id}` }))
    expect(json.html).not.toContain('<script')
  })
})

import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'

/** The opening tag of the first element of that class. */
const tag = (html: string, name: string) =>
  new RegExp(`<\\w+(?= )[^>]*class="${name}[" ][^>]*>`).exec(html)?.[0] ?? `no .${name} at all`

describe('both directions in one thread (V-72)', () => {
  it('an Arabic comment on an English page runs its own way, and nothing around it does', async ({
    expect,
  }) => {
    const site = await aSite({ hold: 'none' })
    const first = await aComment(site, { name: 'أحمد', body: 'سأكون هناك (إن شاء الله).' })
    await aComment(site, { name: 'Ada', body: 'Good.', parentId: String(first.id) })
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'en' }))
    expect(tag(text, 'aw-thread')).toMatch(/ lang="en" dir="ltr"/)
    expect(text).toMatch(/class="aw-body"[^>]* dir="auto"[^>]*><p>سأكون هناك/)
    expect(text).toContain('<bdi>Ada</bdi> in reply to <bdi>أحمد</bdi>')
    expect(text).not.toMatch(/(?<!<bdi>)أحمد(?!<\/bdi>|")/)
  })

  it('an English comment on an Arabic page runs its own way', async ({ expect }) => {
    const site = await aSite({ hold: 'none', locale: 'ar' })
    const first = await aComment(site, { name: 'Ada', body: 'Is that so?' })
    await aComment(site, { name: 'ليلى', body: 'نعم.', parentId: String(first.id) })
    const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site) }))
    expect(tag(text, 'aw-thread')).toMatch(/ lang="ar" dir="rtl"/)
    expect(text).toMatch(/class="aw-body"[^>]* dir="auto"[^>]*><p>Is that so\?/)
    expect(text).toContain('<bdi>ليلى</bdi> ردًا على <bdi>Ada</bdi>')
  })

  it.for(['\u202e', '\u202d', '\u2067', '\u200f'])(
    'a name that begins with %j cannot turn what stands around it',
    async (mark, { expect }) => {
      const site = await aSite({ hold: 'none' })
      const { id } = await aComment(site, { name: `${mark}adA`, body: 'Words.' })
      await aComment(site, { name: 'Ben', parentId: String(id), body: 'An answer.' })
      for (const lang of ['en', 'ar', 'uk']) {
        const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang }))
        expect(text).toContain('<bdi>adA</bdi>')
        expect(text).not.toContain(`${mark}adA`)
      }
    },
  )

  it('stands on every fragment that a page of the other direction may embed', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const { id } = await aComment(site)
    const paths = [
      `/embed/${site.id}/subscribe?lang=ar`,
      `/embed/${site.id}/recent?lang=ar`,
      `/embed/${site.id}/reports/${id}?lang=ar`,
    ]
    for (const path of paths) {
      const { status, text } = await call(path)
      expect(status, path).toBe(200)
      expect(text, path).toMatch(/^<\w+[^>]* lang="ar" dir="rtl"/)
    }
  })
})

import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'

describe('a thread asked for with what a link carried along', () => {
  it.for([
    ['a campaign', '?utm_source=mail&utm_medium=x', ''],
    ['a click', '?fbclid=IwAR0', ''],
    ['one that few know', '?mc_cid=1&_hsenc=2', ''],
    ['a click after what is the page’s own', '?id=7&gclid=1', '?id=7'],
    ['a click before what is the page’s own', '?gclid=1&id=7', '?id=7'],
  ])(
    'is one kept answer with %s: who comes so is sent there, with all they asked',
    async ([, search, kept], { expect }) => {
      const site = await aSite({ hold: 'none' })
      const page = aPage(site)
      await aComment(site, { page: page + kept, body: 'Here.' })
      const asked = `/embed/${site.id}/thread`
      const sent = await call(at(asked, { page: page + search, sort: 'oldest', lang: 'de' }))
      expect(sent.status).toBe(302)
      expect(sent.headers.get('access-control-allow-origin')).toBe('*')
      expect(sent.headers.get('cache-control')).toBe('no-store')
      const to = new URL(sent.headers.get('location')!, `https://comments.test${asked}`)
      expect(to.pathname).toBe(asked)
      expect(Object.fromEntries(to.searchParams)).toEqual({ page: page + kept, sort: 'oldest', lang: 'de' })
      const { status, text } = await call(to.pathname + to.search)
      expect(status).toBe(200)
      expect(text).toContain('Here.')
    },
  )

  it('asks once where the address says where nobody came from, however it is written', async ({ expect }) => {
    const site = await aSite({ hold: 'none' })
    const page = aPage(site)
    for (const other of ['', '/', '#comments', '?', '?id=7', '?id=%C3%A9&b=', '\u00a0', '\u2028 ']) {
      const { status } = await call(at(`/embed/${site.id}/thread`, { page: page + other }))
      expect(status, other).toBe(200)
    }
  })

  it('is refused as ever where the address is none', async ({ expect }) => {
    const site = await aSite()
    for (const query of [{}, { page: 'nowhere' }, { page: '' }])
      expect((await call(at(`/embed/${site.id}/thread`, query as Record<string, string>))).status).toBe(422)
  })
})

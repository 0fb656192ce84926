import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'

// What a page's owner writes by hand into an attribute may be a slip: readers get their thread all the same (E-02).

describe('an attribute that says nothing we know', () => {
  it.for(['best', 'Newest ', '<script>', 'oldest,newest'])(
    'sort="%s" is as if it were not there',
    async (sort, { expect }) => {
      const site = await aSite({ hold: 'none', sort: 'oldest' })
      const [first, second] = [await aComment(site), await aComment(site)]
      const page = aPage(site)
      const { status, text } = await call(at(`/embed/${site.id}/thread`, { page, sort }))
      expect(status).toBe(200)
      expect(text).toContain('name="sort" value="oldest" aria-pressed="true"')
      expect(text.indexOf(`c-${first.id}`)).toBeLessThan(text.indexOf(`c-${second.id}`))
      // A program is told: it has somebody who reads what it is told.
      expect((await call(at(`/v1/${site.id}/comments`, { page, sort }))).status).toBe(422)
    },
  )

  it.for(['0', '51', 'all', '-1', ''])('limit="%s" shows five', async (limit, { expect }) => {
    const site = await aSite({ hold: 'none' })
    for (let at = 0; at < 7; at++) await aComment(site)
    const { status, text } = await call(at(`/embed/${site.id}/recent`, { limit }))
    expect(status, text).toBe(200)
    expect(text.match(/<li/g)).toHaveLength(5)
    expect((await call(at(`/v1/${site.id}/recent`, { limit }))).status).toBe(422)
  })
})

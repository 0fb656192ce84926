import { describe, it } from 'vitest'
import { embedLinks, pageLinks } from '../../../../src/comments/thread/thread-links'

const page = 'https://example.org/post?id=1&x=ü'
const place = { siteId: 'demo', page, sort: 'oldest', lang: 'de' } as const
const query = (href: string) => Object.fromEntries(new URL(href, 'https://comments.test').searchParams)

describe('embedLinks', () => {
  it('lead to pieces, and to the article itself for a comment', ({ expect }) => {
    const links = embedLinks(place)
    expect(links.comment(7)).toBe(`${page}#c-7`)
    expect(links.action).toBe('/embed/demo/comments')
    expect(query(links.more({ after: 'abc' }))).toEqual({ page, sort: 'oldest', lang: 'de', after: 'abc' })
    expect(links.replies(7, { after: 'abc' })).toMatch(/^\/embed\/demo\/replies\/7\?/)
    expect(query(links.replies(7, { after: 'abc' }))).toEqual({ page, lang: 'de', after: 'abc' })
  })
})

describe('pageLinks', () => {
  it('lead to whole pages that keep page, order and language', ({ expect }) => {
    const links = pageLinks(place)
    expect(query(links.more({ after: 'abc' }))).toEqual({ page, sort: 'oldest', lang: 'de', after: 'abc' })
    expect(query(links.sort('newest'))).toEqual({ page, lang: 'de' })
    expect(query(links.reply(7))).toEqual({ page, sort: 'oldest', lang: 'de', reply: '7' })
    expect(links.reply(7)).toMatch(/#form$/)
    // Whichever page of the thread it stands on: the address opens around it (V-65).
    expect(links.comment(7)).toMatch(/^\/demo\/thread\?.*comment=7#c-7$/)
    expect(query(links.more({ before: 'abc' }))).toEqual({ page, sort: 'oldest', lang: 'de', before: 'abc' })
    expect(query(links.replies(7, { after: 'abc' }))).toEqual({
      page,
      sort: 'oldest',
      lang: 'de',
      replies: '7',
      after: 'abc',
    })
  })
})

import { describe, it } from 'vitest'
import { aComment } from '../../support/a-comment'
import { aPage, aSite } from '../../support/a-site'
import { at, call } from '../../support/api'

/** A thread as an element fetches it: Ada, and Ben who answers her, and Cy who answers Ben. */
async function aThread() {
  const site = await aSite({ hold: 'none', votes: 'both' })
  const { id } = await aComment(site, { url: 'https://ada.example' })
  const reply = await aComment(site, { name: 'Ben', parentId: String(id) })
  await aComment(site, { name: 'Cy', parentId: String(reply.id) })
  const { text } = await call(at(`/embed/${site.id}/thread`, { page: aPage(site), lang: 'en' }))
  return text
}

/** Words without markup, each space once. */
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('a thread as it is heard', () => {
  it('is a section of its own name, lists within lists, and an article with a heading for each comment (A-10)', async ({
    expect,
  }) => {
    const text = await aThread()
    expect(text).toMatch(/<section [^>]*aria-labelledby="aw-title"/)
    const articles = [...text.matchAll(/<article [^>]*aria-labelledby="(h-\d+)"/g)].map(([, id]) => id)
    expect(articles).toHaveLength(3)
    const headings = articles.map((id) => new RegExp(`<h3 id="${id}"[^>]*>(.*?)</h3>`).exec(text)![1]!)
    expect(headings.map(words)).toEqual([
      expect.stringMatching(/^Comment by Ada, \S/),
      expect.stringMatching(/^Ben in reply to Ada, \S/),
      expect.stringMatching(/^Cy in reply to Ben, \S/),
    ])
    // Depth is said by lists within lists: neither by a role, nor by headings that go ever deeper.
    expect(text).not.toMatch(/role="(feed|tree|log|listitem|article)"|<h4|aria-live/)
    expect(text).toMatch(/<ol class="aw-list"[\s\S]*<ol class="aw-replies"[\s\S]*<ol class="aw-replies"/)
  })

  it('names each button by the word that is seen, then by whom it is about (A-18)', async ({ expect }) => {
    const text = await aThread()
    const buttons = [...text.matchAll(/<button [^>]*part="(reply|report|vote)"[^>]*>(.*?)<\/button>/g)]
    const named = buttons.map(([, part, inside]) => [part, words(inside!)] as const)
    expect(named.filter(([part]) => part === 'reply').map(([, name]) => name)).toEqual([
      'Reply to Ada',
      'Reply to Ben',
      'Reply to Cy',
    ])
    expect(named.filter(([part]) => part === 'report').map(([, name]) => name)[0]).toBe(
      'Report the comment by Ada',
    )
    expect(text.match(/part="vote" name="vote" value="1" aria-pressed="false"/g)).toHaveLength(3)
  })

  it('tells a browser what each field of the form is for, so that it can fill them (A-21)', async ({
    expect,
  }) => {
    const text = await aThread()
    const fills = (name: string) =>
      /autocomplete="([^"]+)"/.exec(new RegExp(`<input [^>]*name="${name}"[^>]*>`).exec(text)![0])?.[1]
    expect(['name', 'email', 'url'].map(fills)).toEqual(['name', 'email', 'url'])
    expect(text).not.toMatch(/tabindex="[1-9]/)
  })
})

import { describe, it } from 'vitest'
import { aPage, aSite } from '../../support/a-site'
import { at, call, postForm, postJson } from '../../support/api'

/** Words that people, machines and vandals send: each is posted, or refused with a field that says why; none is a fault. */
const BODIES: readonly (readonly [name: string, body: string, status: number])[] = [
  ['a word of 10,000 letters', 'x'.repeat(10_000), 201],
  ['zalgo', `Z${'\u0310\u0321\u0489'.repeat(200)}algo`, 201],
  ['a thousand line breaks', `First.${'\n'.repeat(1000)}Last.`, 201],
  ['nothing but a thousand line breaks', '\n'.repeat(1000), 422],
  ['only emoji', '👩‍👩‍👧‍👦🇦🇽👍🏽', 201],
  ['only right-to-left', 'مرحبا بالعالم', 201],
  ['overrides of direction', '\u202eevil\u202c text', 201],
  ['only what cannot be seen', '\u200b\u2060\ufeff', 422],
  ['lone halves of characters', 'a\ud800b', 201],
  ['deep quotes', `${'> '.repeat(500)}deep`, 201],
  ['20,001 letters', 'x'.repeat(20_001), 422],
]

describe('words that are odd', () => {
  it.for(BODIES)(
    '%s: taken or refused by name, the same in the element, the API and without scripts',
    async ([, body, status], { expect }) => {
      const site = await aSite({ hold: 'none' })
      const fields = { page: aPage(site), name: 'Ada', body }
      const api = await postJson(`/v1/${site.id}/comments`, fields)
      const element = await postJson(`/embed/${site.id}/comments`, fields)
      const page = await postForm(`/${site.id}/thread`, fields)
      expect([api.status, element.status, page.status]).toEqual([status, status, status])
      if (status === 422) {
        expect(api.json.errors.map(({ field }: { field: string }) => field)).toEqual(['body'])
        return
      }
      // What is stored is bounded in every direction: no stack of marks, no desert of empty lines, nothing that turns the text around it.
      const { html } = api.json
      expect(html).not.toMatch(/\p{M}{9}/u)
      expect(html.split('<br>').length).toBeLessThan(10)
      expect(html).not.toMatch(/[\u202a-\u202e]/)
      expect(html.isWellFormed()).toBe(true)
      expect(html.split('<blockquote>').length).toBeLessThan(25)
    },
  )
})

/** Addresses of pages, as readers and robots arrive with them: what the thread is filed under, or a refusal that says what to write. */
const ADDRESSES: readonly (readonly [
  name: string,
  address: (host: string) => string,
  wanted: number | string,
])[] = [
  ['2,048 characters', (host) => `https://${host}/`.padEnd(2048, 'x'), 200],
  ['2,049 characters', (host) => `https://${host}/`.padEnd(2049, 'x'), 422],
  [
    'user and password, which are dropped',
    (host) => `https://user:password@${host}/post/1`,
    'https://xn--bcher-kva.example/post/1',
  ],
  [
    'a host in another script',
    () => 'https://bücher.example/größe',
    'https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe',
  ],
  ['no address', () => 'not an address', 422],
  ['another scheme', () => 'javascript:alert(1)', 422],
]

describe('addresses that are odd', () => {
  it.for(ADDRESSES)('%s', async ([, address, wanted], { expect }) => {
    const site = await aSite({ origins: ['https://xn--bcher-kva.example'], hold: 'none' })
    const page = address('xn--bcher-kva.example')
    const read = await call(at(`/v1/${site.id}/comments`, { page }))
    const write = await postJson(`/v1/${site.id}/comments`, { page, name: 'Ada', body: 'A word.' })
    if (wanted === 422) {
      expect([read.status, write.status]).toEqual([422, 422])
      expect(read.json.errors[0].field).toBe('page')
      expect(write.text).not.toContain('password')
      return
    }
    expect([read.status, write.status]).toEqual([200, 201])
    expect((await call(at(`/v1/${site.id}/comments`, { page }))).json.thread.count).toBe(1)
    if (typeof wanted === 'string') expect(read.json.thread.page).toBe(wanted)
    expect(read.text).not.toContain('password')
  })
})

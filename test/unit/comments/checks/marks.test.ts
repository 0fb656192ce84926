import { describe, it } from 'vitest'
import { hostsOf, marksOf } from '../../../../src/comments/checks/marks'
import { renderMarkdown } from '../../../../src/comments/form/render-markdown'

const KEY = 'k'.repeat(32)
const tied = (body: string, more = {}) => ({
  html: renderMarkdown(body),
  author_email: null,
  author_url: null,
  network: null,
  ...more,
})

describe('the hosts a comment leads to', () => {
  it.for([
    ['no link at all', []],
    ['https://Shop.Example/a?b and https://shop.example/c', ['shop.example']],
    ['[two](https://a.example) [hosts](http://b.example:8080/x)', ['a.example', 'b.example']],
    ['[x](https://shop.example./x) and https://shop.example/', ['shop.example']],
    ['mail me: ada@example.org', []],
    ['[IDN](https://bücher.example/)', ['xn--bcher-kva.example']],
    ['`https://code.example`', []],
  ] as const)('of “%s”', ([body, hosts], { expect }) => {
    expect(hostsOf(tied(body))).toEqual(hosts)
  })

  it('begin with the author’s website, and are ten at most', ({ expect }) => {
    const links = Array.from({ length: 30 }, (_, at) => `https://h${at}.example`).join(' ')
    const hosts = hostsOf(tied(links, { author_url: 'https://me.example/' }))
    expect(hosts).toHaveLength(10)
    expect(hosts[0]).toBe('me.example')
  })
})

describe('the marks of a comment', () => {
  it('name every host with those above it, the network, and a hash of the address', async ({ expect }) => {
    const marks = await marksOf(
      KEY,
      tied('https://a.b.example.org', { author_email: 'Ada@Example.org', network: 'n1' }),
    )
    expect(marks).toEqual([
      'host:a.b.example.org',
      'host:b.example.org',
      'host:example.org',
      'network:n1',
      expect.stringMatching(/^address:[\w-]{22}$/),
    ])
    expect(marks.join()).not.toMatch(/ada/i)
  })

  it('are none for a comment that is tied to nothing', async ({ expect }) => {
    expect(await marksOf(KEY, tied('Just words.', { author_email: 'no address' }))).toEqual([])
  })

  it('take an address of numbers as one host', async ({ expect }) => {
    expect(await marksOf(KEY, tied('http://192.0.2.7/x'))).toEqual(['host:192.0.2.7'])
  })

  it('are the same for every spelling of an address, and others under another key', async ({ expect }) => {
    const of = async (author_email: string, key = KEY) => (await marksOf(key, tied('x', { author_email })))[0]
    expect(await of('ADA@example.org')).toBe(await of('ada@EXAMPLE.org'))
    expect(await of('ada@example.org', 'j'.repeat(32))).not.toBe(await of('ada@example.org'))
  })
})

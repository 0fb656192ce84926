import fc from 'fast-check'
import { describe, it } from 'vitest'
import { PAGE_URL_MAX, parsePageUrl } from '../../../src/kernel/page-url'

const href = (text: string) => parsePageUrl(text)?.href
const key = (text: string) => parsePageUrl(text)?.key

describe('one page is one thread', () => {
  it.for([
    ['a fragment', 'https://example.org/post/1#comments'],
    ['tracking parameters', 'https://example.org/post/1?utm_source=x&utm_medium=y&fbclid=z&gclid=1&mc_cid=3'],
    ['tracking in capitals', 'https://example.org/post/1?UTM_Source=x'],
    ['a default port', 'https://example.org:443/post/1'],
    ['a trailing slash', 'https://example.org/post/1/'],
    ['many trailing slashes', 'https://example.org/post/1///'],
    ['the case of the host', 'https://EXAMPLE.org/post/1'],
    ['the dot after the host', 'https://example.org./post/1'],
    ['http', 'http://example.org/post/1'],
    ['a port of http', 'http://example.org:80/post/1'],
    ['credentials', 'https://user:password@example.org/post/1'],
    ['an empty query', 'https://example.org/post/1?'],
    ['spaces around', '  https://example.org/post/1  '],
    ['dots in the path', 'https://example.org/blog/../post/./1'],
  ])('whatever %s says', ([, address], { expect }) => {
    expect(key(address!)).toBe('example.org/post/1')
  })

  it('without credentials in what is stored', ({ expect }) => {
    expect(href('https://user:password@example.org/a')).toBe('https://example.org/a')
  })

  it('and another page is another', ({ expect }) => {
    const pages = ['/post', '/post/1', '/post/2', '/post_1', '/post/1?page=2', '/post/1?id=7', '/POST/1', '/']
    const keys = pages.map((page) => key(`https://example.org${page}`))
    expect(new Set(keys).size).toBe(pages.length)
  })

  it('with the parameters that mean something, in their order', ({ expect }) => {
    expect(href('https://example.org/?p=12&utm_source=x&lang=de')).toBe('https://example.org/?p=12&lang=de')
  })

  it('in IDN and escapes as the standard writes them', ({ expect }) => {
    expect(key('https://münchen.example/straße')).toBe('xn--mnchen-3ya.example/stra%C3%9Fe')
    expect(key('https://xn--mnchen-3ya.example/stra%c3%9fe')).toBe('xn--mnchen-3ya.example/stra%C3%9Fe')
  })

  it('with a home page that keeps its slash', ({ expect }) => {
    expect(href('https://example.org')).toBe('https://example.org/')
    expect(key('https://example.org/')).toBe('example.org/')
    expect(href('https://example.org/?p=1')).toBe('https://example.org/?p=1')
  })

  it('on a port of its own', ({ expect }) => {
    expect(parsePageUrl('http://localhost:8788/article')).toEqual({
      href: 'http://localhost:8788/article',
      key: 'localhost:8788/article',
      origin: 'http://localhost:8788',
    })
  })
})

describe('what is no page', () => {
  it.for([
    '',
    'post/1',
    '//example.org/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'https://',
    'https://exa mple.org/',
    'https://example.org/a\u0000b',
    'https://example.org/a\nb',
    'https://example.org/\ud800',
    'mailto:a@b.example',
  ])('%j is refused', (text, { expect }) => {
    expect(parsePageUrl(text)).toBeUndefined()
  })

  it('one character too long is refused, the longest is taken', ({ expect }) => {
    const longest = `https://example.org/${'a'.repeat(PAGE_URL_MAX - 20)}`
    expect(longest).toHaveLength(PAGE_URL_MAX)
    expect(parsePageUrl(longest)).toBeDefined()
    expect(parsePageUrl(`${longest}a`)).toBeUndefined()
  })
})

describe('the canonical form', () => {
  it('is its own canonical form, whatever comes in, and nothing throws', ({ expect }) => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const once = parsePageUrl(address)
        if (once) expect(parsePageUrl(once.href)).toEqual(once)
      }),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => void parsePageUrl(`https://${noise}`)))
  })
})

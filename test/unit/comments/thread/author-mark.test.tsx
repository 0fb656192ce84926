/** @jsxImportSource hono/jsx */
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { AuthorMark } from '../../../../src/comments/thread/author-mark'

const draw = (name: string, site = 'demo') => String(<AuthorMark name={name} site={site} />)
/** Without the letter, which tells names apart by itself. */
const shapes = (svg: string) => svg.replace(/<text.*<\/text>/, '')

describe('AuthorMark', () => {
  it('draws the same name at the same site the same way, and otherwise differently', ({ expect }) => {
    expect(draw('Ada')).toBe(draw('Ada'))
    expect(draw('ADA')).toBe(draw('ada'))
    expect(draw('Ada', 'other')).not.toBe(draw('Ada'))
  })

  it('tells a column of fifty apart', ({ expect }) => {
    const names = Array.from({ length: 50 }, (_, at) => `Reader ${at}`)
    expect(new Set(names.map((name) => shapes(draw(name)))).size).toBe(50)
  })

  it('shows the first letter or digit of any script, and a dot where there is none', ({ expect }) => {
    expect(draw('ñandú')).toContain('>Ñ</text>')
    expect(draw('“Zoë”')).toContain('>Z</text>')
    expect(draw('أحمد')).toContain('>أ</text>')
    expect(draw('!?')).toContain('>·</text>')
  })

  it('is hidden from ears, and needs neither inline style nor another file', ({ expect }) => {
    expect(draw('Ada')).toContain('aria-hidden="true"')
    expect(draw('Ada')).not.toMatch(/style=|href=|url\(|src=/)
  })

  it('is well-formed for every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const svg = draw(name)
        return (
          /^<svg [^<>]*>(<(rect|path) [^<>]*\/>){3}<text [^<>]*>[^<>]+<\/text><\/svg>$/.test(svg) &&
          !/NaN|undefined|-\d+ \d+%/.test(svg)
        )
      }),
    )
  })
})

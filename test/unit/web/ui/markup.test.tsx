/** @jsxImportSource hono/jsx */
import fc from 'fast-check'
import { html, raw } from 'hono/html'
import { describe, it } from 'vitest'
import { markup, referenced } from '../../../../src/web/ui/markup'

const EVIL = `"><img src=x onerror='alert(1)'>&`
const ESCAPED = '&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;'

describe('markup', () => {
  it('escapes every text, wherever it is put', ({ expect }) => {
    expect(String(markup`<p title="${EVIL}">${EVIL}</p>`)).toBe(`<p title="${ESCAPED}">${ESCAPED}</p>`)
    expect(String(markup`${[EVIL, [EVIL]]}`)).toBe(ESCAPED + ESCAPED)
    expect(String(markup`${{ toString: () => EVIL }}`)).toBe(ESCAPED)
  })

  it('puts markup in as it is, and never escapes it twice', ({ expect }) => {
    const name = markup`<bdi>${'A & B'}</bdi>`
    expect(String(markup`<b>${name}</b>${[name]}`)).toBe('<b><bdi>A &amp; B</bdi></b><bdi>A &amp; B</bdi>')
    expect(String(markup`${raw('<i>ours</i>')}`)).toBe('<i>ours</i>')
  })

  it('draws elements, and stands in elements', ({ expect }) => {
    expect(String(markup`<p>${<b>{EVIL}</b>}</p>`)).toBe(`<p><b>${ESCAPED}</b></p>`)
    expect(String(<p>{markup`<b>${EVIL}</b>`}</p>)).toBe(`<p><b>${ESCAPED}</b></p>`)
  })

  it('puts numbers, and nothing for what is not there', ({ expect }) => {
    expect(String(markup`${0}${null}${undefined}${false}${true}${''}${-1.5}`)).toBe('0-1.5')
  })

  it('says what hono says of everything that is there at once', ({ expect }) => {
    const { piece } = fc.letrec((again) => ({
      piece: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '\u0000', '😀') }),
        fc.double(),
        fc.constantFrom(null, undefined, true, false, raw('<b>')),
        fc.array(again('piece')),
      ),
    }))
    fc.assert(
      fc.property(piece, piece, (one, other) => {
        const [a, b] = [one as string, other as string]
        expect(String(markup`<p a="${a}">${b}</p>`)).toBe(String(html`<p a="${a}">${b}</p>`))
      }),
    )
  })

  it('refuses what is there only later, and tells nobody what it would be', ({ expect }) => {
    const Later = async () => <b>late</b>
    expect(() => markup`${<Later />}`).toThrow(TypeError)
    expect(() => markup`${Promise.resolve('late') as unknown as string}`).toThrow(TypeError)
  })
})

describe('what Latin-1 lacks', () => {
  it('is written by reference, and everything else as in any text', ({ expect }) => {
    expect(String(referenced('Posting…'))).toBe('Posting&#8230;')
    expect(String(referenced('Wird gesendet – « é » 😀'))).toBe('Wird gesendet &#8211; « é » &#128512;')
    expect(String(referenced(EVIL))).toBe(ESCAPED)
  })

  it('is never there, whatever the text', ({ expect }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = String(referenced(text))
        expect(written).not.toMatch(/[\u0100-\uffff]/)
        const read = written.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        expect(read).toBe(String(markup`${text}`).replaceAll('&#39;', "'"))
      }),
    )
  })

  it('stands in an attribute of an element without being escaped twice', ({ expect }) => {
    expect(String(<p title={referenced('… & "')} />)).toBe('<p title="&#8230; &amp; &quot;"></p>')
  })
})

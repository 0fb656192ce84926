import fc from 'fast-check'
import { describe, it } from 'vitest'
import { LOCALE_NAMES, translator } from '../../../../src/i18n/translate'
import { markup, written } from '../../../../src/web/ui/markup'
import { pattern } from '../../../../src/web/ui/pattern'
import { sentence } from '../../../../src/web/ui/sentence'

const heading = (
  t: Parameters<typeof sentence>[0],
  id: string | number,
  pieces: Parameters<typeof sentence>[2],
) => markup`<h3 id="h-${id}">${sentence(t, 'comments.heading-reply', pieces)}</h3>`

describe('pattern', () => {
  it('says in every language what is said when it is drawn anew, in the order of that language', ({
    expect,
  }) => {
    const Heading = pattern<'id' | 'name' | 'parent' | 'time'>((t, hole) =>
      heading(t, hole('id'), {
        name: written(hole('name')),
        parent: written(hole('parent')),
        time: written(hole('time')),
      }),
    )
    for (const locale of LOCALE_NAMES) {
      const t = translator(locale)
      const pieces = { name: markup`<bdi>Ada</bdi>`, parent: markup`<bdi>Ben</bdi>`, time: markup`now` }
      for (const id of [7, 8])
        expect(String(Heading(t, { id, ...pieces })), locale).toBe(String(heading(t, id, pieces)))
    }
  })

  it('escapes what is put in, whatever it is, and takes nothing in it for a hole', ({ expect }) => {
    const Button = pattern<'a' | 'b'>(
      (t, hole) => markup`<b title="${hole('a')}">${t('comments.reply')} ${hole('b')}${hole('a')}</b>`,
    )
    const t = translator('en')
    const text = fc.string({ unit: fc.constantFrom('<', '"', "'", '&', 'a', 'b', '\0', '{', '😀') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(String(Button(t, { a, b }))).toBe(
          String(markup`<b title="${a}">${t('comments.reply')} ${b}${a}</b>`),
        )
      }),
    )
  })

  it('is drawn once in each language', ({ expect }) => {
    const drawn: string[] = []
    const Name = pattern<'name'>((t, hole) => {
      drawn.push(t.locale)
      return markup`<b>${hole('name')}</b>`
    })
    for (const locale of ['de', 'en', 'de', 'en'] as const) Name(translator(locale), { name: 'Ada' })
    expect(drawn).toEqual(['de', 'en'])
  })

  it('keeps nothing of who it was filled with', ({ expect }) => {
    const Name = pattern<'name'>((_, hole) => markup`<b>${hole('name')}</b>`)
    expect(String(Name(translator('en'), { name: 'Ada' }))).toBe('<b>Ada</b>')
    expect(String(Name(translator('en'), { name: undefined }))).toBe('<b></b>')
  })
})

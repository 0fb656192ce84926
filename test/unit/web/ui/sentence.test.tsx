/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { LOCALE_NAMES, translator } from '../../../../src/i18n/translate'
import { Sentence } from '../../../../src/web/ui/sentence'

describe('Sentence', () => {
  it('puts markup into the holes of a sentence, in the order of its language', ({ expect }) => {
    for (const locale of LOCALE_NAMES) {
      const t = translator(locale)
      const said = String(
        <p>
          <Sentence t={t} text="comments.heading" with={{ name: <bdi>Ada</bdi>, time: <time>now</time> }} />
        </p>,
      )
      expect(said).toBe(
        `<p>${t('comments.heading', { name: '<bdi>Ada</bdi>', time: '<time>now</time>' })}</p>`,
      )
    }
  })

  it('escapes what is put in as text', ({ expect }) => {
    const said = String(
      <p>
        <Sentence t={translator('en')} text="comments.in-reply-to" with={{ name: '<i>{name}' }} />
      </p>,
    )
    expect(said).toBe('<p>in reply to &lt;i&gt;{name}</p>')
  })
})

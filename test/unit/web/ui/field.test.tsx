/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { translator } from '../../../../src/i18n/translate'
import { Field, fieldMarks } from '../../../../src/web/ui/field'
import { Moment } from '../../../../src/web/ui/moment'
import { Notice } from '../../../../src/web/ui/notice'

describe('a field', () => {
  it('has its label tied to it, and says nothing more where there is nothing to say', ({ expect }) => {
    const html = String(
      <Field name="email" label="E-mail">
        <input {...fieldMarks('email')} />
      </Field>,
    )
    expect(html).toBe(
      '<div class="field"><label for="email">E-mail</label><input id="email" name="email"/></div>',
    )
  })

  it.for([
    ['a hint', { hint: 'As in your mail.' }, 'url-hint', undefined],
    ['an error', { error: 'Enter one.' }, 'url-error', 'true'],
    ['both', { hint: 'As in your mail.', error: 'Enter one.' }, 'url-hint url-error', 'true'],
    ['empty ones', { hint: '', error: '' }, undefined, undefined],
  ] as const)('is described by %s, and called wrong only by an error', ([, notes, by, wrong], { expect }) => {
    expect(fieldMarks('url', notes)).toEqual({
      id: 'url',
      name: 'url',
      'aria-describedby': by,
      'aria-invalid': wrong,
    })
  })

  it('shows hint and error under the names that describe it', ({ expect }) => {
    const html = String(<Field name="url" label="Site" hint="A hint" error="Wrong" />)
    expect(html).toContain('<p class="muted" id="url-hint">A hint</p>')
    expect(html).toMatch(/<p class="field-error" id="url-error">.*Wrong<\/p>/)
    for (const id of fieldMarks('url', { hint: 'x', error: 'y' })['aria-describedby']!.split(' '))
      expect(html).toContain(`id="${id}"`)
  })

  it('escapes label, hint and error', ({ expect }) => {
    const evil = '<img src=x onerror=alert(1)>"'
    const html = String(<Field name="x" label={evil} hint={evil} error={evil} />)
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img/g)).toHaveLength(3)
  })

  it('keeps the sign of an error from being read aloud', ({ expect }) => {
    expect(String(<Field name="x" label="X" error="Wrong" />)).toContain('<span aria-hidden="true">')
  })
})

describe('a notice', () => {
  it('is a page of one thing, whose heading takes the focus', ({ expect }) => {
    const html = String(<Notice title="Gone" />)
    expect(html).toBe('<main class="notice notice-plain"><h1 tabindex="-1">Gone</h1></main>')
  })

  it('lists wrong fields, escaped, and no list where there are none', ({ expect }) => {
    const html = String(
      <Notice kind="error" title="x" issues={[{ field: '<b>', message: 'Enter <i>' }]}>
        <p>below</p>
      </Notice>,
    )
    expect(html).toContain('<li><b>&lt;b&gt;</b>: Enter &lt;i&gt;</li>')
    expect(html).toContain('notice-error')
    expect(html).toContain('<p>below</p></main>')
    expect(String(<Notice title="x" issues={[]} />)).not.toContain('<ul')
  })
})

describe('a moment', () => {
  const NOW = Date.UTC(2026, 10, 24, 9, 30)
  it.for([
    ['en', '3 hours ago', 'November 24, 2026 at 6:30'],
    ['de', 'vor 3 Stunden', '24. November 2026 um 06:30 UTC'],
  ] as const)(
    'in %s says how long ago, with the whole truth behind it',
    ([locale, said, title], { expect }) => {
      const html = String(<Moment t={translator(locale)} at={NOW - 3 * 3_600_000} now={NOW} />)
      expect(html).toContain('datetime="2026-11-24T06:30:00.000Z"')
      expect(html).toContain(title)
      expect(html).toContain(`>${said}</time>`)
    },
  )
})

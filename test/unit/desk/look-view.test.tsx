/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { LookMain } from '../../../src/desk/mail/look-page'
import { MAIL_SAMPLES } from '../../../src/desk/mail/mail-samples'
import { chooseSample } from '../../../src/desk/mail/preview-sample'
import { LOCALE_NAMES, translator } from '../../../src/i18n/translate'
import { DEFAULT_LOOK } from '../../../src/mail/public'
import type { Site } from '../../../src/sites/public'
import { danglingIds, doubledIds, rendered, wordsOf } from '../../support/rendered'
import { siteSettings } from '../../support/site-settings'

const t = translator('en')
const EVIL = '<img src=x onerror=alert(1)>"\'&'
const SITE: Site = { id: 'courier', name: 'The Courier', settings: siteSettings() }
const PREVIEW = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', bytes: 1000 }
const draw = (more: Partial<Parameters<typeof LookMain>[0]> = {}) =>
  rendered(
    <LookMain
      t={t}
      site={SITE}
      values={DEFAULT_LOOK}
      mayChange
      saved={false}
      chosen={chooseSample(SITE, {})}
      preview={PREVIEW}
      {...more}
    />,
  )

describe('the page of the look of mails', () => {
  it.for([
    [true, 1],
    [false, 0],
  ] as const)('for who may change it (%s) has %i form that posts', async ([mayChange, count], { expect }) => {
    const html = await draw({ mayChange })
    expect(html.match(/method="post"/g)?.length ?? 0).toBe(count)
    expect(html.match(/<iframe/g)).toHaveLength(2)
    expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
  })

  it.for(['color', 'logoUrl', 'logoAlt', 'postalAddress'])(
    'says what is wrong at %s and keeps what was typed',
    async (field, { expect }) => {
      const html = await draw({
        values: { ...DEFAULT_LOOK, [field]: EVIL },
        issues: [{ field, message: 'Not this.' }],
      })
      expect(html.match(/aria-invalid="true"/g)).toHaveLength(1)
      expect(html).not.toContain('<img')
      expect(html).toContain('&lt;img')
      expect(wordsOf(html)).toContain('Not this.')
      expect([doubledIds(html), danglingIds(html)]).toEqual([[], []])
    },
  )

  it.for([
    [0, 0],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [102_000, 102],
    [102_001, 103],
  ] as const)('says of %i bytes that they are %i kB of 102', async ([bytes, size], { expect }) => {
    const words = wordsOf(await draw({ preview: { ...PREVIEW, bytes } }))
    expect(words).toContain(t('mail.preview-size', { size, max: 102 }))
  })

  it('offers every mail in every language, one of each chosen', async ({ expect }) => {
    const chosen = { sample: MAIL_SAMPLES.at(-1)!, locale: 'de' as const }
    const html = await draw({ chosen })
    expect(html.match(/<option /g)).toHaveLength(MAIL_SAMPLES.length + LOCALE_NAMES.length)
    expect(html.match(/<option [^>]*selected/g)).toHaveLength(2)
    expect(html).toContain(`value="${chosen.sample.name}" selected`)
    expect(html).toContain('<bdi lang="de">')
  })

  it('runs and follows nothing of a mail: its frames have no rights, its words are text', async ({
    expect,
  }) => {
    const html = await draw({ preview: { ...PREVIEW, subject: EVIL, text: EVIL } })
    expect(html.match(/sandbox=""/g)).toHaveLength(2)
    expect(html).not.toContain('<img')
  })

  it('says that it was saved only once it was', async ({ expect }) => {
    expect(await draw({ saved: true })).toContain('role="status"')
    expect(await draw()).not.toContain('role="status"')
  })
})

describe('the mail that is shown', () => {
  it.for([
    [{}, 'en'],
    [{ lang: 'de' }, 'de'],
    [{ lang: 'xx' }, 'en'],
    [{ lang: '' }, 'en'],
    [{ mail: 'no-such-mail' }, 'en'],
  ] as const)('asked for by %j is the first, in %s', ([asked, locale], { expect }) => {
    expect(chooseSample(SITE, asked)).toEqual({ sample: MAIL_SAMPLES[0], locale })
  })
})

/** @jsxImportSource hono/jsx */
import { describe, it } from 'vitest'
import { CommentForm } from '../../../../src/comments/form/comment-form'
import { EmbedForm } from '../../../../src/comments/form/embed-form'
import type { ThreadView } from '../../../../src/comments/thread/comment'
import { embedLinks } from '../../../../src/comments/thread/thread-links'
import { LOCALE_NAMES, type Locale, translator } from '../../../../src/i18n/translate'
import { ASKS, type Ask, type Site } from '../../../../src/sites/public'
import { rendered } from '../../../support/rendered'
import { siteSettings } from '../../../support/site-settings'

const siteOf = (id: string, askName: Ask, askEmail: Ask, askUrl: Ask): Site => ({
  id,
  name: `The ${id}`,
  settings: siteSettings({ origins: [`https://${id}.example`], askName, askEmail, askUrl }),
})

const viewOf = (siteId: string, page: string, locale: Locale): ThreadView => ({
  t: translator(locale),
  siteId,
  now: Date.UTC(2026, 11, 1),
  links: embedLinks({ siteId, page, sort: 'newest' }),
  depth: 3,
  open: true,
  votes: 'both',
  lowScore: 5,
})

/** The form as the element gets it, and as it would be drawn anew. */
const both = async (site: Site, page: string, locale: Locale = 'en') => {
  const view = viewOf(site.id, page, locale)
  return [
    await rendered(<EmbedForm view={view} site={site} page={page} />),
    await rendered(<CommentForm view={view} site={site} page={page} />),
  ] as const
}

const combinations = ASKS.flatMap((askName) =>
  ASKS.flatMap((askEmail) => ASKS.map((askUrl) => [askName, askEmail, askUrl] as const)),
)

describe('the form of the element', () => {
  it.for(LOCALE_NAMES)(
    'is word for word what is drawn anew, whatever is asked for, in %s',
    async (locale, { expect }) => {
      for (const asked of combinations) {
        const [kept, drawn] = await both(siteOf('courier', ...asked), 'https://courier.example/1', locale)
        expect(kept).toBe(drawn)
      }
    },
  )

  it('is of the page and the site that ask, whoever asked first', async ({ expect }) => {
    for (const id of ['courier', 'herald', 'gazette']) {
      const page = `https://${id}.example/post/1`
      const [kept, drawn] = await both(siteOf(id, 'required', 'optional', 'off'), page)
      expect(kept).toBe(drawn)
      expect(kept).toContain(`action="/embed/${id}/comments"`)
      expect(kept).toContain(`name="page" value="${page}"`)
    }
  })

  it('escapes the address of a page', async ({ expect }) => {
    const [kept, drawn] = await both(
      siteOf('courier', 'required', 'optional', 'off'),
      `https://courier.example/?a=1&b="'><b>`,
    )
    expect(kept).toBe(drawn)
    expect(kept).toContain('value="https://courier.example/?a=1&amp;b=&quot;&#39;&gt;&lt;b&gt;"')
  })

  it('brings no letter beyond Latin-1 in the languages it writes', async ({ expect }) => {
    for (const locale of ['en', 'de', 'es', 'pt-BR'] as const) {
      const [kept] = await both(
        siteOf('courier', 'required', 'required', 'required'),
        'https://a.example/',
        locale,
      )
      expect([...kept].filter((letter) => letter > '\xff')).toEqual([])
    }
  })
})

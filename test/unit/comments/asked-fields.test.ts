import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { checkSubmission } from '../../../src/comments/form/check-submission'
import type { AppError } from '../../../src/kernel/error'
import { ASKS, type Ask, type Site } from '../../../src/sites/public'
import { aPage, aSite } from '../../support/a-site'
import { at, call, postForm, postJson } from '../../support/api'
import { siteSettings } from '../../support/site-settings'

const site = (settings: Parameters<typeof siteSettings>[0]): Site => ({
  id: 'courier',
  name: 'The Courier',
  settings: siteSettings({ origins: ['https://courier.example'], ...settings }),
})
const raw = { page: 'https://courier.example/post/1', body: 'A word.' }
const fieldsRefused = (work: () => unknown): readonly string[] => {
  try {
    work()
    return []
  } catch (error) {
    return ((error as AppError).details.issues ?? []).map(({ field, message }) => `${field}: ${message}`)
  }
}

describe('what a site asks of an author', () => {
  it('is a name, and if they like an address and a website, where nothing was set', ({ expect }) => {
    expect(fieldsRefused(() => checkSubmission(site({}), { ...raw, name: ' ' }))).toEqual([
      'name: comments.name-needed',
    ])
    const { name, email, url } = checkSubmission(site({}), { ...raw, name: 'Ada' })
    expect([name, email, url]).toEqual(['Ada', undefined, undefined])
  })

  it('names every field that is missing, each with its own fix', ({ expect }) => {
    const strict = site({ askEmail: 'required', askUrl: 'required' })
    expect(
      fieldsRefused(() => checkSubmission(strict, { ...raw, body: '', name: '', email: '', url: '' })),
    ).toEqual([
      'body: comments.body-needed',
      'name: comments.name-needed',
      'email: comments.email-needed',
      'url: comments.url-needed',
    ])
    expect(
      fieldsRefused(() => checkSubmission(strict, { ...raw, name: 'Ada', email: 'ada', url: 'no' })),
    ).toEqual(['email: field.email', 'url: field.web-address'])
  })

  it('signs for who may stay without a name, in the language of the site', ({ expect }) => {
    for (const askName of ['optional', 'off'] as const) {
      expect(checkSubmission(site({ askName }), raw).name).toBe('Guest')
      expect(checkSubmission(site({ askName, locale: 'de' }), { ...raw, name: ' \u200b' }).name).toBe('Gast')
    }
    expect(checkSubmission(site({ askName: 'optional' }), { ...raw, name: 'Ada' }).name).toBe('Ada')
  })

  it('drops what is not asked, whatever it holds', ({ expect }) => {
    const bare = site({ askName: 'off', askEmail: 'off', askUrl: 'off' })
    fc.assert(
      fc.property(fc.record({ name: fc.anything(), email: fc.anything(), url: fc.anything() }), (typed) => {
        const { name, email, url } = checkSubmission(bare, { ...raw, ...typed })
        expect([name, email, url]).toEqual(['Guest', undefined, undefined])
      }),
      { numRuns: 50 },
    )
  })

  it('is one rule for every combination: refused exactly if something required is blank', ({ expect }) => {
    const ask = fc.constantFrom(...ASKS)
    const given = fc.boolean()
    fc.assert(
      fc.property(ask, ask, ask, given, given, given, (askName, askEmail, askUrl, name, email, url) => {
        const missing = (how: Ask, there: boolean) => how === 'required' && !there
        const wanted = [
          ...(missing(askName, name) ? ['name'] : []),
          ...(missing(askEmail, email) ? ['email'] : []),
          ...(missing(askUrl, url) ? ['url'] : []),
        ]
        const typed = {
          ...raw,
          name: name ? 'Ada' : '',
          email: email ? 'ada@mail.example' : '',
          url: url ? 'ada.example' : '',
        }
        const refused = fieldsRefused(() => checkSubmission(site({ askName, askEmail, askUrl }), typed))
        expect(refused.map((issue) => issue.split(':')[0])).toEqual(wanted)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the way in', () => {
  const stored = (siteId: string) =>
    env.DB.prepare('SELECT author_name, author_email, author_url FROM comments WHERE site_id = ?1')
      .bind(siteId)
      .all<{ author_name: string; author_email: string | null; author_url: string | null }>()
      .then(({ results }) => results)

  it('does not matter: API, element and page refuse the same, and store the same', async ({ expect }) => {
    const strict = await aSite({ askEmail: 'required' })
    const fields = { page: aPage(strict), name: 'Ada', body: 'A word.' }
    const api = await postJson(`/v1/${strict.id}/comments`, fields)
    expect(api.status).toBe(422)
    expect(api.json.errors).toEqual([
      { field: 'email', message: 'Enter an e-mail address. It will not be published.' },
    ])
    const element = await postJson(`/embed/${strict.id}/comments`, fields)
    expect(element.json.errors).toEqual(api.json.errors)
    const page = await postForm(`/${strict.id}/thread`, fields)
    expect(page.status).toBe(422)
    expect(page.text).toContain(api.json.errors[0].message)
    expect(await stored(strict.id)).toEqual([])

    const bare = await aSite({ askName: 'off', askEmail: 'off', askUrl: 'off' })
    const more = { page: aPage(bare), name: 'Ada', email: 'ada@mail.example', url: 'ada.example' }
    expect((await postJson(`/v1/${bare.id}/comments`, { ...more, body: 'One.' })).status).toBe(202)
    expect((await postJson(`/embed/${bare.id}/comments`, { ...more, body: 'Two.' })).status).toBe(202)
    expect((await postForm(`/${bare.id}/thread`, { ...more, body: 'Three.' })).status).toBe(202)
    const nobody = { author_name: 'Guest', author_email: null, author_url: null }
    expect(await stored(bare.id)).toEqual([nobody, nobody, nobody])
  })

  it('is drawn as it is asked: marked, optional, or not there', async ({ expect }) => {
    const form = async (settings: Parameters<typeof aSite>[0]) => {
      const there = await aSite(settings)
      return (await call(at(`/embed/${there.id}/thread`, { page: aPage(there) }))).text
    }
    const usual = await form({})
    expect(usual).toContain('Your e-mail address will not be published. Required fields are marked *')
    expect(usual).toMatch(/name="name"[^>]* required/)
    expect(usual).not.toMatch(/name="email"[^>]* required/)
    expect(usual).toContain('E-mail (optional)')

    const strict = await form({ askEmail: 'required', askName: 'optional', askUrl: 'off' })
    expect(strict).toMatch(/name="email"[^>]* required/)
    expect(strict).not.toContain('E-mail (optional)')
    expect(strict).toContain('Name (optional)')
    expect(strict).not.toContain('name="url"')

    const bare = await form({ askName: 'off', askEmail: 'off', askUrl: 'off' })
    expect(bare).not.toMatch(/name="(?:name|email|url|remember)"/)
    expect(bare).not.toContain('e-mail address')
    expect(bare).toContain('Required fields are marked *')
  })

  it('without scripts lists what is wrong at the top, with links to the fields', async ({ expect }) => {
    const there = await aSite({ askEmail: 'required' })
    const fields = { page: aPage(there), name: '', body: '', email: 'ada' }
    const two = await postForm(`/${there.id}/thread`, fields)
    expect(two.status).toBe(422)
    const summary = /<div class="aw-summary"[^>]*>.*?<\/div>/s.exec(two.text)![0]
    expect(summary).not.toMatch(/^<div[^>]* hidden/)
    expect([...summary.matchAll(/href="(#[^"]+)"/g)].map(([, href]) => href)).toEqual([
      '#f-body',
      '#f-name',
      '#f-email',
    ])
    for (const field of ['name', 'email', 'body']) expect(two.text).toContain(`id="f-${field}"`)
    expect(two.text.match(/autofocus/g)).toHaveLength(1)

    const one = await postForm(`/${there.id}/thread`, { ...fields, name: 'Ada', body: 'A word.' })
    expect(/<div class="aw-summary"[^>]*>/.exec(one.text)![0]).toContain('hidden')
    expect(one.text).toContain('value="ada"')
  })
})

import { env } from 'cloudflare:workers'
import { describe, it } from 'vitest'
import { createSite } from '../../../src/sites/create-site'
import { findSite } from '../../../src/sites/queries'
import { allowsOrigin, toSite } from '../../../src/sites/site'
import { siteSettings } from '../../support/site-settings'
import { testContext } from '../../support/test-context'

const anId = () => `n${crypto.randomUUID().slice(0, 8)}`

describe('a new site', () => {
  it('has every default, and holds comments', async ({ expect }) => {
    const ctx = testContext()
    const site = await createSite(ctx, { id: anId(), name: 'A blog' })
    expect(site.settings).toMatchObject({ origins: [], locale: 'en', hold: 'all' })
    expect(toSite(await ctx.db.first(findSite(site.id)))).toEqual(site)
  })

  it('leaves one of the same id as it is', async ({ expect }) => {
    const ctx = testContext()
    const id = anId()
    await createSite(ctx, { id, name: 'First' })
    await createSite(ctx, { id, name: 'Second', settings: { hold: 'none' } })
    expect(toSite(await ctx.db.first(findSite(id)))).toMatchObject({
      name: 'First',
      settings: { hold: 'all' },
    })
  })

  it.for(['', 'Ä', 'has space', '-dash', 'dash-', 'UPPER', '../x', 'a'.repeat(33)])(
    'cannot be called %j',
    async (id, { expect }) => {
      await expect(createSite(testContext(), { id, name: 'x' })).rejects.toThrow('is no site id')
    },
  )

  it('reads settings of an older version, with defaults for what is missing', async ({ expect }) => {
    const id = anId()
    await env.DB.prepare('INSERT INTO sites (id, name, settings, created_at) VALUES (?1, ?2, ?3, 0)')
      .bind(id, 'Old', '{"origins":["https://a.example"],"gone":1}')
      .run()
    const site = toSite(await testContext().db.first(findSite(id)))
    expect(site.settings).toMatchObject({ origins: ['https://a.example'], hold: 'all' })
  })
})

describe('whose pages a site takes', () => {
  const site = {
    id: 'x',
    name: 'X',
    settings: siteSettings({ origins: ['https://a.example'] }),
  }

  it.for([
    ['https://a.example', true],
    ['https://comments.test', true],
    ['http://a.example', false],
    ['https://a.example.evil.example', false],
    ['https://b.example', false],
    ['null', false],
    ['', false],
  ] as const)('%j: %j', ([origin, allowed], { expect }) => {
    expect(allowsOrigin(site, origin, 'https://comments.test')).toBe(allowed)
  })
})
